// Releases that are for macOS or Windows alone, and such as only look like it.

import { expect, it } from 'vitest';
import { foreignSystem } from '../../../packages/core/src/assess/foreign-system.ts';
import type { Refusal } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { deadEndWords } from '../../../packages/core/src/report/dead-end-words.ts';
import { reading } from '../sdist/reading.ts';

const compiled = { 'setup.py': 'setup(ext_modules=[Extension("a", ["a.m"])])', 'a.m': null };

function refused(...platforms: readonly string[]): readonly Refusal[] {
  return platforms.map((platform): Refusal => {
    const raw = `a-1.0-cp312-cp312-${platform}.whl`;
    const file = { filename: parseFilename(raw, normalizeName('a')), raw, url: '', yanked: false as const, hashes: {} };
    return { file, reason: 'os' };
  });
}

function said(systems: readonly string[], ...platforms: readonly string[]): readonly string[] {
  const metadata = systems.map((each) => `Classifier: Operating System :: ${each}\n`).join('');
  return foreignSystem(reading({ ...compiled, 'PKG-INFO': metadata }), refused(...platforms)).map(deadEndWords);
}

it('keeps from Linux what is for macOS alone (pyobjc-core 10.0)', () => {
  expect(said(['MacOS :: MacOS X'], 'macosx_10_9_universal2')).toEqual([
    'It is for macOS alone, as its metadata and all of its wheels say: keep it from Linux with a marker (; sys_platform == "darwin").',
  ]);
  expect(said(['MacOS', 'Microsoft :: Windows'], 'macosx_11_0_arm64', 'win_amd64')[0]).toContain('!= "linux"');
});

it.each<readonly [what: string, systems: readonly string[], platforms: readonly string[]]>([
  ['another system', ['MacOS', 'POSIX'], ['macosx_10_9_universal2']],
  ['no system', [], ['macosx_10_9_universal2']],
  ['no wheel', ['MacOS'], []],
  ['a wheel for Linux', ['MacOS'], ['macosx_10_9_universal2', 'manylinux_2_17_x86_64']],
])('says nothing with %s', (_, systems, platforms) => expect(said(systems, ...platforms)).toEqual([]));
