// What is said at the line that goes in before pip.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { preparationOn } from '../../../packages/core/src/report/preparation-on.ts';
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
    index: smallIndex({
      spam: { '1.0': { files: ['tar.gz'], requires: [] } },
      setuptools: { '80.0.0': { files: ['py3-none-any'], requires: [] } },
    }),
    openSdist: () => Promise.resolve({ ok: true, value: contents }),
  });
  const notes = report.targets[0]?.preparation?.notes ?? [];
  expect(notes.some((note) => note.includes('archive.debian.org'))).toBe(stops);
});

const onAlpine = (...pins: readonly string[]) =>
  check({
    files: [{ path: 'requirements.txt', text: `${pins.join('\n')}\n`, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.9-alpine', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex({
      cryptography: { '3.4.7': { files: ['tar.gz'], requires: [] } },
      psycopg2: { '2.9.9': { files: ['tar.gz'], requires: [] } },
      setuptools: { '80.0.0': { files: ['py3-none-any'], requires: [] } },
      spam: { '1.0': { files: ['cp39-cp39-win_amd64'], requires: [] } },
    }),
    openSdist: () => Promise.resolve({ ok: true, value: contents }),
  });

it.each([
  [['cryptography==3.4.7', 'psycopg2==2.9.9'], ['build-base', 'libffi-dev', 'libpq-dev', 'openssl-dev'], 'some'],
  [['psycopg2==2.9.9'], ['build-base', 'libpq-dev'], 'all'],
  // Built with OpenSSL 3 it fails on import: the line is that of its build, and says that it does not help.
  [['cryptography==3.4.7'], ['build-base', 'libffi-dev', 'openssl-dev'], 'none'],
])('names what every build asks for, and whether it helps: %j', async (pins, names, helps) => {
  const { targets } = await onAlpine(...pins);
  expect([targets[0]?.preparation?.names, targets[0]?.preparation?.helps]).toEqual([names, helps]);
});

it.each<readonly [readonly string[], string]>([
  [
    ['cryptography==3.4.7', 'psycopg2==2.9.9'],
    'It does not help cryptography 3.4.7, which is known to fail all the same: libffi-dev and openssl-dev are for it alone.',
  ],
  [['cryptography==3.4.7'], 'It does not help cryptography 3.4.7, which is known to fail all the same.'],
])('tells what of it is in vain: %j', async (pins, note) => {
  const { targets } = await onAlpine(...pins);
  expect(targets[0]?.preparation?.notes).toContain(note);
});

it('is told beside a package that cannot be installed, and that this one comes first', async () => {
  const report = await onAlpine('spam==1.0', 'psycopg2==2.9.9');
  const [target] = report.targets;
  const found = target && preparationOn(report, target);
  expect(found?.names).toEqual(['build-base', 'libpq-dev']);
  expect(found?.notes[0]).toMatch(/^It helps once the package that cannot be installed is changed/);
});
