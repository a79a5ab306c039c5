// What a second look into an sdist settles: modules whose names tell nothing of a build, and that setup.py imports all the same.

import { expect, it } from 'vitest';
import { readInTurns } from '../../../packages/core/src/sdist/read-in-turns.ts';

it.each<readonly [what: string, files: Readonly<Record<string, string>>, native: boolean | null, turns: number]>([
  ['nothing is missing', { 'setup.py': 'from setuptools import setup\nsetup()' }, false, 1],
  [
    'a command of the package itself (passlib 1.7.1)',
    {
      'setup.py':
        'from setuptools import setup\nfrom passlib._setup.stamp import stamp\nopts = {"cmdclass": {}}\nstamp(opts)\nsetup(**opts)',
      'passlib/__init__.py': '',
      'passlib/_setup/__init__.py': '',
      'passlib/_setup/stamp.py': 'import re\ndef stamp(opts):\n    opts["cmdclass"]["sdist"] = None',
    },
    false,
    2,
  ],
  [
    'what is read so compiles',
    {
      'setup.py': 'from setuptools import setup\nfrom spam.things import opts\nsetup(**opts)',
      'spam/__init__.py': '',
      'spam/things.py': 'from setuptools import Extension\nopts = {"ext_modules": [Extension("spam.x", ["spam/x.c"])]}',
      'spam/x.c': '',
    },
    true,
    2,
  ],
])('%s', async (_, files, native, turns) => {
  let asked = 0;
  const read = await readInTurns((wanted) => {
    asked += 1;
    const texts = new Map(Object.entries(files).filter(([path]) => wanted(path)));
    return Promise.resolve({ ok: true, value: { members: Object.keys(files), texts } });
  });
  expect([read.ok && read.value.native, asked]).toEqual([native, turns]);
});
