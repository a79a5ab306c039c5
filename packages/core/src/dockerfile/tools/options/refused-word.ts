// The first word behind a command at which a release of its installer ends: an option that it does not have, or not so.

import { ownValue } from '../../../text/own-value.ts';
import { having, isBeyond, type OptionTable } from './option-table.ts';

/** How an installer reads its options. */
export interface OptionHabits {
  readonly table: OptionTable;
  /** Whether the beginning of a name stands for the one that begins so, and is refused where several do; `maybe` where some releases do that. */
  readonly abbreviates: boolean | 'maybe';
  /** Which may stand before the command: some of their own, the command's as well; undefined where they are not read. */
  readonly before: 'own' | 'same' | undefined;
}

export interface RefusedWord {
  /** `--no-such`, `-Z`, and a value that the option does not take behind it: `--use-feature=x` */
  readonly option: string;
  readonly kind: 'unknown' | 'choice' | 'ambiguous' | 'valueless' | 'unsaid';
  /** The releases that have it, as in the table; undefined where none has. */
  readonly spans?: string | undefined;
}

type Names = ReadonlyMap<string, string>;
type Found = { readonly refused: RefusedWord } | { readonly name: string; readonly valued: boolean } | 'unclear';

/** @param words behind the installer's name @param release null where it is not known */
export function refusedWord(
  words: readonly string[],
  { table, abbreviates, before }: OptionHabits,
  release: string | null,
): RefusedWord | undefined {
  const at = commandAt(words, table);
  // `pipenv run pip install`
  if (words.slice(0, at).some((word, place) => !word.startsWith('-') && !mayHaveValue(words[place - 1])))
    return undefined;
  const command = words[at];
  const names = command === undefined ? undefined : ownValue(table.commands, command);
  if (names === undefined) return undefined;
  const general = table.commands['before'] ?? names;
  const asked = { table, abbreviates, release };
  const ahead = before === undefined ? [] : words.slice(0, at);
  const first = readWords(ahead, before === 'own' ? general : names, asked);
  return first === 'unclear' ? undefined : (first ?? clear(readWords(words.slice(at + 1), names, asked)));
}

/** Where the command stands; -1 where it is none of the table. */
export function commandAt(words: readonly string[], { commands }: OptionTable): number {
  return words.findIndex((word) => Object.hasOwn(commands, word) && word !== 'before');
}

function mayHaveValue(word = ''): boolean {
  return word.startsWith('-') && !word.includes('=');
}

interface Asked extends Pick<OptionHabits, 'table' | 'abbreviates'> {
  readonly release: string | null;
}

function clear(found: RefusedWord | 'unclear' | undefined): RefusedWord | undefined {
  return found === 'unclear' ? undefined : found;
}

function readWords(words: readonly string[], names: Names, asked: Asked): RefusedWord | 'unclear' | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return undefined;
    const read = word.startsWith('--')
      ? readLong(word, words[at + 1], names, asked)
      : /^-[A-Za-z]/.test(word)
        ? readShort(word, words[at + 1], names, asked)
        : 0;
    if (typeof read !== 'number') return read;
    at += read;
  }
  return undefined;
}

/** @returns how many words behind it are its value */
function readLong(
  word: string,
  next: string | undefined,
  names: Names,
  asked: Asked,
): RefusedWord | 'unclear' | number {
  const equals = word.indexOf('=');
  const option = equals < 0 ? word : word.slice(0, equals);
  const found = find(option, names, asked);
  if (found === 'unclear') return 'unclear';
  if ('refused' in found) return found.refused;
  if (!found.valued) return equals < 0 ? 0 : { option: found.name, kind: 'valueless' };
  const value = equals < 0 ? next : word.slice(equals + 1);
  if (value === undefined) return { option, kind: 'unsaid' };
  return wrongChoice(found.name, value, asked) ?? (equals < 0 ? 1 : 0);
}

/** `-qU`, `-rrequirements.txt`: how many words behind it are its value. */
export function readShort(
  word: string,
  next: string | undefined,
  names: Names,
  asked: Asked,
): RefusedWord | 'unclear' | number {
  for (let at = 1; at < word.length; at++) {
    const found = find(`-${word.charAt(at)}`, names, { ...asked, abbreviates: false });
    if (found === 'unclear') return 'unclear';
    if ('refused' in found) return found.refused;
    if (found.valued && at < word.length - 1) return 0;
    if (found.valued) return next === undefined ? { option: found.name, kind: 'unsaid' } : 1;
  }
  return 0;
}

export function find(option: string, names: Names, { table, abbreviates, release }: Asked): Found {
  const candidates = [...names].flatMap(([name, spans]) => {
    if (!name.startsWith(option)) return [];
    const bare = name.replace(/=$/, '');
    const known = having(spans, release, table);
    return known === 'lacks' ? [] : [{ name: bare, valued: bare !== name, known }];
  });
  const exact = candidates.filter(({ name }) => name === option);
  const meant = exact.length > 0 ? exact : abbreviates === false ? [] : candidates;
  const [one] = meant;
  if (one === undefined) {
    const spans = names.get(option) ?? names.get(`${option}=`);
    return spans === undefined && isBeyond(release, table)
      ? 'unclear'
      : { refused: { option, kind: 'unknown', spans } };
  }
  if (meant.every(({ valued }) => valued === one.valued) && (meant.length === 1 || abbreviates === 'maybe')) return one;
  return exact.length === 0 && abbreviates === true && meant.filter(({ known }) => known === 'has').length > 1
    ? { refused: { option, kind: 'ambiguous' } }
    : 'unclear';
}

/** Of options that take some values alone. */
export function wrongChoice(
  option: string,
  value: string,
  { table, release }: Pick<Asked, 'table' | 'release'>,
): RefusedWord | undefined {
  const all = [...table.choices.keys()].filter((each) => each.startsWith(`${option}=`));
  const said = `${option}=${value}`;
  const spans = table.choices.get(said);
  const isKnown = all.length === 0 || (spans !== undefined && having(spans, release, table) !== 'lacks');
  return isKnown || (spans === undefined && isBeyond(release, table))
    ? undefined
    : { option: said, kind: 'choice', spans };
}
