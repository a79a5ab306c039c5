// Several installations in one check: each is judged by itself, those on one target share its column, and no way out of one costs another.

import { describe, expect, it } from 'vitest';
import { check } from '../../packages/core/src/check.ts';
import type { InputFile } from '../../packages/core/src/manifest/input-file.ts';
import { recordedIndex } from '../support/recorded-index.ts';

const index = recordedIndex();
const selection = { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false };

const command = (line: number, text: string): InputFile => ({
  path: 'Dockerfile',
  name: 'requirements.txt',
  line,
  text,
  sibling: () => Promise.resolve(undefined),
});
const on = (base: string) => ({ base, platform: 'linux/amd64' }) as const;
const installing = (file: InputFile, ...bases: readonly string[]) => ({
  files: [file],
  targets: bases.map(on),
  selection,
  index,
  overrides: { withoutRequirements: true },
});

describe('several installations', () => {
  it('on one target share its column, each with its own pin of one project', async () => {
    const report = await check({
      ...installing(command(2, 'cffi==1.14.5'), 'python:3.12-slim'),
      beside: [installing(command(5, 'cffi==1.16.0'), 'python:3.12-slim')],
    });
    expect(report.targets.map(({ id }) => id)).toEqual(['t0']);
    expect(
      report.packages.map(({ version, location, results }) => [version, location.line, results[0]?.verdict]),
    ).toEqual([
      ['1.14.5', 2, 'build'],
      ['1.16.0', 5, 'wheel'],
    ]);
    expect(report.packages.map(({ origin }) => origin)).toEqual(['dockerfile', 'dockerfile']);
    expect(report.inputs.map(({ path, kind }) => [path, kind])).toEqual([['Dockerfile', 'Dockerfile']]);
  });

  it('on several targets have a result on each, which is none where another stage installs', async () => {
    const report = await check({
      ...installing(command(2, 'cffi==1.16.0'), 'python:3.12-slim'),
      beside: [installing(command(5, 'six==1.16.0'), 'python:3.12-alpine')],
    });
    expect(report.packages.map(({ name, results }) => [name, ...results.map(({ verdict }) => verdict)])).toEqual([
      ['cffi', 'wheel', 'skipped'],
      ['six', 'skipped', 'wheel'],
    ]);
  });

  it('keep a plan that helps all of them, and drop one that costs another', async () => {
    // cffi 1.14.5 has wheels for CPython 3.8 on glibc; cryptography 3.4.7 as well; six is one for all.
    const alone = await check(installing(command(2, 'cffi==1.14.5'), 'python:3.8-alpine'));
    const bases = (report: Awaited<ReturnType<typeof check>>): readonly (string | null)[] =>
      (report.targets[0]?.plans ?? []).filter(({ pins }) => pins.length === 0).map(({ base }) => base);
    expect(bases(alone)).toContain('python:3.8-slim');
    const both = await check({
      ...installing(command(2, 'cffi==1.14.5'), 'python:3.8-alpine'),
      beside: [installing(command(5, 'six==1.16.0'), 'python:3.8-alpine')],
    });
    expect(bases(both)).toContain('python:3.8-slim');
    const costly = await check({
      ...installing(command(2, 'cffi==1.14.5'), 'python:3.8-alpine'),
      beside: [installing(command(5, 'six==99.0'), 'python:3.8-alpine')],
    });
    expect(bases(costly)).toEqual([]);
  });
});
