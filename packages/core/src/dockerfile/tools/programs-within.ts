// Programs that another one runs with files that it finds or is told: `find . -name '*.txt' -exec sed -i … {} \;`,
// `ls *.txt | xargs sed -i …`, `gosu app sed -i …`. The files stand in their words, as patterns.

import { lastOf, programOf, type Program } from '../program-of.ts';
import type { RunCommand } from '../shell/run-command.ts';
import type { ShellWord } from '../shell/shell-words.ts';
import { foundPaths } from './found-paths.ts';
import { toldPaths } from './told-paths.ts';

const DEEPEST = 4;
const separators = /&&|\|\||[;|\n]|\b(?:do|then)\b/;
const shells = /^(?:ba|da|a|z)?sh$/;
const given = /["']?\$(?:\w+|[@*#]|\{\w+\})["']?/g;
/** They run the words behind a user, or behind nothing. */
const asUser = /^(?:gosu|su-exec|busybox|toybox)$/;

type Piped = Pick<RunCommand, 'pipe' | 'opened'>;

/** A program, and whether every file that its words name is surely its own. */
export type ProgramWithin = Program & { readonly exact: boolean };

export function programsWithin({ name, words }: Program, command: Piped, depth = 0): readonly ProgramWithin[] {
  // The script of a shell that runs by itself is followed.
  const isFollowed = depth === 0 && shells.test(name);
  const own =
    depth > DEEPEST || isFollowed ? [] : (runners.find(([names]) => names.test(name))?.[1](words, command) ?? []);
  return own.flatMap((each) => [each, ...programsWithin(each, command, depth + 1)]);
}

type Runner = (words: readonly ShellWord[], command: Piped) => readonly ProgramWithin[];

/** The programs that run others; a further one is a further row. */
const runners: readonly (readonly [names: RegExp, runs: Runner])[] = [
  [/^find$/, runByFind],
  [/^xargs$/, runByXargs],
  [/^(?:(?:ba|da|a|z)?sh|su|runuser)$/, runByShell],
  [/^eval$/, (words) => scriptRun(words.map(({ text }) => text).join(' '), [])],
  [asUser, (words) => programIn(words.slice(/^\w+box$/.test(words[0]?.text ?? '') ? 1 : 0), false)],
];

function programIn(words: readonly ShellWord[], exact: boolean): readonly ProgramWithin[] {
  const program = programOf(words);
  return program === undefined ? [] : [{ ...program, exact }];
}

function runByFind(words: readonly ShellWord[]): readonly ProgramWithin[] {
  const commands: ShellWord[][] = [];
  const tests: ShellWord[] = [];
  let within: ShellWord[] | undefined;
  let [removes, behind] = [false, false];
  for (const word of words) {
    if (within !== undefined && /^\\?[;+]$/.test(word.text)) within = undefined;
    else if (within !== undefined) within.push(word);
    else if (/^-(?:exec|ok)(?:dir)?$/.test(word.text)) commands.push((within = []));
    else if (word.text === '-delete') removes = true;
    else {
      behind ||= commands.length > 0;
      tests.push(word);
    }
  }
  const { paths, exact } = foundPaths(tests);
  const run = commands.flatMap((each) => {
    // As its last word each file is one of its own.
    const isPlain = each.every(({ text }, at) => !text.includes('{}') || (text === '{}' && at === each.length - 1));
    return programIn(withPaths(each, '{}', paths), exact && isPlain && commands.length === 1 && !behind && !removes);
  });
  return [...run, ...(removes ? programIn([plain('rm'), ...paths], false) : [])].filter((each) => !removesOthers(each));
}

/** What takes away what nobody names as requirements: compiled files, folders of tests. */
function removesOthers({ name, words }: Program): boolean {
  const files = words.filter(({ text }) => !text.startsWith('-'));
  const isOther = (file: string): boolean =>
    !/^\*?$|\*$|^Pipfile|\.(?:txt|in|toml|lock|cfg|py|pip|json|ya?ml|whl|\*)$/.test(lastOf(file));
  return name === 'rm' && files.every(({ text }) => isOther(text));
}

function runByXargs(words: readonly ShellWord[], command: Piped): readonly ProgramWithin[] {
  let at = 0;
  let mark: string | undefined;
  let listed: ShellWord | undefined;
  for (; words[at]?.text.startsWith('-') === true; at++) {
    const { text } = words[at] ?? plain('');
    if (/^-i|^--replace/.test(text)) mark = text.replace(/^-i|^--replace=?/, '') || '{}';
    else if (text.startsWith('-I')) mark = text === '-I' ? words[at + 1]?.text : text.slice(2);
    if (/^-a|^--arg-file/.test(text)) listed = words[at];
    if (/^(?:-[adEILnPs]|--(?:arg-file|delimiter|max-(?:args|lines|procs|chars)))$/.test(text)) at++;
  }
  const told = listed === undefined ? toldPaths(command) : undefined;
  const [program] = programIn(words.slice(at), false);
  if (program === undefined) return [];
  const isShell = shells.test(program.name);
  // Of what nobody knows, only what surely writes counts: `… | xargs -r apt-mark manual`.
  const writes = /^(?:sed|gsed|perl|dos2unix|unix2dos|sponge|tee|truncate)$/.test(program.name) || isShell;
  if ((told === undefined || told.fewer) && !writes) return [];
  const paths = told?.paths ?? [plain('.'), plain('***/*')];
  const behind = words.slice(at);
  const own = mark === undefined ? [...behind, ...paths] : withPaths(behind, mark, paths);
  const isPlain = mark === undefined || behind.at(-1)?.text === mark;
  return programIn(own, told?.exact === true && isPlain).filter((each) => !removesOthers(each));
}

/** `find -exec sh -c 'sed -i … "$1"' _ {} \;`: a shell whose script is not followed as one. */
function runByShell(words: readonly ShellWord[]): readonly ProgramWithin[] {
  const at = words.findIndex(({ text }) => /^(?:-[a-z]*c|--command)$/.test(text));
  const script = at < 0 ? undefined : words[at + 1];
  return script === undefined ? [] : scriptRun(script.text, words.slice(at + 2));
}

function scriptRun(script: string, words: readonly ShellWord[]): readonly ProgramWithin[] {
  const paths = words.filter(({ text }) => /[/.]/.test(text));
  const names = paths.length === 0 ? [plain('')] : paths;
  return script.split(separators).flatMap((each) =>
    names.flatMap((name) => {
      const text = each.trim().replaceAll(given, () => name.text);
      const parts = text.split(/\s+/).map((part) => plain(part.replaceAll(/["']/g, '')));
      const [, target] = /(?<![<\d])>{1,2}\s*["']?([^\s"'&]+)/.exec(text) ?? [];
      const written = target === undefined ? [] : programIn([plain('tee'), plain(target)], false);
      return [...programIn(parts, false), ...written];
    }),
  );
}

function withPaths(words: readonly ShellWord[], mark: string, paths: readonly ShellWord[]): readonly ShellWord[] {
  return words.flatMap((word) =>
    word.text.includes(mark)
      ? paths.map((path) => ({
          text: word.text.replaceAll(mark, () => path.text),
          unknown: [...word.unknown, ...path.unknown],
        }))
      : [word],
  );
}

function plain(text: string): ShellWord {
  return { text, unknown: [] };
}
