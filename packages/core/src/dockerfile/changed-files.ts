// Files of the image that a command writes or changes: what was copied there is no longer what the build context has.

import { absolutePath } from './context-paths.ts';
import { fitsGlob } from './fits-glob.ts';
import { lastOf, programOf } from './program-of.ts';
import type { RunCommand } from './shell/shell-walk.ts';
import type { ShellWord } from './shell/shell-words.ts';
import type { StageState } from './stage-state.ts';

/** Options by which programs name the file that they write: curl -fsSLo, wget -qO, pip-compile --output-file. */
const outputOption = /^(?:-[A-Za-z]*[oO]|--output(?:-file|-document)?)$/;

/** Remembers what a command changes; what an installer had written there is gone too. */
export function noteChanges(command: RunCommand, state: StageState, line: number, folder: string): void {
  for (const word of changedWords(command)) {
    const path = absolutePath(patternOf(word), folder);
    state.changed.set(path, line);
    state.exports.delete(path);
  }
}

/** The line that changed a file of the image; undefined where none did. */
export function changedAt(path: string, { changed }: StageState): number | undefined {
  const exact = changed.get(path);
  if (exact !== undefined) return exact;
  return [...changed].find(([pattern]) => isPattern(pattern) && fitsPath(path, pattern))?.[1];
}

function changedWords({ words, writes = [] }: RunCommand): readonly ShellWord[] {
  const program = programOf(words);
  if (program === undefined) return writes;
  const named = program.words.flatMap((word, index) => {
    const [option = '', value] = word.text.startsWith('--') ? word.text.split('=') : [word.text];
    const target = value === undefined ? program.words[index + 1] : { ...word, text: value };
    return outputOption.test(option) && target !== undefined ? [target] : [];
  });
  return [...writes, ...named, ...writtenBy(program.name, program.words)];
}

function writtenBy(name: string, words: readonly ShellWord[]): readonly ShellWord[] {
  const plain = words.filter(({ text }) => !text.startsWith('-'));
  switch (name) {
    case 'sed':
    case 'gsed':
    case 'perl':
    case 'awk':
    case 'gawk':
      return words.some(({ text }) => /^(?:-[A-Za-hj-z]*i|--in-place)/.test(text)) ? plain : [];
    case 'tee':
    case 'patch':
    case 'truncate':
    case 'dos2unix':
    case 'sponge':
    case 'ed':
    case 'rm':
      return plain;
    case 'curl':
    case 'wget':
      // Without a name, or with curl's -O, by the name that the address ends in.
      return plain.map(({ text, unknown }) => ({ text: lastOf(text.replace(/[?#].*$/, '')), unknown }));
    case 'mv':
      return [...plain, ...copyTargets(words, plain)];
    case 'cp':
    case 'ln':
    case 'install':
    case 'rsync':
      return copyTargets(words, plain);
    default:
      return [];
  }
}

/** The last word, and what lies there by the others' names where it is a folder; with `-t` that folder is named first. */
function copyTargets(words: readonly ShellWord[], plain: readonly ShellWord[]): readonly ShellWord[] {
  const at = words.findIndex(({ text }) => /^(?:-t|--target-directory)/.test(text));
  const flag = words[at]?.text ?? '';
  const attached = flag.replace(/^(?:-t|--target-directory=?)/, '');
  const target = at < 0 ? plain.at(-1) : attached === '' ? words[at + 1] : { text: attached, unknown: [] };
  if (target === undefined) return [];
  const inside = plain.map(({ text, unknown }) => ({ text: `${target.text}/${lastOf(text)}`, unknown }));
  return [target, ...inside];
}

/** What is not known of a name may be anything: `$NAME.txt` as `*.txt`. */
function patternOf({ text, unknown }: ShellWord): string {
  return unknown.length === 0 ? text : text.replaceAll(/\$\{[^}]*\}|\$\([^)]*\)|`[^`]*`|\$\w+/g, '*');
}

function isPattern(path: string): boolean {
  return /[*?[]/.test(path);
}

/** Folder by folder: a star of a shell takes no slash. */
function fitsPath(path: string, pattern: string): boolean {
  if (!path.startsWith(pattern.slice(0, pattern.search(/[*?[\\]/)))) return false;
  const [names, parts] = [path.split('/'), pattern.split('/')];
  return names.length === parts.length && names.every((name, index) => fitsGlob(name, parts[index] ?? ''));
}
