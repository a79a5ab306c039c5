// Commands that make `python3`, `python` or `pip` another of the Pythons of a stage: links, Debian's alternatives, and pip itself, which
// puts its programs pip and pip3 where it is installed (get_console_scripts of its operations/install/wheel.py).

import type { AskedCommand } from './asked-command.ts';
import { absolutePath } from './context-paths.ts';
import { USUAL } from './counted-python.ts';
import { lastOf } from './program-of.ts';
import type { StageState } from './stage-state.ts';

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
  const minor = /^(?:\/\S*\/)?(?:python|pip)(3\.\d+)$/.exec(linked?.to ?? '')?.[1];
  return linked === undefined || minor === undefined ? undefined : { name: linked.name, minor };
}

/** Folders in which these names are looked for; the image's own programs stand before those of its distribution. */
const ofDistribution = /^(?:\/usr(?:\/local)?)?\/bin\/(python3?|pip3?)$/;
const ofImage = /^\/usr\/local\/bin\/(python3?|pip3?)$/;

/** `ln -sf /usr/bin/python3.9 /usr/bin/python3`, `update-alternatives --install /usr/bin/python3 python3 /usr/bin/python3.9 1` */
export function takeLinkedPython(asked: AskedCommand): void {
  const { command, program, place } = asked;
  const { state } = place.scope;
  const linked = linkedPython(asked);
  if (linked === undefined || !command.certain) return;
  const path = absolutePath(linked.name, program.name === 'ln' ? place.folder : '/usr/bin');
  const [, name] = (state.ownPython ? ofImage : ofDistribution).exec(path) ?? [];
  if (name === undefined) return;
  // What runs pip3 begins with that path.
  if (path === '/usr/bin/python3') state.usual = linked.minor;
  state.pythonNames.set(name, linked.minor);
}

/** What `pip` and `pip3` are once pip has been installed for the Python that counts. @param words of the command */
export function takePipPrograms(words: readonly string[], state: StageState): void {
  if (state.counted.startsWith('/') || words.includes('--user')) return;
  for (const name of ['pip', 'pip3'])
    if (state.counted === USUAL) state.pythonNames.delete(name);
    else state.pythonNames.set(name, state.counted);
}

/** `python3.12 get-pip.py`, `curl … | python3.12`, `python3.12 -m ensurepip` */
export function takeSeededPip({ command, place }: AskedCommand): void {
  const { state } = place.scope;
  const words = command.words.map(({ text }) => text);
  const all = [...words, ...(command.input ?? []).map(({ text }) => text)];
  const [, minor] = /^python(3\.\d+)$/.exec(lastOf(words[0] ?? '')) ?? [];
  const isPip = all.some((word) => word.endsWith('get-pip.py')) || (words[1] === '-m' && words[2] === 'ensurepip');
  if (minor === undefined || !isPip || !command.certain || `${state.python ?? ''}.`.startsWith(`${minor}.`)) return;
  state.pythonNames.set('pip3', minor);
  if (words[2] !== 'ensurepip' || words.includes('--default-pip')) state.pythonNames.set('pip', minor);
}
