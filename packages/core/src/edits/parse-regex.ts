// Basic and extended regular expressions of POSIX, with what GNU, busybox and musl add alike.

import { ownValue } from '../text/own-value.ts';
import { bracketSet } from './bracket-set.ts';
import { charSet, firstOf } from './first-of.ts';
import type { Regex, RegexTree } from './regex-tree.ts';

export interface RegexOptions {
  readonly extended: boolean;
  readonly ignoreCase?: boolean;
  /** `\t` and `\n` are what sed makes of them; grep has neither. */
  readonly escapes?: Readonly<Record<string, string>>;
}

interface Reader {
  readonly source: string;
  readonly options: RegexOptions;
  at: number;
  groups: number;
  counts: boolean;
  readonly repeated: Set<number>;
}

/** An interval is written out; longer ones are for nobody's requirements. */
const MOST_TIMES = 40;
/** Groups within groups. */
const DEEPEST = 40;
const LONGEST = 2000;

const empty: RegexTree = { kind: 'empty' };

/** @returns undefined where it is none, and where programs differ in what it means */
export function parseRegex(source: string, options: RegexOptions): Regex | undefined {
  if (source === '' || source.length > LONGEST) return undefined;
  const reader: Reader = { source, options, at: 0, groups: 0, counts: false, repeated: new Set() };
  const tree = choice(reader, 0);
  if (tree === undefined || reader.at < source.length) return undefined;
  const { groups, repeated, counts } = reader;
  const anchored = isAnchored(tree);
  const takesAll = source.startsWith('.*') && tree.kind === 'sequence';
  return { tree, groups, repeated, anchored, takesAll, first: firstOf(tree), counts };
}

function choice(reader: Reader, depth: number): RegexTree | undefined {
  if (depth > DEEPEST) return undefined;
  const options: RegexTree[] = [];
  do {
    const option = branch(reader, depth);
    if (option === undefined) return undefined;
    options.push(option);
  } while (take(reader, '|'));
  const [only] = options;
  return options.length === 1 ? only : { kind: 'choice', options };
}

function branch(reader: Reader, depth: number): RegexTree | undefined {
  const parts: RegexTree[] = [];
  const { source } = reader;
  const ends = depth > 0 ? ['|', ')'] : ['|'];
  while (reader.at < source.length && !ends.some((end) => isNext(reader, end))) {
    const groups = reader.groups;
    const atom = atomOf(reader, parts.length === 0, depth);
    if (atom === undefined) return undefined;
    const repeated = repetition(reader, atom, groups);
    if (repeated === undefined) return undefined;
    parts.push(repeated);
  }
  // Empty alternatives are not the same everywhere.
  return parts.length === 0 ? undefined : sequence(parts);
}

function sequence(parts: readonly RegexTree[]): RegexTree {
  return parts.reduceRight((rest, first) => (rest === empty ? first : { kind: 'sequence', first, rest }), empty);
}

/** An operator as it is written there: `\(` in a basic expression, `(` in an extended one. */
function isNext({ source, at, options: { extended } }: Reader, operator: string): boolean {
  return source.startsWith(extended ? operator : `\\${operator}`, at);
}

function take(reader: Reader, operator: string): boolean {
  if (!isNext(reader, operator)) return false;
  reader.at += reader.options.extended ? 1 : 2;
  return true;
}

function atomOf(reader: Reader, isFirst: boolean, depth: number): RegexTree | undefined {
  const { source, options } = reader;
  if (take(reader, '(')) {
    const index = ++reader.groups;
    const body = choice(reader, depth + 1);
    return body === undefined || !take(reader, ')') ? undefined : { kind: 'group', index, body };
  }
  const char = source.charAt(reader.at);
  if (char === '^' && (options.extended || isFirst)) return place(reader, (_, at) => at === 0);
  if (char === '$' && (options.extended || isLast(reader))) return place(reader, (text, at) => at === text.length);
  if (char === '[') {
    const found = bracketSet(source, reader.at, options.escapes);
    if (found === undefined) return undefined;
    reader.at = found.end;
    return counted(reader, found.negated, inCase(found.has, options, found.negated));
  }
  if (char === '\\') return escaped(reader);
  // A star is itself where nothing stands before it, in a basic expression; of an extended one nobody says.
  if ((char === '*' && !(isFirst && !options.extended)) || (options.extended && /[+?{}()]/.test(char)))
    return undefined;
  reader.at++;
  if (char === '.') return counted(reader, true, () => true);
  return literal(char, options);
}

/** What takes any character takes a part of one beyond ASCII in the locale C: as often as it goes that comes to the same. */
function counted(reader: Reader, takesAny: boolean, has: (char: string) => boolean): RegexTree {
  const next = reader.source.slice(reader.at, reader.at + 2);
  if (takesAny && !next.startsWith('*') && !(reader.options.extended ? next.startsWith('+') : next === '\\+'))
    reader.counts = true;
  return { kind: 'set', set: charSet(has) };
}

