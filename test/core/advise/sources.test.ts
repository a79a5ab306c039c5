// Ways out that are no wheels: an sdist that holds nothing to compile, and a version that was meant.

import { describe, expect, it } from 'vitest';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { adviceFor, planLine } from '../../support/advice-for.ts';
import { sdistReading } from '../../support/sdist-reading.ts';
import { smallIndex, type SmallRelease } from '../../support/small-index.ts';

const request: TargetRequest = { base: 'python:3.7-slim', platform: 'linux/amd64' };
const source: SmallRelease = { files: ['tar.gz'], requires: [] };
const tooNew: SmallRelease = { ...source, requiresPython: '>=3.8' };
const wheel: SmallRelease = { files: ['tar.gz', 'py3-none-any'], requires: [] };
const native: SmallRelease = { files: ['tar.gz', 'cp36-cp36m-manylinux1_x86_64'], requires: [] };

/** The way out of `spam==2.5` and the plans, with the sdists that were looked into for them. */
async function wayOut(
  spam: Readonly<Record<string, SmallRelease>>,
  { compiles = [], pin = '2.5' }: { readonly compiles?: readonly string[]; readonly pin?: string } = {},
): Promise<string> {
  const opened = new Set<string>();
  const { ways, plans } = await adviceFor({
    text: `spam==${pin}\n`,
    index: smallIndex({ spam }),
    request,
    inspect: async ({ raw }) => {
      opened.add(raw);
      const reading = sdistReading({ native: compiles.some((version) => raw.includes(version)), requiresDist: [] });
      return { state: 'read', reading };
    },
  });
  const [way] = [...ways.values()];
  const offered = [way?.later, way?.earlier].flatMap((each) =>
    each ? [`${each.version} ${each.tag ? 'wheel' : 'sdist'}`] : [],
  );
  return [...offered, ...plans.filter(({ kind }) => kind === 'version').map(planLine), ...opened].join(', ');
}

const plan = (version: string): string => `version python:3.7-slim spam ${version}`;

describe('another version that is an sdist alone', () => {
  it.each<[what: string, releases: Readonly<Record<string, SmallRelease>>, expected: string]>([
    [
      'ibm-cos-sdk 2.13.5 on 3.7: 2.13.4 is pure and nearer than the wheel of 1.2.0',
      { '1.2': wheel, '2.3': source, '2.4': source, '2.5': tooNew },
      `2.4 sdist, ${plan('2.4')}, spam-2.4.tar.gz`,
    ],
    ['the same release as a wheel: the wheel', { '2.4': wheel, '2.5': tooNew }, `2.4 wheel, ${plan('2.4')}`],
    ['a nearer wheel', { '2.3': source, '2.4': wheel, '2.5': tooNew }, `2.4 wheel, ${plan('2.4')}`],
    [
      'a project of which any release has a wheel for a platform has something to compile: torch 0.1.2 is no way out of 1.13',
      { '1.9': native, '2.3': source, '2.4': source, '2.5': tooNew },
      '',
    ],
    ['one that is yanked', { '2.4': { ...source, yanked: true }, '2.5': tooNew }, ''],
    ['one that this Python is too old for', { '2.4': tooNew, '2.5': tooNew }, ''],
    ['two major versions back is another project', { '0.4': source, '2.5': tooNew }, ''],
  ])('%s', async (_, releases, expected) => {
    expect(await wayOut(releases)).toBe(expected);
  });

  it('is none where it compiles', async () => {
    const releases = { '2.3': source, '2.4': source, '2.5': tooNew };
    expect(await wayOut(releases, { compiles: ['2.4'] })).toBe(
      `2.3 sdist, ${plan('2.3')}, spam-2.4.tar.gz, spam-2.3.tar.gz`,
    );
  });

  // gym 0.19 to 0.21, on their way to 0.22
  it('is none where setuptools cannot read what it requires', async () => {
    const text = 'spam==2.5\n';
    const spam = { '2.5': { ...source, requiresPython: '>=3.13' }, '2.6': source, '2.7': source };
    const { ways } = await adviceFor({
      text,
      index: smallIndex({ spam }),
      request: { ...request, base: 'python:3.12-slim' },
      inspect: async ({ raw }) => {
        const requiresDist = raw.includes('2.7') ? [] : ['ham>=3.'];
        return { state: 'read', reading: sdistReading({ native: false, requiresDist }) };
      },
    });
    expect([...ways.values()][0]?.later?.version).toBe('2.7');
  });

  it('is not looked for where the pin itself compiles: so does its neighbour', async () => {
    expect(await wayOut({ '2.4': source, '2.5': source }, { compiles: ['2.5'] })).toBe('spam-2.5.tar.gz');
  });

  it('is looked for three times on a side', async () => {
    const releases = { '2.1': source, '2.2': source, '2.3': source, '2.4': source, '2.5': tooNew };
    expect(await wayOut(releases, { compiles: ['2.2', '2.3', '2.4'] })).toBe(
      'spam-2.4.tar.gz, spam-2.3.tar.gz, spam-2.2.tar.gz',
    );
  });
});

describe('a version that does not exist', () => {
  // biopython 1.8.3
  it('stands for the one with the same digits', async () => {
    expect(await wayOut({ '1.81': wheel, '1.83': wheel }, { pin: '1.8.3' })).toBe(`1.83 wheel, ${plan('1.83')}`);
  });

  it('stands for none where two have them', async () => {
    expect(await wayOut({ '1.81': wheel, '1.83': wheel, '18.3': wheel }, { pin: '1.8.3' })).toBe(
      `1.81 wheel, ${plan('1.81')}`,
    );
  });
});
