// What stops a setup.py on some Pythons.

import { isJsonObject } from '../../text/json-value.ts';
import { isFrom, isRelease, type PythonRange, type PythonRelease, pythonReleases } from './python-release.ts';
import { isSyntaxKind, type SyntaxKind } from './syntax-kind.ts';

/** What stops it. */
export type PythonFault =
  | { readonly kind: 'syntax'; readonly syntax: SyntaxKind; readonly line: number }
  /** A module, `imp`, or a name of one, `collections.Mapping`; `range`: which Pythons are without. */
  | { readonly kind: 'name'; readonly name: string; readonly range: PythonRange }
  /** A built-in name of Python 2. */
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'open-mode' | 'open-encoding' | 'print-to' }
  /** A module beside the importing one, which Python 2 looked for there first. */
  | { readonly kind: 'implicit-relative'; readonly name: string }
  | { readonly kind: 'refusal' };

export interface PythonEnd {
  /** Path of the file that stops. */
  readonly file: string;
  readonly fault: PythonFault;
  /** Where it stops so before anything else. */
  readonly pythons: readonly PythonRelease[];
}

/** Those that count on a Python: one later than all that were looked at is taken to be like the last of them. */
export function endsOn(ends: readonly PythonEnd[], python: PythonRelease): readonly PythonEnd[] {
  const last = pythonReleases.at(-1) ?? python;
  const own = isFrom(python, last) ? last : python;
  return ends.filter(({ pythons }) => pythons.some((each) => isRelease(each, own)));
}

export function isPythonEnd(value: unknown): value is PythonEnd {
  return (
    isJsonObject(value) &&
    typeof value['file'] === 'string' &&
    isFault(value['fault']) &&
    Array.isArray(value['pythons']) &&
    value['pythons'].every(isPythonRelease)
  );
}

function isFault(value: unknown): value is PythonFault {
  if (!isJsonObject(value)) return false;
  switch (value['kind']) {
    case 'syntax':
      return isSyntaxKind(value['syntax']) && typeof value['line'] === 'number';
    case 'name':
      return typeof value['name'] === 'string' && isRange(value['range']);
    case 'builtin':
    case 'implicit-relative':
      return typeof value['name'] === 'string';
    case 'open-mode':
    case 'open-encoding':
    case 'print-to':
    case 'refusal':
      return true;
    default:
      return false;
  }
}

function isRange(value: unknown): value is PythonRange {
  return (
    isJsonObject(value) && ['since', 'until'].every((key) => value[key] === undefined || isPythonRelease(value[key]))
  );
}

function isPythonRelease(value: unknown): value is PythonRelease {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'number');
}
