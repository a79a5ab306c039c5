// Options that pip hands to setup.py, where its release has them no more: what does the same, and the command without them.

import { ownValue } from '../../../text/own-value.ts';
import { commandLine } from '../../command-line.ts';
import { having } from './option-table.ts';
import { pipOptions } from './pip-options.ts';

/** pip takes no wheels with them, as long as it has them ("Implying --no-binary=:all:"). */
const handed: ReadonlySet<string> = new Set(['--install-option', '--global-option', '--build-option']);

/** Options of `setup.py install` by what pip calls the same; its home scheme (distutils) puts modules in lib/python, `--target` in the folder itself. */
const likes: Readonly<Record<string, (value: string) => string>> = {
  '--prefix': (value) => `--prefix=${value}`,
  '--root': (value) => `--root=${value}`,
  '--home': (value) => `--target=${value.replace(/\/+$/, '')}/lib/python`,
  '--install-lib': (value) => `--target=${value}`,
  '--install-purelib': (value) => `--target=${value}`,
  '--install-platlib': (value) => `--target=${value}`,
};

interface Given {
  readonly option: string;
  readonly value: string;
  /** As they stand in the command. */
  readonly words: readonly string[];
}

/** What to write in place of `--install-option`, as a clause in the imperative; undefined where pip has nothing like it. */
export function setupOptionRemedy(option: string, words: readonly string[]): string | undefined {
  if (option !== '--install-option') return undefined;
  const given = readWords(words).flatMap((each) => (each.option === option ? [each] : []));
  const argv = given.flatMap(({ value }) => {
    const [name = '', ...rest] = value.split('=');
    return rest.length === 0 ? [name] : [name, rest.join('=')];
  });
  const instead = argv.flatMap((name, at) => {
    const value = argv[at + 1];
    return value === undefined ? [] : (ownValue(likes, name)?.(value) ?? []);
  });
  if (instead.length === 0) return undefined;
  const written = given.flatMap((each) => each.words);
  return `write ${commandLine([...new Set(instead)])} in place of ${commandLine(written)}`;
}

/** The words of a command of pip without those of them that its release lacks. */
export function withoutSetupOptions(words: readonly string[], release: string | null): readonly string[] {
  const command = words.find((word) => ownValue(pipOptions.commands, word) !== undefined && word !== 'before') ?? '';
  return readWords(words).flatMap((each) => {
    const spans = ownValue(pipOptions.commands, command)?.get(`${each.option}=`);
    // Any other that it lacks stays: `pip install --group lint` by pip 25.0.1 is judged as a newer one would read it.
    const isGone = handed.has(each.option) && spans !== undefined && having(spans, release, pipOptions) === 'lacks';
    return isGone ? [] : each.words;
  });
}

/** Words one by one, and those options each with its value. */
function readWords(words: readonly string[]): readonly Given[] {
  const read: Given[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [option = '', ...rest] = word.split('=');
    const own = handed.has(option) && rest.length === 0 ? words.slice(at, at + 2) : [word];
    read.push({ option, value: rest.length === 0 ? (own[1] ?? '') : rest.join('='), words: own });
    at += own.length - 1;
  }
  return read;
}