function isLast(reader: Reader): boolean {
  const rest = reader.source.slice(reader.at + 1);
  return rest === '' || rest.startsWith('\\)') || rest.startsWith('\\|');
}

const isWord = (char: string): boolean => /\w/.test(char);
const isSpace = (char: string): boolean => /[ \t\n\r\f\v]/.test(char);
const wordBehind = (text: string, at: number): boolean => at < text.length && isWord(text.charAt(at));
const wordBefore = (text: string, at: number): boolean => at > 0 && isWord(text.charAt(at - 1));

const sets: Readonly<Record<string, (char: string) => boolean>> = {
  w: isWord,
  W: (char) => !isWord(char),
  s: isSpace,
  S: (char) => !isSpace(char),
};
const places: Readonly<Record<string, (text: string, at: number) => boolean>> = {
  b: (text, at) => wordBefore(text, at) !== wordBehind(text, at),
  '<': (text, at) => !wordBefore(text, at) && wordBehind(text, at),
  '>': (text, at) => wordBefore(text, at) && !wordBehind(text, at),
};

function escaped(reader: Reader): RegexTree | undefined {
  const { source, options } = reader;
  const char = source.charAt(reader.at + 1);
  const [set, at, made] = [ownValue(sets, char), ownValue(places, char), ownValue(options.escapes, char)];
  if (at !== undefined) {
    reader.at++;
    return place(reader, at);
  }
  // Digits refer back, other letters are one program's own, and operators of basic ones are read before.
  if (
    set === undefined &&
    made === undefined &&
    !/^[!-&*,\-./:;=@[-^_~ ]$/.test(char) &&
    !isPlainOperator(char, options)
  )
    return undefined;
  reader.at += 2;
  if (set !== undefined) return counted(reader, /[WS]/.test(char), set);
  return made === undefined ? literal(char, options) : { kind: 'set', set: charSet((each) => each === made) };
}

/** `\(` of an extended expression is the character. */
function isPlainOperator(char: string, { extended }: RegexOptions): boolean {
  return extended && /^[(){}|?+]$/.test(char);
}

function place(reader: Reader, is: (text: string, at: number) => boolean): RegexTree {
  reader.at++;
  return { kind: 'place', is };
}

function literal(char: string, options: RegexOptions): RegexTree {
  return { kind: 'set', set: charSet(inCase((each) => each === char, options)) };
}

/** @param negated what it has not, it has in neither case */
function inCase(
  has: (char: string) => boolean,
  { ignoreCase }: RegexOptions,
  negated = false,
): (char: string) => boolean {
  if (ignoreCase !== true) return has;
  return (char) => {
    const [lower, upper] = [has(char.toLowerCase()), has(char.toUpperCase())];
    return negated ? lower && upper : lower || upper;
  };
}

/** @param groups how many there were before the atom */
function repetition(reader: Reader, atom: RegexTree, groups: number): RegexTree | undefined {
  const times = timesOf(reader);
  if (times === 'once') return atom;
  if (times === undefined || atom.kind === 'place' || timesOf(reader) !== 'once') return undefined;
  const { least, most } = times;
  if (most > 1) for (let index = groups + 1; index <= reader.groups; index++) reader.repeated.add(index);
  const maybe: RegexTree = { kind: 'choice', options: [atom, empty] };
  const more: readonly RegexTree[] =
    most === Infinity ? [{ kind: 'star', body: atom }] : Array.from({ length: most - least }, () => maybe);
  return sequence([...Array.from({ length: least }, () => atom), ...more]);
}

interface Times {
  readonly least: number;
  readonly most: number;
}

function timesOf(reader: Reader): Times | 'once' | undefined {
  const { source } = reader;
  if (source.charAt(reader.at) === '*') {
    reader.at++;
    return { least: 0, most: Infinity };
  }
  if (take(reader, '+')) return { least: 1, most: Infinity };
  if (take(reader, '?')) return { least: 0, most: 1 };
  if (!take(reader, '{')) return 'once';
  const [whole, low = '', comma, high = ''] = /^(\d+)(,)?(\d*)/.exec(source.slice(reader.at, reader.at + 12)) ?? [];
  if (whole === undefined) return undefined;
  reader.at += whole.length;
  const least = Number(low);
  const most = comma === undefined ? least : high === '' ? Infinity : Number(high);
  const isShort = least <= MOST_TIMES && (most === Infinity || most <= MOST_TIMES) && most >= least && most > 0;
  return take(reader, '}') && isShort ? { least, most } : undefined;
}

function isAnchored(tree: RegexTree): boolean {
  switch (tree.kind) {
    case 'place':
      return !tree.is('a', 1) && !tree.is('ab', 1) && !tree.is('- ', 1) && !tree.is(' a', 1) && !tree.is('a ', 1);
    case 'sequence':
      return isAnchored(tree.first);
    case 'group':
      return isAnchored(tree.body);
    case 'choice':
      return tree.options.every(isAnchored);
    default:
      return false;
  }
}
