// The keys of a dict that a build script writes out.

import { bracketEnd } from './python-brackets.ts';
import { partsOf } from './seen-calls.ts';

/** Of `{'a': 1}` or `dict(a=1)`; undefined where it is no such dict, or takes keys from elsewhere. */
export function dictKeys(value: string): readonly string[] | undefined {
  const opening = /^(?:\{|dict\s*\()/.exec(value)?.[0];
  if (opening === undefined || bracketEnd(value, opening.length) !== value.length - 1) return undefined;
  const key = opening === '{' ? /^['"](\w+)['"]\s*:/ : /^(\w+)\s*=(?!=)/;
  const keys = partsOf(value.slice(opening.length, -1)).map((part) => key.exec(part)?.[1]);
  const known = keys.filter((each) => each !== undefined);
  return known.length === keys.length ? known : undefined;
}
