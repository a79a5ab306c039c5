// What is said at the line that goes in before pip.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex } from '../../support/small-index.ts';

const contents = {
  members: ['setup.py', 'a.c'],
  texts: new Map([['setup.py', 'setup(ext_modules=[Extension("a", ["a.c"])])']]),
};

it.each([
  ['python:3.8-slim-buster', true],
  ['python:3.8-slim', false],
])('on %s that apt-get update stops: %s', async (base, stops) => {
  const report = await check({
    files: [{ path: 'requirements.txt', text: 'spam==1.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base, platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex({ spam: { '1.0': { files: ['tar.gz'], requires: [] } } }),
    openSdist: () => Promise.resolve({ ok: true, value: contents }),
  });
  const notes = report.targets[0]?.preparation?.notes ?? [];
  expect(notes.some((note) => note.includes('archive.debian.org'))).toBe(stops);
});
