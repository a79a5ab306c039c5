// What setup.py scripts with extension modules under conditions say of the compiler, held against real builds.
//
// fixtures/setup-scripts holds them cut down to how they hand extension modules to setup(), in words of our own. built.json says what a
// real build of each release came to, by pip 23.0.1 on CPython 3.9 with setuptools 69.5.1
// and a PATH that has no compiler (basicsr, fairscale, mmcv,
// deepspeed and thrift in isolation, with an empty torch):
//
//   env -i PATH=... python -m pip wheel -v --no-deps --no-build-isolation --use-pep517 SDIST

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

interface Built {
  readonly sdist: string;
  /** Members besides setup.py: sources, and scripts that nobody read. */
  readonly members: readonly string[];
  /** The end of the wheel's name; null where the build stopped for want of a compiler. */
  readonly wheel: string | null;
  /** What the reader says: whether it compiles, and whether that may be left out. */
  readonly native: boolean | null;
  readonly optional: boolean;
  readonly asked: readonly string[];
}

const fixtures = new URL('../../../fixtures/setup-scripts/', import.meta.url);
const rows = JSON.parse(readFileSync(new URL('built.json', fixtures), 'utf8')) as readonly Built[];

const read = ({ sdist, members }: Built) =>
  reading({
    'setup.py': readFileSync(new URL(`${sdist}.py`, fixtures), 'utf8'),
    ...Object.fromEntries(members.map((member) => [member, null])),
  });

describe('setup.py of real sdists', () => {
  it('each has a build that it is held against', () => {
    const scripts = readdirSync(fixtures).filter((path) => path.endsWith('.py'));
    expect(rows.map(({ sdist }) => `${sdist}.py`).toSorted()).toEqual(scripts.toSorted());
  });

  it('calls none pure that needs a compiler', () => {
    const wrong = rows.filter((row) => row.wheel === null && (read(row).native !== true || read(row).optional));
    expect(wrong.map(({ sdist }) => sdist)).toEqual([]);
  });

  it.each(rows.map((row) => [row.sdist, row] as const))('%s', (_, row) => {
    const { native, optional, asked } = read(row);
    expect({ native, optional, asked }).toEqual({ native: row.native, optional: row.optional, asked: row.asked });
  });
});
