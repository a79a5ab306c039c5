// One logical line of a requirements file → the requirement and the options on it, as pip 26.3 reads them (shlex, then optparse).

import type { Parsed } from '../../packaging/parsed.ts';
import type { PipRange } from '../../packaging/pip-knows.ts';

interface OptionRow {
  readonly name: string;
  readonly flags: readonly string[];
  readonly value: boolean;
  /** The pips that know it; others stop at the file, and so does uv. Absent: all do. */
  readonly pips?: PipRange;
}

/** What pip 26.3 allows in a requirements file, and one option of older pips (the last). */
const options = [
  { name: 'index-url', flags: ['-i', '--index-url', '--pypi-url'], value: true },
  { name: 'extra-index-url', flags: ['--extra-index-url'], value: true },
  { name: 'no-index', flags: ['--no-index'], value: false },
  { name: 'constraint', flags: ['-c', '--constraint'], value: true },
  { name: 'requirement', flags: ['-r', '--requirement'], value: true },
  { name: 'editable', flags: ['-e', '--editable'], value: true },
  { name: 'find-links', flags: ['-f', '--find-links'], value: true },
  { name: 'no-binary', flags: ['--no-binary'], value: true },
  { name: 'only-binary', flags: ['--only-binary'], value: true },
  { name: 'prefer-binary', flags: ['--prefer-binary'], value: false },
  { name: 'require-hashes', flags: ['--require-hashes'], value: false },
  { name: 'no-require-hashes', flags: ['--no-require-hashes'], value: false, pips: { since: '26.3' } },
  { name: 'pre', flags: ['--pre'], value: false },
  { name: 'all-releases', flags: ['--all-releases'], value: true, pips: { since: '26.0' } },
  { name: 'only-final', flags: ['--only-final'], value: true, pips: { since: '26.0' } },
  { name: 'trusted-host', flags: ['--trusted-host'], value: true },
  { name: 'use-feature', flags: ['--use-feature'], value: true },
  { name: 'hash', flags: ['--hash'], value: true },
  { name: 'config-settings', flags: ['-C', '--config-settings'], value: true, pips: { since: '23.1' } },
  // It implied `--no-binary=:all:`; images hold such pips.
  { name: 'global-option', flags: ['--global-option'], value: true, pips: { before: '25.3' } },
] as const satisfies readonly OptionRow[];

export type OptionName = (typeof options)[number]['name'];

export interface LineOption {
  readonly name: OptionName;
  /** Empty for an option that takes none. */
  readonly value: string;
  /** The pips that know it; absent: all do. */
  readonly pips?: PipRange;
}

export interface OptionLine {
  /** What stands before the first option; empty on a line of options alone. */
  readonly requirement: string;
  readonly options: readonly LineOption[];
  /** Words behind the first option that belong to none: pip drops them without a word. */
  readonly ignored: readonly string[];
}

type Option = OptionRow & { readonly name: OptionName };

const byFlag = new Map(
  options.flatMap((option: Option) => option.flags.map((flag): readonly [string, Option] => [flag, option])),
);
const longFlags = [...byFlag.keys()].filter((flag) => flag.startsWith('--'));

/** pip allows in a file what is at least as strong as sha256 (STRONG_HASHES). */
const hashAlgorithms = ['sha256', 'sha384', 'sha512'];

/**
 * Reads a logical line. Everything from the first word on that begins with `-` is options: a marker behind them is not read.
 *
 * @returns the parts, or what pip refuses about the line
 */
export function parseOptionLine(text: string): Parsed<OptionLine> {
  const words = text.split(' ');
  const first = words.findIndex((word) => word.startsWith('-'));
  if (first === -1) return { ok: true, value: { requirement: text, options: [], ignored: [] } };
  const shellWords = splitShellWords(words.slice(first).join(' '));
  if (!shellWords.ok) return shellWords;
  const read = readOptions(shellWords.value, text);
  return read.ok ? { ok: true, value: { requirement: words.slice(0, first).join(' '), ...read.value } } : read;
}

type Options = Pick<OptionLine, 'options' | 'ignored'>;

/** @param text where the words stand, quotation marks and all */
function readOptions(shellWords: readonly string[], text: string): Parsed<Options> {
  const found: LineOption[] = [];
  const ignored: string[] = [];
  const words = shellWords.toReversed();
  for (let word = words.pop(); word !== undefined; word = words.pop()) {
    if (word === '--') {
      ignored.push(...words.splice(0).toReversed());
    } else if (word.startsWith('-') && word.length > 1) {
      const option = takeOption(word, words);
      if (!option.ok) return { ...option, at: placeOf(word, text) };
      found.push(option.value);
    } else {
      ignored.push(word);
    }
  }
  return { ok: true, value: { options: found, ignored } };
}

