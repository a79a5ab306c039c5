// The variables that hold a part of the image that a FROM names, and where each gets its value.

import { ownValue } from '../text/own-value.ts';
import type { ImageVariable } from '../target/target-stage.ts';
import type { ValueOf } from './expand-variables.ts';
import { instructionWord } from './instruction-words.ts';

/** What stands in a value's place: no Dockerfile holds it. */
const HERE = '\u0000';

/** Where the arguments of a Dockerfile get their values. */
export interface ArgumentPlaces {
  readonly valueOf: ValueOf;
  /** The lines where they are declared. */
  readonly lines: ReadonlyMap<string, number>;
  /** By the command line, or by another file. */
  readonly given: (name: string) => string | undefined;
  /** The places in that file. */
  readonly places: Readonly<Record<string, string>> | undefined;
  /** On which the values of others hang. */
  readonly nested: ReadonlySet<string>;
}

/** @param written the image as its FROM has it: `python:${PY}-slim` */
export function imageVariables(written: string, from: ArgumentPlaces): readonly ImageVariable[] {
  const names = new Set(variableNames(written));
  return [...names].flatMap((name) => {
    const value = from.valueOf(name);
    const line = from.lines.get(name);
    const around = instructionWord(written, (each) => (each === name ? HERE : from.valueOf(each))).text.split(HERE);
    const [before, after] = around;
    // One that stands there twice, or as `${NAME:+word}`, is changed by nobody for another image.
    if (!value || line === undefined || before === undefined || after === undefined || around.length !== 2) return [];
    const at = from.given(name) === undefined ? line : (ownValue(from.places, name) ?? null);
    return [{ name, value, before, after, at, shared: from.nested.has(name) }];
  });
}

export function variableNames(text: string): readonly string[] {
  return [...text.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name);
}

/** @param others those of every stage: a FROM of the same words changes with it, as it should */
export function withShared(
  own: readonly ImageVariable[],
  others: readonly (readonly ImageVariable[])[],
): readonly ImageVariable[] {
  const isOther = (a: ImageVariable, b: ImageVariable): boolean =>
    a.name === b.name && (a.before !== b.before || a.after !== b.after);
  return own.map((variable) => ({
    ...variable,
    shared: variable.shared || others.some((each) => each.some((other) => isOther(variable, other))),
  }));
}
