// The cases of fixtures/images/system/cases.json: what each reference to a distribution's image stands for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveImage } from '../../../../packages/core/src/image/resolve-image.ts';

interface Fixture {
  readonly cases: readonly {
    readonly ref: string;
    readonly expect: {
      readonly distro: string;
      readonly libc: { readonly family: string; readonly version: string };
      readonly python: string;
      readonly status: string;
    };
  }[];
  readonly releases: readonly {
    readonly names: readonly string[];
    readonly libc: string;
    readonly python: string | null;
    readonly end: string | null;
  }[];
}

const { cases, releases }: Fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../fixtures/images/system/cases.json'), 'utf8'),
);

/** With the patch level of musl, which the facts have. */
const libcOf = (reference: string): string => {
  const { family, version, full } = resolveImage(reference).libc;
  return `${family} ${full ?? version.join('.')}`;
};

const minorOf = (reference: string): string | undefined =>
  resolveImage(reference).distribution.python?.version.split('.').slice(0, 2).join('.');

describe('the cases of the facts', () => {
  it('are all there', () => {
    expect(cases.map(({ ref }) => ref).toSorted()).toEqual([
      'alpine',
      'alpine:3.20',
      'debian:bookworm',
      'debian:stable-slim',
      'ubuntu:24.04',
      'ubuntu:latest',
    ]);
  });

  it.each(cases)('$ref', ({ ref, expect: { distro, libc, python } }) => {
    const image = resolveImage(ref);
    const [name, version] = distro.split(' ');
    expect(image).toMatchObject({ distribution: { name, version }, compiler: false });
    expect(image.python).toBeUndefined();
    expect(libcOf(ref)).toBe(`${libc.family} ${libc.version}`);
    expect(minorOf(ref)).toBe(python);
    expect(image.inferred).toBeUndefined();
  });
});

describe('the releases of the facts', () => {
  const named = releases.flatMap((release) => release.names.map((name) => ({ ...release, name })));

  it('are all there', () => {
    expect(named).toHaveLength(61);
  });

  it.each(named)('$name has $libc, Python $python, support until $end', ({ name, libc, python, end }) => {
    const { distribution, inferred } = resolveImage(name);
    expect(libcOf(name)).toBe(libc);
    // An edge of Alpine or Debian moves on: what it brings on one day holds for no other.
    if (python !== null) expect(minorOf(name)).toBe(python);
    expect(distribution.supportEnd ?? null).toBe(end);
    expect(inferred === undefined).toBe(distribution.released !== undefined);
  });
});
