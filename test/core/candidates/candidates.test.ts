// One finder over a whole project: order, pre-releases, yanks, binaries, as pip 26.3's finder has them.

import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../packages/core/src/candidates/candidates-of.ts';
import { choose } from '../../../packages/core/src/candidates/choose.ts';
import { newestFinal } from '../../../packages/core/src/candidates/newest-final.ts';
import { type ProjectFiles, releasesOf } from '../../../packages/core/src/candidates/releases-of.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers, type SpecifierSet } from '../../../packages/core/src/packaging/specifier.ts';

const name = normalizeName('demo');
const matcher = makeMatcher(await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' }), 'pip');

/** `1.0: demo-1.0.tar.gz, !demo-1.0-py3-none-any.whl`: a version a line, `!` before a yanked file. */
function project(text: string): ProjectFiles {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(': '));
  return new Map(lines.map(([version = '', files = '']) => [version, files.split(', ').map(file)]));
}

function file(text: string): DistributionFile {
  const raw = text.replace('!', '');
  const yanked = text.startsWith('!') ? 'broken' : false;
  return { filename: parseFilename(raw, name), raw, url: `https://files.example/${raw}`, yanked, hashes: {} };
}

function specifiers(text: string): SpecifierSet {
  const parsed = parseSpecifiers(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const none = { noBinary: [], onlyBinary: [] };

describe('releases of a project', () => {
  it('stand oldest first, spellings of one version together, what is no version left out', () => {
    const found = releasesOf(
      project(`
        10.0: demo-10.0.tar.gz
        1.0: demo-1.0.tar.gz
        2004d: demo-2004d.tar.gz
        2.0rc1: demo-2.0rc1.tar.gz
        1.0.0: demo-1.0.0-py3-none-any.whl
      `),
    );
    expect(found.map(({ version, files }) => [version.text, ...files.map(({ raw }) => raw)])).toEqual([
      ['1.0', 'demo-1.0.tar.gz', 'demo-1.0.0-py3-none-any.whl'],
      ['2.0rc1', 'demo-2.0rc1.tar.gz'],
      ['10.0', 'demo-10.0.tar.gz'],
    ]);
  });

  it('are sorted once', () => {
    const files = project('1.0: demo-1.0.tar.gz');
    expect(releasesOf(files)).toBe(releasesOf(files));
  });

  it('keep the very lists of an index that files them under one spelling', () => {
    const files = project('1.0: demo-1.0.tar.gz\n2.0: demo-2.0.tar.gz\n2.0.0: demo-2.0.0-py3-none-any.whl');
    const [one, two] = releasesOf(files);
    expect(one?.files).toBe(files.get('1.0'));
    expect(one?.kinds).toBe(one?.files);
    expect(two?.kinds).toEqual(two?.files);
  });

  /** Files that must not be read, but for those of these versions. */
  const told = (kinds: Readonly<Record<string, string>>, ...read: readonly string[]): ProjectFiles => {
    const known = project(
      Object.entries(kinds)
        .map(([version, names]) => `${version}: ${names}`)
        .join('\n'),
    );
    return Object.assign(new Map([...Object.keys(kinds), ...read].map((version) => [version, [file('unread')]])), {
      kinds: (version: string) => known.get(version),
    });
  };

  it('know their kinds before they are read, where the index tells them of every spelling', () => {
    const kindsOf = (files: ProjectFiles): unknown =>
      releasesOf(files).map(({ kinds }) => kinds.map(({ filename }) => filename.kind));
    expect(kindsOf(told({ '1.0': 'demo-1.0.tar.gz', '1.0.0': 'demo-1.0.0-py3-none-any.whl' }))).toEqual([
      ['sdist', 'wheel'],
    ]);
    expect(kindsOf(told({ '1.0': 'demo-1.0.tar.gz' }, '1.0.0'))).toEqual([['other', 'other']]);
  });
});

describe('the version that pip takes', () => {
  const files = project(`
    1.0: demo-1.0.tar.gz
    1.1: demo-1.1-cp312-cp312-manylinux_2_17_x86_64.whl
    1.2: demo-1.2-cp312-cp312-win_amd64.whl
    1.3: !demo-1.3.tar.gz
    2.0rc1: demo-2.0rc1-py3-none-any.whl
  `);

  it.each([
    ['the newest with a file for the target', '', none, '1.1', 'demo-1.1-cp312-cp312-manylinux_2_17_x86_64.whl'],
    ['a yanked one for a pin alone', '==1.3', none, '1.3', 'demo-1.3.tar.gz'],
    [
      'nothing where a range admits a yanked final one: no pre-release stands in for it',
      '>=1.2',
      none,
      undefined,
      undefined,
    ],
    ['a pre-release that is asked for', '>=1.0rc1', none, '2.0rc1', 'demo-2.0rc1-py3-none-any.whl'],
    ['a pre-release where nothing else is left', '>1.3', none, '2.0rc1', 'demo-2.0rc1-py3-none-any.whl'],
    ['nothing where no file is for the target', '==1.2', none, undefined, undefined],
    ['an sdist where wheels are forbidden', '', { ...none, noBinary: [':all:'] }, '1.0', 'demo-1.0.tar.gz'],
    ['no sdist where only wheels are allowed', '<1.1', { ...none, onlyBinary: [':all:'] }, undefined, undefined],
  ])('is %s', (_, range, binaries, version, taken) => {
    const set = specifiers(range);
    const found = choose(candidatesOf(name, files, { specifiers: set, binaries }, matcher), set);
    expect([found?.version.text, found?.matched.taken?.file.raw]).toEqual([version, taken]);
  });

  it('is found without matching older ones', () => {
    const set = specifiers('');
    const seen: string[] = [];
    choose(
      (function* () {
        for (const each of candidatesOf(name, files, { specifiers: set, binaries: none }, matcher)) {
          seen.push(each.version.text);
          yield each;
        }
      })(),
      set,
    );
    expect(seen).toEqual(['2.0rc1', '1.3', '1.1']);
  });
});

describe('the newest final version', () => {
  it.each([
    [
      'neither a pre-release nor yanked as a whole',
      '1.0: demo-1.0.tar.gz\n1.1: !demo-1.1.tar.gz\n2.0b1: demo-2.0b1.tar.gz',
      '1.0',
    ],
    ['one of which some file is left', '1.0: demo-1.0.tar.gz\n1.1: !demo-1.1.tar.gz, demo-1.1-py3-none-any.whl', '1.1'],
    ['none where there are pre-releases alone', '2.0b1: demo-2.0b1.tar.gz', undefined],
  ])('is %s', (_, text, version) => {
    expect(newestFinal(project(text))?.text).toBe(version);
  });
});
