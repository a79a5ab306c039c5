// Syntax that some Pythons refuse. Each text was given to compile() of CPython 2.7.18, 3.6.15, 3.7.16, 3.8.18 and 3.13.0; so were 1,487
// files of their standard libraries, of which none was called refused that one of them compiles. Python 3.14's except is PEP 758.

import { expect, it } from 'vitest';
import { isWithin, type PythonRelease } from '../../../../packages/core/src/sdist/running/python-release.ts';
import { syntaxEnds } from '../../../../packages/core/src/sdist/running/syntax-ends.ts';

const asked: readonly PythonRelease[] = [
  [2, 7],
  [3, 6],
  [3, 7],
  [3, 8],
  [3, 13],
  [3, 14],
];

const on = (text: string): readonly string[] =>
  asked.filter((python) => syntaxEnds(text).some((end) => isWithin(python, end))).map((each) => each.join('.'));

const python3 = ['3.6', '3.7', '3.8', '3.13', '3.14'];

it.each<readonly [text: string, refusedBy: readonly string[]]>([
  ['print "a"', python3],
  ['print a.b % c,', python3],
  ['if x: print "a"', python3],
  ['def f():\n    print 1', python3],
  ['exec "a = 1" in ns', python3],
  ['exec code', python3],
  ['try: a\nexcept IOError, e: b', ['3.6', '3.7', '3.8', '3.13']],
  ['try: a\nexcept (IOError, OSError), e: b', ['3.6', '3.7', '3.8', '3.13']],
  ['raise ValueError, "no"', python3],
  ['a = `b`', python3],
  ['if a <> b: c', python3],
  ['os.chmod(a, 0755)', python3],
  ['a = 10L', python3],
  ["a = ur'x'", python3],
  ['def f(a, (b, c)): pass', python3],
  ['f = lambda (a, b): a', python3],
  ['try: True\nexcept NameError: True = 1', python3],
  ['if a:\n        b\n\tc', python3],
  ['f(async=True)', ['3.7', '3.8', '3.13', '3.14']],
  ['a = f"{b}"', ['2.7']],
  ['if (a := b): c', ['2.7', '3.6', '3.7']],
  ['def f() -> str: pass', ['2.7']],
  ['print("a", file=b)', ['2.7']],
])('%j is refused by %j', (text, refusedBy) => {
  expect(on(text)).toEqual(refusedBy);
});

it.each([
  'print("a")',
  'print ("a" "b") % c',
  'print >>sys.stderr, "a"',
  'print',
  'print -1, 2',
  'print = log\nprint in names',
  'exec(code) in ns',
  'try: a\nexcept (IOError, OSError): b',
  'raise ValueError("a", "b")',
  'a = "`b` <> 10L 0755 print x"',
  '# print "a"',
  '"""\nprint "a"\nexcept a, b:\n"""',
  'a = 0; b = 00; c = 0x10; d = 1.5; e = 01.5',
  'a = {"b": print}',
  'f(a=(1, 2))\ndef g(a=(1, 2)): pass',
  'if a:\n\tb\n\tc\nelse:\n\td',
  'a = True\nf(b=True, c=False)',
  'from __future__ import print_function\nprint("a", file=b)',
  "u'a'; b'c'; r'd'; br'e'",
])('%j is read by all of them', (text) => {
  expect(on(text)).toEqual([]);
});

it('says nothing of what it does not understand', () => {
  expect(syntaxEnds('print "a"\nb = """')).toEqual([]);
  expect(syntaxEnds('print "a"\n)')).toEqual([]);
});

it('knows the line', () => {
  expect(syntaxEnds("a = '''\n\n'''\nb = (1,\n 2)\nprint a")).toMatchObject([{ kind: 'print', line: 6 }]);
});
