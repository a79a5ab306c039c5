// A request for a Python as uv spells it: `3.12`, `312`, `cp312`, `cpython@3.12`, `cpython>=3.11`, `cpython-3.12-linux-x86_64-gnu`.

import type { ImageDescription } from '../image/describe-image.ts';
import { parseSpecifiers, satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';

/** Neither where it is no Python of CPython alone, or nobody has read it: PyPy, a build without the lock, a program's name. */
export interface SpelledPython {
  /** `3.13`, `3.12.4`. */
  readonly version?: string | undefined;
  readonly range?: SpecifierSet | undefined;
}

/** Of a stage. */
interface Machine {
  readonly arch?: ImageDescription['arch'] | undefined;
  readonly libc?: ImageDescription['libc'] | undefined;
}

/** Any that is there will do. */
export const anyPython: RegExp = /^(?:any|default|(?:cpython|python|cp)?[-@]?3?)$/i;

/** By `uv help python`: the version without a dot is that of a wheel's tag, and `+gil` is the usual build. */
const plain = /^(?:(?:cpython|python|cp)@?)?(3\.\d+(?:\.\d+)?|3\d+)(?:\+gil)?$/;
const ranged = /^(?:(?:cpython|python|cp)@?)?([<>=!~].*)$/;
const keyed = /^cpython-(3\.\d+(?:\.\d+)?|3\d+)(?:-(?:linux|any)(?:-([a-z0-9_]+)(?:-([a-z]+))?)?)?$/;

export function spelledPython(text: string, stage: Machine): SpelledPython {
  const lower = text.toLowerCase();
  const range = ranged.exec(lower)?.[1];
  if (range !== undefined) {
    const parsed = parseSpecifiers(range);
    return parsed.ok ? { range: parsed.value } : {};
  }
  const version = plain.exec(lower)?.[1] ?? keyVersion(lower, stage);
  return version === undefined ? {} : { version: version.replace(/^3(?=\d)/, '3.') };
}

/** Of a key of uv's downloads, where that is one for the stage. */
function keyVersion(text: string, { arch, libc }: Machine): string | undefined {
  const [, version, machine = 'any', family = 'any'] = keyed.exec(text) ?? [];
  const isFor = machine === 'any' || machine === arch;
  const fits = family === 'any' || family === libc?.family.replace('glibc', 'gnu');
  return isFor && fits ? version : undefined;
}

/** @param python a version, or a minor of which the patch does not count */
export function fitsRequest(python: string, { version, range }: SpelledPython): boolean {
  if (version !== undefined) return `${python}.`.startsWith(`${version}.`);
  const parsed = parseVersion(python);
  return range !== undefined && parsed.ok && satisfies(parsed.value, range, true);
}
