// The words of ENV, ARG, COPY and ADD: quotes gone, variables expanded.

import { expandVariables, type ValueOf } from './expand-variables.ts';

export interface InstructionWord {
  readonly text: string;
  readonly unknown: readonly string[];
}

const word = /(?:"(?:\\.|[^"\\])*"|'[^']*'|\\[\s\S]|[^\s"'\\])+/g;

/** Splits at white space; a JSON array is split as that. */
export function instructionWords(text: string, valueOf: ValueOf): readonly InstructionWord[] {
  const listed = jsonWords(text);
  const raw = listed ?? text.match(word) ?? [];
  return raw.map((each) => instructionWord(each, valueOf));
}

/** One word: single quotes keep variables as they are. */
export function instructionWord(raw: string, valueOf: ValueOf): InstructionWord {
  const unknown: string[] = [];
  const parts = raw.match(/"(?:\\.|[^"\\])*"|'[^']*'|(?:\\[\s\S]|[^"'\\])+|["'\\]/g) ?? [];
  const text = parts.map((part) => {
    if (part.startsWith("'")) return part.slice(1, part.length > 1 && part.endsWith("'") ? -1 : undefined);
    const bare = part.startsWith('"') ? part.slice(1, -1) : part;
    const expanded = expandVariables(bare, valueOf);
    unknown.push(...expanded.unknown);
    return expanded.text.replaceAll(/\\([\s\S])/g, '$1');
  });
  return { text: text.join(''), unknown };
}

/** The words of exec form, `["pip", "install"]`; undefined for anything else. */
export function jsonWords(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `K=V L="v w"`, or ENV's old form `K v w`; a name alone has no value. */
export function assignmentsOf(
  text: string,
  valueOf: ValueOf,
): readonly { readonly name: string; readonly value?: InstructionWord }[] {
  const raw = text.match(word) ?? [];
  const [first = ''] = raw;
  if (raw.length > 1 && !first.includes('='))
    return [{ name: first, value: instructionWord(text.slice(text.indexOf(first) + first.length).trim(), valueOf) }];
  return raw.map((each) => {
    const equals = each.indexOf('=');
    return equals < 0
      ? { name: each }
      : { name: each.slice(0, equals), value: instructionWord(each.slice(equals + 1), valueOf) };
  });
}
