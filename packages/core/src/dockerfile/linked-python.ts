// Commands that make `python3` or `python` another of the distribution's Pythons: links, and Debian's alternatives.

import type { AskedCommand } from './asked-command.ts';

interface LinkedPython {
  /** The path that it has from then on, or the name of the alternative. */
  readonly name: string;
  /** `3.9` */
  readonly minor: string;
}

/** Undefined for every other command. */
function linkedPython({ program: { name, words } }: AskedCommand): LinkedPython | undefined {
  const texts = words.map(({ text }) => text);
  const named = texts.filter((text) => !text.startsWith('-'));
  const [first = '', second = ''] = named;
  const linked =
    name === 'ln'
      ? { to: first, name: second }
      : name !== 'update-alternatives'
        ? undefined
        : texts.includes('--install')
          ? { to: named[2] ?? '', name: first }
          : texts.includes('--set')
            ? { to: second, name: first }
            : undefined;
  const minor = /^(?:\/usr\/bin\/)?python(3\.\d+)$/.exec(linked?.to ?? '')?.[1];
  return linked === undefined || minor === undefined ? undefined : { name: linked.name, minor };
}

/** `ln -sf /usr/bin/python3.9 /usr/bin/python3`, `update-alternatives --install /usr/bin/python3 python3 /usr/bin/python3.9 1` */
export function takeLinkedPython(asked: AskedCommand): void {
  const { command, place } = asked;
  const { state } = place.scope;
  const linked = linkedPython(asked);
  if (linked === undefined || !command.certain || state.ownPython) return;
  // What runs pip3 begins with that path.
  if (/^(?:\/usr\/bin\/)?python3$/.test(linked.name)) state.usual = linked.minor;
  const bare = /^(?:(?:\/usr(?:\/local)?)?\/bin\/)?(python3?)$/.exec(linked.name)?.[1];
  if (bare !== undefined) state.pythonNames.set(bare, linked.minor);
}