/** The last of its like: those before it were read. */
function placeOf(word: string, text: string): number | undefined {
  const at = text.lastIndexOf(word);
  return at === -1 ? undefined : at;
}

/** Reads the option that `word` begins; its value may be part of the word or the next one on the stack `rest`. */
function takeOption(word: string, rest: string[]): Parsed<LineOption> {
  const long = word.startsWith('--');
  const end = long ? word.indexOf('=') : 2;
  const flag = long ? longFlag(end === -1 ? word : word.slice(0, end)) : word.slice(0, 2);
  if (typeof flag !== 'string') return flag;
  const attached = long ? (end === -1 ? undefined : word.slice(end + 1)) : word.slice(end) || undefined;
  const option = byFlag.get(flag);
  if (option === undefined) return { ok: false, problem: `no such option: ${flag}` };
  const { name, pips } = option;
  const known = pips === undefined ? {} : { pips };
  if (!option.value) {
    // No short option of pip's files goes without a value, so a cluster such as `-xy` cannot occur.
    return attached === undefined
      ? { ok: true, value: { name, value: '', ...known } }
      : { ok: false, problem: `${flag} takes no value` };
  }
  const value = attached ?? rest.pop();
  if (value === undefined) return { ok: false, problem: `${flag} needs a value` };
  const problem = problemWithValue(name, flag, value);
  return problem === undefined ? { ok: true, value: { name, value, ...known } } : { ok: false, problem };
}

/** optparse takes any unambiguous beginning of a long option: `--extra-index` is `--extra-index-url`. */
function longFlag(written: string): string | { readonly ok: false; readonly problem: string } {
  if (byFlag.has(written)) return written;
  const candidates = longFlags.filter((flag) => flag.startsWith(written)).toSorted();
  const [only, ...others] = candidates;
  if (only === undefined) return written;
  if (others.length === 0) return only;
  return { ok: false, problem: `ambiguous option: ${written} (${candidates.join(', ')}?)` };
}

function problemWithValue(name: OptionName, flag: string, value: string): string | undefined {
  if (name === 'hash') {
    const colon = value.indexOf(':');
    if (colon === -1) return `expected ${flag}=ALGORITHM:DIGEST, found "${value}"`;
    const algorithm = value.slice(0, colon);
    if (!hashAlgorithms.includes(algorithm)) {
      return `expected one of ${hashAlgorithms.join(', ')} in ${flag}, found "${algorithm}"`;
    }
  }
  if (name === 'config-settings' && !value.includes('=')) return `expected ${flag} KEY=VALUE, found "${value}"`;
  // `--no-binary --pre` would take the next option for a name; pip refuses that.
  const names = name === 'no-binary' || name === 'only-binary' || name === 'all-releases' || name === 'only-final';
  return names && value.startsWith('-') ? `${flag} needs a value, found the option ${value}` : undefined;
}

/** Python's shlex.split() in its POSIX mode, without comments. */
function splitShellWords(text: string): Parsed<readonly string[]> {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === ' ' || char === '\t' || char === '\r' || char === '\n') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === '\\') {
      at += 1;
      if (at === text.length) return { ok: false, problem: `nothing follows the backslash at the end of "${text}"` };
      word = (word ?? '') + text.charAt(at);
    } else if (char === "'" || char === '"') {
      const quoted = readQuoted(text, at + 1, char);
      if (quoted === undefined) return { ok: false, problem: `no closing quotation mark in "${text}"` };
      word = (word ?? '') + quoted.content;
      at = quoted.end;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (word !== undefined) words.push(word);
  return { ok: true, value: words };
}

/** In double quotes a backslash escapes the quote and itself, nothing else; in single quotes nothing is escaped. */
function readQuoted(
  text: string,
  start: number,
  quote: string,
): { readonly content: string; readonly end: number } | undefined {
  let content = '';
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === quote) return { content, end: at };
    const next = text.charAt(at + 1);
    if (quote === '"' && char === '\\' && (next === '"' || next === '\\')) {
      content += next;
      at += 1;
    } else {
      content += char;
    }
  }
  return undefined;
}
