// The cases of fixtures/images/FAMILY/cases.json for the families with patterns: what each reference stands for, or why it is refused.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { families } from '../../../../packages/core/src/image/families.ts';
import { packagedPythonOf } from '../../../../packages/core/src/image/image-summary.ts';
import { resolveImage } from '../../../../packages/core/src/image/resolve-image.ts';
import { resolveTarget } from '../../../../packages/core/src/image/resolve-target.ts';
import { parsePlatform } from '../../../../packages/core/src/target/platform.ts';
import { imageRefusal } from '../../../support/image-refusal.ts';
import { inferredWords } from '../../../support/inferred-words.ts';

interface Case {
  readonly ref: string;
  /** A part of the reason or the message. */
  readonly refused?: string;
  /** What its first offer begins with. */
  readonly near?: string;
  readonly distro: string;
  readonly libc: string;
  readonly python: string | null;
  /** The Python of its package python3, where it has none itself. */
  readonly packaged?: string;
  /** What else brings a Python. */
  readonly source?: string;
  readonly compiler: boolean | null;
  readonly status: string;
  readonly pastSupport?: boolean;
  readonly inferred?: string;
  readonly platforms?: readonly string[];
}

const folder = join(import.meta.dirname, '../../../../fixtures/images');
const own = new Set(['python', 'system']);
const cases = readdirSync(folder)
  .filter((family) => !own.has(family))
  .flatMap((family) => {
    const file: { readonly cases: readonly Case[] } = JSON.parse(
      readFileSync(join(folder, family, 'cases.json'), 'utf8'),
    );
    return file.cases.map((found) => ({ family, ...found }));
  });

it('every family has its cases', () => {
  for (const { id } of families) expect(existsSync(join(folder, id, 'cases.json')), id).toBe(true);
});

describe('known', () => {
  it.each(cases.filter(({ refused }) => refused === undefined))('$ref', async (found) => {
    const image = resolveImage(found.ref);
    const { distribution, libc } = image;
    expect(`${distribution.name} ${distribution.version}`).toBe(found.distro);
    expect(`${libc.family} ${libc.full ?? libc.version.join('.')}`).toBe(found.libc);
    expect(image.python ?? null).toBe(found.python);
    expect(packagedPythonOf(image)?.split('.').slice(0, 2).join('.')).toBe(found.packaged);
    expect(image.compiler ?? null).toBe(found.compiler);
    expect(image.status).toBe(found.status);
    expect(image.family.id).toBe(found.family);
    if (found.platforms) expect(image.platforms).toEqual(found.platforms);
    if (found.inferred === undefined) expect(image.inferred).toBeUndefined();
    else expect(inferredWords(image)).toContain(found.inferred);
    if (found.source !== undefined) expect(image.pythonSource).toContain(found.source);

    const platform = parsePlatform(image.platforms[0] ?? '');
    if (!platform.ok) throw new Error(platform.problem);
    const target = await resolveTarget({
      base: found.ref,
      platform: platform.value,
      ...(found.python === null ? { python: '3.12' } : {}),
    });
    if (found.python !== null)
      expect(target.python.release.join('.')).toBe(found.python.split('.').slice(0, 2).join('.'));
    if (found.pastSupport === true) expect(target.image?.pastSupport).not.toBeNull();
  });
});

describe('refused', () => {
  it.each(cases.filter(({ refused }) => refused !== undefined))('$ref: $refused', ({ ref, refused, near }) => {
    const error = imageRefusal(ref);
    expect(`${error.message}\n${error.reason}`).toContain(refused);
    if (near === undefined) expect(error.hint).toMatch(/--(?:libc|base) /);
    else expect(error.hint).toContain(`did you mean ${near}`);
  });
});
