// The developers' cases of fixtures/other-images.json: what images beside the official python one stand for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeImage } from '../../../packages/core/src/image/describe-image.ts';

interface Case {
  readonly ref: string;
  readonly distro: string;
  readonly libc: string;
  /** Major and minor; null where nothing brings one. */
  readonly python: string | null;
  readonly compiler: boolean;
  readonly status: 'current' | 'frozen';
}

interface RefusedCase {
  readonly ref: string;
  /** How the reason begins. */
  readonly refused: string;
  /** What the hint ends with; by default how to say what is in it. */
  readonly helps?: string;
}

const { cases }: { readonly cases: readonly (Case | RefusedCase)[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/other-images.json'), 'utf8'),
);
const known = cases.filter((each) => !('refused' in each)) as readonly Case[];
const refused = cases.filter((each) => 'refused' in each) as readonly RefusedCase[];

const asked = (base: string) => describeImage({ base, platform: 'linux/amd64', machine: 'linux/amd64' });

describe('images beside the official python one', () => {
  it('are 26 cases', () => {
    expect(known.length + refused.length).toBe(26);
  });

  it.each(known)('$ref is $distro', async ({ ref, distro, libc, python, compiler, status }) => {
    const found = await asked(ref);
    const own = found.python?.version ?? found.packagedPython;
    expect({
      distro: `${found.distro?.name} ${found.distro?.version}`,
      libc: `${found.libc.family} ${found.libc.version}`,
      python: own?.split('.').slice(0, 2).join('.') ?? null,
      compiler: found.compiler,
      status: found.status,
    }).toEqual({ distro, libc, python, compiler, status });
  });

  it.each([
    ['gcr.io/distroless/python3-debian12', '3.11.2'],
    ['gcr.io/distroless/python3-debian13:nonroot', '3.13.5'],
  ])('%s has the patch of its distribution, %s', async (ref, version) => {
    expect((await asked(ref)).python?.version).toBe(version);
  });

  it.each(refused)('$ref is refused with what is known of it', async ({ ref, refused: reason, helps = '--libc' }) => {
    await expect(asked(ref)).rejects.toMatchObject({
      code: 'image-unknown',
      reason: expect.stringContaining(reason),
      hint: expect.stringContaining(helps),
    });
  });
});
