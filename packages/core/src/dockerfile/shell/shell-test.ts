// What `[ … ]` and `[[ … ]]` come to, where their words are known.

import { ownValue } from '../../text/own-value.ts';
import { openWork } from '../../edits/work.ts';
import { matchRegex } from '../../edits/match-regex.ts';
import { parseRegex } from '../../edits/parse-regex.ts';
import type { ValueOf } from '../expand-variables.ts';
import { fitsGlob } from '../fits-glob.ts';
import { type ShellWord, shellWords } from './shell-words.ts';

/** What a test asks of files; each undefined where nobody can know. */
export interface FileQuestions {
  readonly isThere: (path: string, kind: 'file' | 'folder' | 'any') => boolean | undefined;
  /** Of a file that is there. */
  readonly isEmpty: (path: string) => boolean | undefined;
}

const nothingKnown: FileQuestions = { isThere: () => undefined, isEmpty: () => undefined };

/** True, false, or undefined where that hangs on what is not known: files, variables, programs. */
export function shellTest(words: readonly ShellWord[], files: FileQuestions = nothingKnown): boolean | undefined {
  const [program, ...rest] = words;
  const closing = program?.text === '[[' ? ']]' : program?.text === '[' ? ']' : undefined;
  if (closing === undefined) return evaluate(rest, { files, or: ['-o'], and: ['-a'], isBash: false });
  if (rest.at(-1)?.text !== closing) return undefined;
  const within = rest.slice(0, -1);
  return closing === ']'
    ? evaluate(within, { files, or: ['-o'], and: ['-a'], isBash: false })
    : evaluate(within, { files, or: ['||'], and: ['&&'], isBash: true });
}

/** The words of `[[ … ]]`: they are not split, and quotes keep what stands in them from being a pattern. */
export function bracketTestWords(raw: readonly string[], valueOf: ValueOf): readonly ShellWord[] {
  return raw.flatMap((word, at): readonly ShellWord[] => {
    if (/["']/.test(word)) {
      const [first] = shellWords(word, valueOf);
      const text = first?.text ?? '';
      return [
        { text: isMatched(raw[at - 1]) ? text.replaceAll(/[*?[\\]/g, '\\$&') : text, unknown: first?.unknown ?? [] },
      ];
    }
    if (!word.includes('$') && !word.includes('`'))
      return [{ text: isMatched(raw[at - 1]) ? word : word.replaceAll('\\', ''), unknown: [] }];
    return shellWords(`"${word}"`, valueOf);
  });
}

function isMatched(operator: string | undefined): boolean {
  return /^(?:==?|!=)$/.test(operator ?? '');
}

interface Asked {
  readonly files: FileQuestions;
  readonly or: readonly string[];
  readonly and: readonly string[];
  readonly isBash: boolean;
}

interface Reader {
  readonly words: readonly ShellWord[];
  at: number;
}

/** Undefined also where it is no expression: a shell says so, and takes it for false or stops. */
function evaluate(words: readonly ShellWord[], asked: Asked): boolean | undefined {
  if (words.length === 0) return false;
  const reader = { words, at: 0 };
  const result = anyOf(reader, asked);
  return reader.at === words.length ? result : undefined;
}

function anyOf(reader: Reader, asked: Asked): boolean | undefined {
  let result = allOf(reader, asked);
  while (takes(reader, asked.or)) {
    const other = allOf(reader, asked);
    result = result === true || other === true ? true : result === undefined ? undefined : other;
  }
  return result;
}

function allOf(reader: Reader, asked: Asked): boolean | undefined {
  let result = negated(reader, asked);
  while (takes(reader, asked.and)) {
    const other = negated(reader, asked);
    result = result === false || other === false ? false : result === undefined ? undefined : other;
  }
  return result;
}

function negated(reader: Reader, asked: Asked): boolean | undefined {
  if (reader.words.length - reader.at > 1 && !isBinary(reader, asked) && takes(reader, ['!'])) {
    const value = negated(reader, asked);
    return value === undefined ? undefined : !value;
  }
  return primary(reader, asked);
}

function takes(reader: Reader, texts: readonly string[]): boolean {
  const text = reader.words[reader.at]?.text;
  if (text === undefined || !texts.includes(text)) return false;
  reader.at++;
  return true;
}

const binary = /^(?:==?|!=|=~|<|>|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/;

function isBinary({ words, at }: Reader, { isBash }: Asked): boolean {
  const operator = words[at + 1]?.text ?? '';
  return words[at + 2] !== undefined && binary.test(operator) && (isBash || !/^(?:=~|<|>)$/.test(operator));
}

function primary(reader: Reader, asked: Asked): boolean | undefined {
  const [first, second, third] = reader.words.slice(reader.at);
  if (first === undefined) return undefined;
  if (second !== undefined && third !== undefined && isBinary(reader, asked)) {
    reader.at += 3;
    return compare(first, second.text, third, asked);
  }
  if (first.text === '(' && second !== undefined) {
    reader.at++;
    const result = anyOf(reader, asked);
    return takes(reader, [')']) ? result : undefined;
  }
  if (second !== undefined && /^-[a-zA-Z]$/.test(first.text) && ![...asked.or, ...asked.and].includes(second.text)) {
    reader.at += 2;
    return unary(first.text, second, asked.files);
  }
  reader.at++;
  return first.unknown.length > 0 ? undefined : first.text !== '';
}

function unary(operator: string, { text, unknown }: ShellWord, files: FileQuestions): boolean | undefined {
  if (unknown.length > 0) return undefined;
  switch (operator) {
    case '-n':
      return text !== '';
    case '-z':
      return text === '';
    case '-f':
      return files.isThere(text, 'file');
    case '-d':
      return files.isThere(text, 'folder');
    case '-e':
    case '-r':
      return files.isThere(text, 'any');
    case '-x':
    case '-w':
      return files.isThere(text, 'any') === false ? false : undefined;
    case '-s': {
      const there = files.isThere(text, 'file');
      const isEmpty = there === true ? files.isEmpty(text) : undefined;
      return isEmpty === undefined ? (there === false ? false : undefined) : !isEmpty;
    }
    default:
      return undefined;
  }
}

function compare(left: ShellWord, operator: string, right: ShellWord, { isBash }: Asked): boolean | undefined {
  if (left.unknown.length > 0 || right.unknown.length > 0) return undefined;
  const [a, b] = [left.text, right.text];
  switch (operator) {
    case '=':
    case '==':
    case '!=': {
      // Of names that are there `[` may be given several.
      if (!isBash && /[*?[]/.test(b)) return undefined;
      const isSame = isBash ? fitsGlob(a, b) : a === b;
      return operator === '!=' ? !isSame : isSame;
    }
    case '=~': {
      const regex = parseRegex(b, { extended: true });
      return regex && matchRegex(regex, a, 0, openWork()) !== undefined;
    }
    default:
      return compareNumbers(a, operator, b);
  }
}

function compareNumbers(left: string, operator: string, right: string): boolean | undefined {
  if (!/^\s*-?\d{1,9}\s*$/.test(left) || !/^\s*-?\d{1,9}\s*$/.test(right)) return undefined;
  const difference = Number(left) - Number(right);
  const signs: Readonly<Record<string, boolean>> = {
    '-eq': difference === 0,
    '-ne': difference !== 0,
    '-lt': difference < 0,
    '-le': difference <= 0,
    '-gt': difference > 0,
    '-ge': difference >= 0,
  };
  return ownValue(signs, operator);
}
