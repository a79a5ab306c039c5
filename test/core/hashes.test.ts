// Files whose hashes the requirements file does not list: what is said, and what cures it.

import { describe, expect, it } from 'vitest';
import { check } from '../../packages/core/src/check.ts';
import { smallIndex, type SmallIndex } from '../support/small-index.ts';

const wheel = 'cp312-cp312-manylinux_2_17_x86_64';
const index: SmallIndex = {
  spam: {
    '1.0': { files: [wheel, 'tar.gz'], sha256: ['aa', 'bb'], requires: [] },
    '1.1': { files: [wheel, 'tar.gz'], sha256: ['cc', 'dd'], requires: [] },
  },
  // As numpy 1.26.4 on 3.14: a wheel for another Python, and an sdist.
  eggs: {
    '1.0': { files: ['cp311-cp311-manylinux_2_17_x86_64', 'tar.gz'], sha256: ['aa', 'bb'], requires: [] },
    '1.1': { files: [wheel], sha256: ['cc'], requires: [] },
  },
  old: {
    '1.0': { files: ['py3-none-any'], sha256: ['aa'], requiresPython: '<3.12', requires: [] },
    '1.1': { files: ['py3-none-any'], sha256: ['bb'], requires: [] },
  },
};

const none = 'None of its files on the index has a hash that the file lists.';
const findOut = 'find out why the files changed, then lock again';

describe('a hash that is not listed', () => {
  it.each<[what: string, text: string, rules: readonly string[], why: string, fix: string, plans: readonly string[]]>([
    ['no file has it: another version is no remedy', 'spam==1.0 --hash=sha256:00', ['WC104'], none, findOut, []],
    ['no file has it, though no wheel would fit either', 'eggs==1.0 --hash=sha256:00', ['WC104'], none, findOut, []],
    [
      'the sdist alone has it: the wheel of the same version is merely not listed',
      'spam==1.0 --hash=sha256:bb',
      ['WC101', 'WC109'],
      'No wheel that fits has a hash that the file lists. The sdist must be compiled (the sdist was not inspected).',
      'lock again',
      ['relock'],
    ],
    [
      'no file is for this Python: that comes first, and another version is one',
      'old==1.0 --hash=sha256:00',
      ['WC103'],
      'It requires Python <3.12; this image has 3.12.14. The next release with a wheel for CPython 3.12 on glibc x86_64 is 1.1.',
      'old 1.1 (py3-none-any)',
      ['version'],
    ],
  ])('%s', async (_, text, rules, why, fix, plans) => {
    const { packages, targets } = await check({
      files: [{ path: 'requirements.txt', text: `${text}\n`, sibling: () => Promise.resolve(undefined) }],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
      selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
      index: smallIndex(index),
    });
    const result = packages[0]?.results[0];
    expect(result).toMatchObject({ why, fix });
    expect(result?.statements.map(({ rule }) => rule)).toEqual(rules);
    expect(targets[0]?.plans.map(({ kind }) => kind)).toEqual(plans);
  });
});
