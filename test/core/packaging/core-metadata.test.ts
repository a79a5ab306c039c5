// Core metadata against packaging's parse_email: fixtures/packaging/core-metadata.json, made by scripts/record/record-core-metadata.py.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCoreMetadata } from '../../../packages/core/src/packaging/core-metadata.ts';
import { cpuTime } from '../../support/cpu-time.ts';

interface Golden {
  readonly what: string;
  readonly text: string;
  readonly name: string | null;
  readonly version: string | null;
  /** Folded lines as they stand. */
  readonly requires: readonly string[];
}

const goldens = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/packaging/core-metadata.json'), 'utf8'),
) as readonly Golden[];

describe('parseCoreMetadata', () => {
  it.each(goldens)('$what', ({ text, name, version, requires }) => {
    const read = parseCoreMetadata(text);
    const expected =
      name === null || version === null ? null : { name, version, requires: requires.map((line) => line.trim()) };
    expect(
      read.ok ? { name: read.value.name, version: read.value.version, requires: read.value.requires } : null,
    ).toEqual(expected);
  });

  it('has the name in its normal form', () => {
    expect(parseCoreMetadata('Name: Zope.Interface\nVersion: 8.7\n')).toMatchObject({
      value: { name: 'zope-interface' },
    });
  });

  it('says what is wrong', () => {
    expect(parseCoreMetadata('<html></html>')).toEqual({
      ok: false,
      problem: 'no core metadata: it has no Name and Version',
    });
  });

  it('reads 5,000 requirements and not one more', () => {
    const read = (count: number): boolean =>
      parseCoreMetadata(`Name: demo\nVersion: 1.0\n${'Requires-Dist: six\n'.repeat(count)}`).ok;
    expect([read(5000), read(5001)]).toEqual([true, false]);
  });

  it('reads a header of a hundred thousand folded lines, and a line of a million characters, in no time', () => {
    const head = 'Name: demo\nVersion: 1.0\n';
    const started = cpuTime();
    expect(parseCoreMetadata(`${head}Description: x\n${'  x\n'.repeat(1e5)}Requires-Dist: six\n`)).toMatchObject({
      value: { requires: ['six'] },
    });
    expect(parseCoreMetadata(`${head}${'x'.repeat(1e6)}\n`).ok).toBe(true);
    expect(cpuTime() - started).toBeLessThan(20_000);
  });
});
