// Places and interpreters of wheels in words.

import { listWords } from '../text/list-words.ts';
import type { WheelPlace } from './wheel-miss.ts';

/** `glibc (aarch64, x86_64)`, `Windows` */
export function placeWords({ system, arches }: WheelPlace): string {
  return arches.length === 0 ? system : `${system} (${arches.join(', ')})`;
}

/** The interpreters of some Python tags: CPython's minors as ranges, the others by name. */
export function pythonWords(pythons: readonly string[]): string {
  const names: string[] = [];
  const minors = [...new Set(pythons.flatMap(minorOf))].toSorted((a, b) => a - b);
  for (let start = 0; start < minors.length;) {
    let end = start;
    while (minors[end + 1] === (minors[end] ?? 0) + 1) end++;
    const [first, last] = [minorText(minors[start] ?? 0), minorText(minors[end] ?? 0)];
    names.push(start === end ? first : end === start + 1 ? `${first} and ${last}` : `${first} to ${last}`);
    start = end + 1;
  }
  const others = [...new Set(pythons.flatMap(otherName))];
  return listWords([...(names.length > 0 ? [`CPython ${names.join(', ')}`] : []), ...others]) || 'other interpreters';
}

/** 3012 for `cp312`: minors of one major version follow one another. */
function minorOf(python: string): readonly number[] {
  const [, major, minor] = /^(?:cp|py)(\d)(\d+)$/.exec(python) ?? [];
  return major && minor ? [Number(major) * 1000 + Number(minor)] : [];
}

function minorText(minor: number): string {
  return `${Math.floor(minor / 1000)}.${minor % 1000}`;
}

function otherName(python: string): readonly string[] {
  if (python.startsWith('pp')) return ['PyPy'];
  if (python.startsWith('graalpy')) return ['GraalPy'];
  return python === 'py2' ? ['Python 2'] : [];
}
