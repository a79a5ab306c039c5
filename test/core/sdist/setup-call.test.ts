import { describe, expect, it } from 'vitest';
import type { PythonValue } from '../../../packages/core/src/sdist/python-value.ts';
import { setupCall } from '../../../packages/core/src/sdist/setup-call.ts';

type Row = readonly [what: string, script: string, expected: unknown];

/** `{ given, open }` as plain data; `computed` where only running tells. */
function read(script: string): unknown {
  const call = setupCall(script);
  if (!call) return 'no call';
  const given = Object.fromEntries([...call.given].map(([name, value]) => [name, plain(value)]));
  return call.open ? { ...given, '**': 'computed' } : given;
}

function plain(value: PythonValue | undefined): unknown {
  if (value === undefined) return 'computed';
  if (Array.isArray(value)) return (value as readonly PythonValue[]).map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
  return value;
}

const requires = (...names: readonly string[]): unknown => ({ install_requires: names });

const rows: readonly Row[] = [
  ['a list', 'from setuptools import setup\nsetup(install_requires=["a", \'b>=1\'])', requires('a', 'b>=1')],
  ['the module’s own name', 'import setuptools as st\nst.setup(install_requires=("a",))', requires('a')],
  ['comments and lines', 'setup(  # now\n  install_requires=[\n    "a",  # one\n    # "b",\n  ],\n)', requires('a')],
  ['strings side by side', 'setup(install_requires=["a"\n  ">=1", r"b"])', requires('a>=1', 'b')],
  ['a text of lines', 'setup(install_requires="""\na\nb # c\n""")', { install_requires: '\na\nb # c\n' }],
  ['a text that is split', 'setup(install_requires="a b".split())', requires('a', 'b')],
  [
    'None and a number',
    'setup(install_requires=None, zip_safe=False, n=3)',
    { install_requires: null, zip_safe: false, n: 'computed' },
  ],
  ['a name', 'R = ["a"]\nsetup(install_requires=R)', requires('a')],
  ['a sum of names', 'A = ["a"]\nB = ("b",)\nsetup(install_requires=A + ["c"] + B)', requires('a', 'c', 'b')],
  [
    'a list that grows',
    'R = ["a"]\nR += ["b"]\nR.append("c")\nR.extend(["d"])\nsetup(install_requires=R)',
    requires('a', 'b', 'c', 'd'),
  ],
  [
    'another name of the list sees it',
    'R = ["a"]\nS = R\nR.append("b")\nsetup(install_requires=S)',
    requires('a', 'b'),
  ],
  [
    'a dict that holds the list',
    'R = ["a"]\nE = {"x": R}\nR.append("b")\nsetup(extras_require=E)',
    { extras_require: 'computed' },
  ],
  [
    'a dict that grows',
    'E = dict(x=["a"])\nE["all"] = E["x"] + ["b"]\nsetup(extras_require=E)',
    { extras_require: { x: ['a'], all: ['a', 'b'] } },
  ],
  ['lists in lists', 'A = ["a"]\nsetup(install_requires=[*A, "b"])', requires('a', 'b')],
  [
    'dicts in dicts',
    'E = {"x": ["a"]}\nsetup(extras_require={**E, "y": ["b"]})',
    { extras_require: { x: ['a'], y: ['b'] } },
  ],
  [
    'keywords in a dict',
    'K = dict(name="n", ext_modules=[f(x) for x in y], install_requires=["a"])\nsetup(**K)',
    { name: 'n', ext_modules: 'computed', install_requires: ['a'] },
  ],
  [
    'keywords of a function',
    'setup(install_requires=["a"], **metadata())',
    { install_requires: ['a'], '**': 'computed' },
  ],
  [
    'under the guard',
    'R = ["a"]\nif __name__ == "__main__":\n  R += ["b"]\n  setup(install_requires=R)',
    requires('a', 'b'),
  ],
  ['a function reads it', 'setup(install_requires=read("requirements.txt"))', { install_requires: 'computed' }],
  [
    'lines of a file',
    'R = open("r.txt").read().splitlines()\nsetup(install_requires=R)',
    { install_requires: 'computed' },
  ],
  ['a comprehension', 'setup(install_requires=[x for x in ["a"]])', { install_requires: 'computed' }],
  ['a choice', 'setup(install_requires=["a"] if WINDOWS else [])', { install_requires: 'computed' }],
  ['an f-string', 'V = "1"\nsetup(install_requires=[f"a=={V}"])', { install_requires: 'computed' }],
  [
    'a list that a branch changes',
    'R = ["a"]\nif sys.version_info < (3,):\n  R.append("b")\nsetup(install_requires=R)',
    { install_requires: 'computed' },
  ],
  [
    'a branch on the same line',
    'R = ["a"]\nif OLD: R.append("b")\nsetup(install_requires=R)',
    { install_requires: 'computed' },
  ],
  [
    'a list that a function may change',
    'R = ["a"]\ndef add():\n  R.append("b")\nadd()\nsetup(install_requires=R)',
    { install_requires: 'computed' },
  ],
  [
    'a string that a branch replaces',
    'R = "a"\nif OLD:\n  R = "b"\nsetup(install_requires=R)',
    { install_requires: 'computed' },
  ],
  ['a string that is only shown', 'R = "a"\nprint(R)\nsetup(install_requires=R)', { install_requires: 'a' }],
  [
    'an import that takes the name',
    'R = "a"\nfrom deps import R\nsetup(install_requires=R)',
    { install_requires: 'computed' },
  ],
  ['a set', 'setup(install_requires={"a"})', { install_requires: 'computed' }],
  ['a call in a function', 'def main():\n  setup(install_requires=["a"])\nmain()', 'no call'],
  ['a call in a branch', 'try:\n  setup(ext_modules=x)\nexcept Exception:\n  setup()', 'no call'],
  ['two calls', 'setup(name="a")\nsetup(name="b")', 'no call'],
  ['none', 'import setuptools', 'no call'],
  ['a word in a string', 'DOC = "setup(install_requires=[])"\nsetup(name="n")', { name: 'n' }],
];

describe('setupCall', () => {
  it.each(rows.map(([what, script, expected]) => ({ what, script, expected })))('$what', ({ script, expected }) => {
    expect(read(script)).toEqual(expected);
  });

  it('takes a script that is hostile in linear time', () => {
    const deep = `setup(install_requires=${'['.repeat(50_000)})`;
    const wide = `E = {${Array.from({ length: 5_000 }, (_, at) => `"k${at}": f(${at})`).join(',')}}\nsetup(extras_require=E)`;
    expect(read(deep)).toEqual({ '**': 'computed' });
    expect(setupCall(wide)?.given.get('extras_require')).toBeInstanceOf(Map);
  });
});
