// The program that a command runs in the end, behind sudo, env and python -m.

import type { ShellWord } from './shell/shell-words.ts';

export interface Program {
  /** Without its folder, `python -m pip` as `pip`. */
  readonly name: string;
  readonly words: readonly ShellWord[];
  /** `3.12`, where the name says so: `python3.12 -m pip`, `pip3.12`. */
  readonly minor?: string;
  /** Whether conda runs it in an environment of its own. */
  readonly conda: boolean;
}

const wrappers = new Map<string, readonly string[]>([
  ['sudo', ['-u', '-g', '-C']],
  ['env', ['-u', '-C', '-S']],
  ['exec', []],
  ['time', []],
  ['nice', ['-n']],
  ['nohup', []],
  ['timeout', ['-s', '-k']],
  ['command', []],
]);

const modules = new Set(['pip', 'pipx', 'uv', 'poetry', 'pipenv', 'pdm']);

export function programOf(words: readonly ShellWord[]): Program | undefined {
  let rest = words;
  let conda = false;
  for (let steps = 0; steps < 8; steps++) {
    const name = lastOf(rest[0]?.text ?? '');
    if (name === '') return undefined;
    // `$SUDO apt-get install git`: sudo, or nothing.
    if (/^\$\{?SUDO(?:_CMD)?\}?$/i.test(name) && rest[0]?.unknown.length === 1 && rest.length > 1) {
      rest = behindWrapper('sudo', rest.slice(1), []);
      continue;
    }
    // `command -v curl` asks for it, and does not run it.
    const asks = name === 'command' && /^-[vV]$/.test(rest[1]?.text ?? '');
    const valued = asks ? undefined : wrappers.get(name);
    if (name === 'eval' && rest.slice(1).some(isScript)) return named(name, rest, conda);
    if (name === 'eval') rest = behindWrapper(name, rest.slice(1).flatMap(wordsWithin), []);
    else if (valued !== undefined) rest = behindWrapper(name, rest.slice(1), valued);
    else if (/^(?:conda|mamba|micromamba)$/.test(name) && rest[1]?.text === 'run') {
      conda = true;
      rest = behindWrapper(name, rest.slice(2), ['-n', '--name', '-p', '--prefix']);
    } else {
      return named(name, rest, conda);
    }
  }
  return undefined;
}

/** `eval "true && pip install six"` */
function isScript({ text, unknown }: ShellWord): boolean {
  return unknown.length === 0 && /[;&|<>\n]/.test(text);
}

/** `eval "pip install six"`, where a shell makes no more than words of it. */
function wordsWithin(word: ShellWord): readonly ShellWord[] {
  if (word.unknown.length > 0 || /[^\w\s./:=@%+,-]/.test(word.text)) return [word];
  return word.text
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => ({ text, unknown: [] }));
}

function named(name: string, rest: readonly ShellWord[], conda: boolean): Program {
  const python = /^python(?:3(?:\.(\d+))?|2(?:\.\d+)?)?$/.exec(name);
  // `-m pip`, `-um pip`, `-mpip`
  const module = python === null ? -1 : rest.findIndex(({ text }) => /^-[A-Za-z]*m/.test(text));
  const [, glued = ''] = /^-[A-Za-z]*?m(.*)$/.exec(rest[module]?.text ?? '') ?? [];
  const behind = glued === '' ? module + 2 : module + 1;
  const asked = glued === '' ? lastOf(rest[module + 1]?.text ?? '') : glued;
  const onlyFlags = rest.slice(1, Math.max(module, 1)).every(({ text }) => text.startsWith('-'));
  if (python !== null && module > 0 && onlyFlags && modules.has(asked)) {
    return { name: asked, words: rest.slice(behind), conda, ...minorOf(python[1]) };
  }
  const pip = /^pip(?:-?3(?:\.(\d+))?|2)?$/.exec(name);
  if (pip !== null) return { name: 'pip', words: rest.slice(1), conda, ...minorOf(pip[1]) };
  return { name, words: rest.slice(1), conda };
}

function minorOf(minor: string | undefined): { readonly minor?: string } {
  return minor === undefined ? {} : { minor: `3.${minor}` };
}

/** The words behind a wrapper's own options and assignments. */
function behindWrapper(name: string, words: readonly ShellWord[], valued: readonly string[]): readonly ShellWord[] {
  let at = 0;
  while (at < words.length) {
    const { text } = words[at] ?? { text: '' };
    if (valued.includes(text)) at += 2;
    else if (text.startsWith('-') || (name !== 'exec' && /^[A-Za-z_]\w*=/.test(text))) at++;
    else if (name === 'timeout' && /^\d/.test(text)) at++;
    else break;
  }
  return words.slice(at);
}

export function lastOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}
