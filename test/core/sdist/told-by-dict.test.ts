// What setup() is told by a dict of its script's own, and where somebody else may put something into it.

import { expect, it } from 'vitest';
import { toldByDict } from '../../../packages/core/src/sdist/told-by-dict.ts';

it.each<[what: string, code: string, expected: boolean]>([
  ['a dict that is handed to setup() alone', 'kw = dict(name="x")\nsetup(**kw)', true],
  ['in braces, with a key put in', 'kw = {"name": "x"}\nkw["packages"] += ["x"]\nsetup(**kw)', true],
  [
    'handed to a function of the scripts that calls it the same',
    'def more(kw, x):\n  kw["packages"] = []\nkw = dict(name="x")\nhelper.more(kw, False)\nsetup(**kw)',
    true,
  ],
  ['otherwise', 'def more(other):\n  other[x] = y\nkw = dict()\nmore(kw)\nsetup(**kw)', false],
  ['handed to somebody else', 'kw = dict()\nversioneer.fill(kw)\nsetup(**kw)', false],
  ['made elsewhere', 'kw = read()\nsetup(**kw)', false],
  ['made twice', 'kw = dict()\nkw = dict()\nsetup(**kw)', false],
  ['filled by names that are not written there', 'kw = dict()\nkw[key] = x\nsetup(**kw)', false],
  ['filled as a whole', 'kw = dict()\nkw.update(read())\nsetup(**kw)', false],
  ['under another name', 'kw = dict()\nother = kw\nsetup(**kw)', false],
  ['with a keyword that compiles', 'kw = dict(ext_modules=[])\nsetup(**kw)', false],
  ['in a string', 'kw = dict()\nkw["cmdclass"] = x\nsetup(**kw)', false],
  ['two calls', 'kw = dict()\nsetup(**kw)\nsetup(name="x")', false],
  ['keywords beside it', 'kw = dict()\nsetup(name="x", **kw)', false],
])('%s', (_, code, expected) => {
  expect(toldByDict([{ path: 'setup.py', code, always: true }])).toBe(expected);
});
