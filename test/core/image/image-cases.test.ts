// The developers' cases of fixtures/images/python/cases.json: what each reference stands for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { parsePlatform, type Platform } from '../../../packages/core/src/target/platform.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

interface Case {
  readonly ref: string;
  readonly platform?: string;
  readonly expect: {
    readonly exists?: boolean | string;
    readonly kind?: string;
    readonly distro?: string;
    readonly libc?: { readonly family: string; readonly version: string } | null;
    readonly python?: string;
    readonly python_patch?: string;
    readonly abi?: string;
    readonly build_tools?: string | null;
    readonly arches?: readonly string[];
    readonly status?: string;
    readonly frozen_since?: string | null;
    readonly confidence?: string;
  };
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/images/python/cases.json'), 'utf8'),
);

const dockerWords: Readonly<Record<string, string>> = {
  amd64: 'linux/amd64',
  arm32v5: 'linux/arm/v5',
  arm32v6: 'linux/arm/v6',
  arm32v7: 'linux/arm/v7',
  arm64v8: 'linux/arm64',
  i386: 'linux/386',
  mips64le: 'linux/mips64le',
  ppc64le: 'linux/ppc64le',
  riscv64: 'linux/riscv64',
  s390x: 'linux/s390x',
};

const isError = ({ expect: { exists, kind } }: Case) =>
  exists === false ||
  (kind !== undefined && ['windows', 'unknown', 'empty', 'invalid', 'no such platform'].includes(kind));
const isInferred = (found: Case) =>
  found.expect.kind === undefined && String(found.expect.exists).startsWith('unknown');
const platformOf = ({ platform = 'linux/amd64' }: Case): Platform => {
  const parsed = parsePlatform(platform);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};

describe('the cases of the facts', () => {
  it('are all of one of three kinds', () => {
    expect(cases).toHaveLength(57);
    expect(cases.filter(isError)).toHaveLength(11);
    expect(
      cases
        .filter(isInferred)
        .map(({ ref }) => ref)
        .toSorted(),
    ).toEqual(['localhost:5000/python', 'python:3.12.99-slim', 'python:3.15']);
  });

  it.each(cases.filter(isError))('$platform $ref is an error', async (found) => {
    const asked = resolveTarget({ base: found.ref, platform: platformOf(found) });
    await expect(asked).rejects.toBeInstanceOf(WheelcheckError);
    await expect(asked).rejects.toMatchObject({
      code: expect.stringMatching(/^(image-unknown|image-impossible|platform-missing)$/),
    });
  });

  /** What the hint begins with. */
  const nearest: Readonly<Record<string, string>> = {
    'python:3.12-slim': 'for linux/arm/v6 there are python:3.12-alpine,',
    'python:3.12-slim-bookworm': 'for linux/riscv64 there are python:3.12-slim,',
    'Python:3.12': 'write it like python:3.12',
    'ghcr.io/acme/python:3.12-slim': 'ask it',
    'python:3.12-buster': 'did you mean python:3.12,',
    'python:3.12-trixie-slim': 'did you mean python:3.12-slim-trixie,',
    'python:3.11-windowsservercore-ltsc2022': 'did you mean python:3.11,',
    'python:3.12-windowsservercore': 'did you mean python:3.12,',
    'python:3.13t-slim': 'did you mean python:3.13-slim,',
    'python:3.14t': 'did you mean python:3.14,',
    scratch: 'say what is copied into it',
  };

  it.each(cases.filter(isError))('$platform $ref is refused with the nearest that is real', async (found) => {
    const asked = resolveTarget({ base: found.ref, platform: platformOf(found) });
    await expect(asked).rejects.toMatchObject({
      hint: expect.stringMatching(new RegExp(`^${nearest[found.ref]?.replaceAll('.', String.raw`\.`)}`)),
    });
  });

  it.each([
    ['python:3.12-slim-bookwrom', 'python:3.12-slim-bookworm,'],
    ['python:slim-triksie', 'python:slim-trixie,'],
    ['gcr.io/distroless/python3-debian9', 'gcr.io/distroless/python3-debian1'],
    ['registry.access.redhat.com/ubi9/python-37', 'registry.access.redhat.com/ubi9/python-39'],
  ])('%s is %s with a slip', async (base, meant) => {
    await expect(resolveTarget({ base, platform: 'linux/amd64' })).rejects.toMatchObject({
      hint: expect.stringMatching(new RegExp(`^did you mean ${meant}`)),
    });
  });

  it.each(cases.filter(isInferred))('$ref is inferred', async (found) => {
    const target = await resolveTarget({ base: found.ref, platform: platformOf(found) });
    expect(target.source).toBe('inferred');
    expect(target.asOf).toBe('2026-08-13');
    expect(target.python.version.startsWith(found.expect.python ?? '')).toBe(true);
  });

  it.each(cases.filter((found) => !isError(found) && !isInferred(found)))('$ref', async (found) => {
    const { distro, libc, python, python_patch, abi, build_tools, arches, status, frozen_since, confidence } =
      found.expect;
    const target = await resolveTarget({ base: found.ref, platform: platformOf(found) });
    const [name, version] = (distro ?? '').split(' ');
    expect(target.image).toMatchObject({
      reference: found.ref,
      distro: { name, version },
      status,
      frozenSince: frozen_since,
      platforms: arches?.map((arch) => dockerWords[arch]),
    });
    expect(`${target.libc.family} ${target.libc.full ?? target.libc.version.join('.')}`).toBe(
      `${libc?.family} ${libc?.version}`,
    );
    expect(target.python).toMatchObject({ version: python_patch, abi });
    expect(target.python.release.join('.')).toBe(python);
    expect(target.compiler).toBe(build_tools === 'full');
    expect(target.source).toBe(confidence === 'assumed' ? 'inferred' : 'table');
    expect(target.asOf).toBe('2026-08-13');
  });
});
