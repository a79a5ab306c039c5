// Wheels whose own metadata says otherwise than their names and the index: what pip 20.2.4, 24.0 and 26.3 and uv 0.13.9 did with them.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { smallIndex, type SmallIndex, type SmallRelease } from '../../support/small-index.ts';

const wheel = (own: SmallRelease['own'], metadata: readonly string[] = []): SmallRelease => ({
  files: ['py3-none-any'],
  metadata,
  ...(own ? { own } : {}),
});
const other = normalizeName('other');

const projects: SmallIndex = {
  rpnew: { '1.0': wheel({ requiresPython: '>=3.99' }) },
  rpold: { '1.0': wheel({ requiresPython: '<3.5' }) },
  rpbad: { '1.0': wheel({ requiresPython: '3.x' }) },
  rptwo: { '1.0': wheel({}), '2.0': wheel({ requiresPython: '>=3.99' }) },
  namex: { '1.0': wheel({ name: other }) },
  nametwo: { '1.0': wheel({}), '2.0': wheel({ name: other }) },
  verx: { '1.0': wheel({ version: '2.0' }) },
  vertwo: { '1.0': wheel({}), '2.0': wheel({ version: '3.0' }) },
  verloc: { '1.0+cpu': wheel({ version: '1.0' }) },
  vernorm: { '1.0': wheel({ version: '1.0.0' }) },
  legver: { '1.0': wheel({ version: 'nonsense' }) },
  'need-rp': { '1.0': wheel({}, ['rpnew']) },
  'need-two': { '1.0': wheel({}, ['rptwo']) },
  // The wheel of one machine is for a later Python than that of the other.
  machines: {
    '1.0': {
      files: ['cp312-cp312-manylinux_2_17_x86_64', 'cp312-cp312-manylinux_2_17_aarch64'],
      metadata: [],
      own: { requiresPython: '>=3.99' },
    },
  },
};

type Installer = 'pip' | 'uv';

function target(text: string): TargetRequest {
  const [base = '', pip] = text.split(' with pip ');
  return { base, platform: 'linux/amd64', ...(pip === undefined ? {} : { pip }) };
}

async function on(text: string, base: string, installer: Installer, more: Partial<Parameters<typeof check>[0]> = {}) {
  return check({
    files: [{ path: 'requirements.txt', text: `${text}\n`, sibling: () => Promise.resolve(undefined) }],
    targets: [target(base)],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex(projects),
    overrides: { installer },
    ...more,
  });
}

/** `rpnew 1.0 impossible`, and what is said where nothing goes together. */
function told({ packages, diagnostics }: Report): string {
  const rows = packages.map(({ name, version, results: [result] }) => `${name} ${version} ${result?.verdict}`);
  const clash = diagnostics.filter(({ rule }) => rule === 'WC112').map(({ rule }) => rule);
  return [...rows, ...clash].join(', ');
}

const newest = 'python:3.12-slim';
const old = 'python:3.11-slim';
const before = 'python:3.8-slim with pip 20.2.4';

describe('a wheel that is not what it says', () => {
  it.each<[line: string, base: string, installer: Installer, expected: string]>([
    ['rpnew==1.0', newest, 'pip', 'rpnew 1.0 impossible'],
    ['rpnew==1.0', before, 'pip', 'rpnew 1.0 impossible'],
    ['rpnew==1.0', newest, 'uv', 'rpnew 1.0 impossible'],
    ['rpold==1.0', newest, 'pip', 'rpold 1.0 impossible'],
    ['rpold==1.0', newest, 'uv', 'rpold 1.0 wheel'],
    ['rpbad==1.0', newest, 'pip', 'rpbad 1.0 wheel'],
    ['rpbad==1.0', newest, 'uv', 'rpbad 1.0 impossible'],
    ['rptwo', newest, 'pip', 'rptwo 1.0 wheel'],
    ['rptwo', newest, 'uv', 'rptwo 1.0 wheel'],
    ['namex==1.0', newest, 'pip', 'namex 1.0 impossible'],
    ['namex==1.0', old, 'pip', 'namex 1.0 wheel'],
    ['namex==1.0', newest, 'uv', 'namex 1.0 impossible'],
    ['nametwo', newest, 'pip', 'nametwo 1.0 wheel'],
    ['nametwo', old, 'pip', 'nametwo 2.0 wheel'],
    ['nametwo', newest, 'uv', 'nametwo 2.0 impossible'],
    ['verx==1.0', newest, 'pip', 'verx 1.0 impossible'],
    ['verx==1.0', old, 'pip', 'verx 1.0 impossible'],
    ['verx==1.0', before, 'pip', 'verx 1.0 wheel'],
    ['verx==1.0', newest, 'uv', 'verx 1.0 impossible'],
    ['vertwo', newest, 'pip', 'vertwo 1.0 wheel'],
    ['vertwo', newest, 'uv', 'vertwo 2.0 impossible'],
    ['verloc==1.0+cpu', newest, 'pip', 'verloc 1.0+cpu impossible'],
    ['verloc==1.0+cpu', newest, 'uv', 'verloc 1.0+cpu wheel'],
    ['vernorm==1.0', newest, 'pip', 'vernorm 1.0 wheel'],
    ['legver==1.0', newest, 'pip', 'legver 1.0 impossible'],
    ['legver==1.0', old, 'pip', 'legver 1.0 impossible'],
    ['need-rp==1.0', newest, 'pip', 'need-rp 1.0 wheel, WC112'],
    ['need-rp==1.0', newest, 'uv', 'need-rp 1.0 wheel, WC112'],
    ['need-two==1.0', newest, 'pip', 'need-two 1.0 wheel, rptwo 1.0 wheel'],
  ])('%s on %s by %s: %s', async (line, base, installer, expected) => {
    expect(told(await on(line, base, installer))).toBe(expected);
  });

  it.each([
    ['rpnew==1.0', 'requires-python', 'WC103', 'It requires Python >=3.99; this image has 3.12.'],
    ['namex==1.0', 'metadata', 'WC102', 'Its wheel is refused: the metadata in it is that of other.'],
    ['verx==1.0', 'metadata', 'WC102', 'Its wheel is refused: the metadata in it is that of version 2.0.'],
  ])('%s says why', async (line, reason, rule, why) => {
    const [result] = (await on(line, newest, 'pip')).packages[0]?.results ?? [];
    expect(result?.reason).toBe(reason);
    expect(result?.why.startsWith(why)).toBe(true);
    expect(result?.statements.map((each) => each.rule)).toEqual([rule]);
  });

  it.each<[line: string, installer: Installer, expected: string]>([
    ['rpnew==1.0', 'pip', 'rpnew 1.0 impossible'],
    ['rpnew==1.0', 'uv', 'rpnew 1.0 wheel'],
    ['verx==1.0', 'uv', 'verx 1.0 impossible'],
  ])('%s with --no-deps by %s: %s', async (line, installer, expected) => {
    expect(told(await on(line, newest, installer, { overrides: { installer, withoutRequirements: true } }))).toBe(
      expected,
    );
  });

  it('is told of each machine by the wheel that is taken there', async () => {
    const { packages } = await on('machines==1.0', newest, 'pip', {
      targets: (['linux/amd64', 'linux/arm64'] as const).map((platform) => ({ base: newest, platform })),
    });
    expect(packages[0]?.results.map(({ verdict }) => verdict)).toEqual(['impossible', 'impossible']);
  });
});
