// What of a build script runs where nobody asks for anything: the lines that are left.

import { expect, it } from 'vitest';
import { defaultCode } from '../../../packages/core/src/sdist/default-code.ts';

it.each([
  ['a branch for Windows', 'if os.name == "nt":\n  a()\n  b()\nelse:\n  c()', 'else:\n  c()'],
  [
    'a chain of branches',
    'if os.name == "posix":\n  a()\nelif x:\n  b()\nelse:\n  c()',
    'if os.name == "posix":\n  a()',
  ],
  ['one line', 'if "A" in os.environ: a()\nb()', 'b()'],
  ['a condition over lines', 'if (\n  x and\n  "A" in os.environ\n):\n  a()\nb()', 'b()'],
  [
    'an else of something else',
    'if "A" not in os.environ:\n  a()\ntry:\n  b()\nexcept X:\n  c()\nelse:\n  d()',
    'if "A" not in os.environ:\n  a()\ntry:\n  b()\nexcept X:\n  c()\nelse:\n  d()',
  ],
  [
    'a function that is left',
    'def f():\n  if not os.getenv("A"):\n    return\n  a()\nf()',
    'def f():\n  if not os.getenv("A"):\n    return\nf()',
  ],
  ['a function that is called there alone', 'def f():\n  a()\nif os.getenv("A"):\n  f()\nb()', 'b()'],
  [
    'and what it calls',
    'class X(Y):\n  def f(self):\n    self.g()\n  def g(self):\n    a()\nif os.getenv("A"):\n  X().f()\nX',
    'class X(Y):\nX',
  ],
  [
    'a class that is named there alone',
    'class X(Y):\n  def run(self):\n    a()\nif os.getenv("A"):\n  setup(cmdclass={"build_ext": X})\nsetup()',
    'setup()',
  ],
  ['a class that nobody names', 'class X(Y):\n  def run(self):\n    a()', 'class X(Y):\n  def run(self):\n    a()'],
  [
    'what the callers of a function give it: chainer 7.8.1',
    'def f(kw, with_x):\n  if not with_x:\n    return\n  a()\nwith_x = 0 != int(os.getenv("X", "0"))\nf({}, with_x)',
    'def f(kw, with_x):\n  if not with_x:\n    return\nwith_x = 0 != int(os.getenv("X", "0"))\nf({}, with_x)',
  ],
  ['by its name', 'def f(x=True):\n  if x:\n    a()\nf(x=False)', 'def f(x=True):\nf(x=False)'],
  ['by its default', 'def f(x=False):\n  if x:\n    a()\nf()', 'def f(x=False):\nf()'],
  // Each gives x another value than the False that is written first, or may: the branch stays
  [
    'a value behind a condition on its line',
    'x = False\nif find(): x = True\nif x:\n  a()',
    'x = False\nif find(): x = True\nif x:\n  a()',
  ],
  [
    'a value behind an else',
    'x = False\nif find():\n  b()\nelse: x = True\nif x:\n  a()',
    'x = False\nif find():\n  b()\nelse: x = True\nif x:\n  a()',
  ],
  [
    'a second statement of a line',
    'x = False\ny = 1; x = True\nif x:\n  a()',
    'x = False\ny = 1; x = True\nif x:\n  a()',
  ],
  ['several names at once', 'x = False\ny = x = True\nif x:\n  a()', 'x = False\ny = x = True\nif x:\n  a()'],
  ['names in brackets', 'x = False\n(x, y) = find()\nif x:\n  a()', 'x = False\n(x, y) = find()\nif x:\n  a()'],
  ['an import', 'x = False\nfrom b import x\nif x:\n  a()', 'x = False\nfrom b import x\nif x:\n  a()'],
  ['an import by another name', 'x = False\nimport b as x\nif x:\n  a()', 'x = False\nimport b as x\nif x:\n  a()'],
  [
    'a type of several words',
    'x = False\nx: Optional[bool] = True\nif x:\n  a()',
    'x = False\nx: Optional[bool] = True\nif x:\n  a()',
  ],
  [
    'not where one gives it something else: thrift 0.20.0 is built without its extension where that fails',
    'def f(x):\n  if x:\n    a()\ntry:\n  x = True\n  f(x)\nexcept E:\n  f(False)',
    'def f(x):\n  if x:\n    a()\ntry:\n  x = True\n  f(x)\nexcept E:\n  f(False)',
  ],
  [
    'nor where what is handed on comes from elsewhere',
    'from b import x\ndef f(x):\n  if x:\n    a()\nf(x)\nf(False)',
    'from b import x\ndef f(x):\n  if x:\n    a()\nf(x)\nf(False)',
  ],
  [
    'nor where somebody else may call it',
    'def f(x=False):\n  if x:\n    a()\nf()\nrun(f)',
    'def f(x=False):\n  if x:\n    a()\nf()\nrun(f)',
  ],
  [
    'nor by a list of arguments',
    'def f(x=False):\n  if x:\n    a()\nf(*sys.argv)',
    'def f(x=False):\n  if x:\n    a()\nf(*sys.argv)',
  ],
  [
    'nor with a decorator',
    '@command\ndef f(x=False):\n  if x:\n    a()\nf()',
    '@command\ndef f(x=False):\n  if x:\n    a()\nf()',
  ],
  [
    'a function that is called elsewhere too',
    'def f():\n  a()\nif os.getenv("A"):\n  f()\nf()',
    'def f():\n  a()\nf()',
  ],
  ['a function that nobody calls', 'def f():\n  a()', 'def f():\n  a()'],
  [
    'a method that setuptools calls',
    'class X(Y):\n  def run(self):\n    a()\nif os.getenv("A"):\n  x.run()',
    'class X(Y):\n  def run(self):\n    a()',
  ],
  [
    'a name that is given twice',
    'A = os.getenv("A")\nA = find()\nif A:\n  a()',
    'A = os.getenv("A")\nA = find()\nif A:\n  a()',
  ],
  ['a parameter', 'A = os.getenv("A")\ndef f(A):\n  if A:\n    a()', 'A = os.getenv("A")\ndef f(A):\n  if A:\n    a()'],
  // plotly 4.14: what only `setup.py update` runs, wrapped by a function that gives a class, and spoken of for its options
  [
    "a project's own command and what it calls",
    'def f():\n  a()\nclass U(Command):\n  def run(self):\n    f()\nclass W(Command):\n  def finalize_options(self):\n    self.set_undefined_options("update", ("x", "x"))\nsetup(cmdclass=dict(update=wrap(U), w=W))',
    'setup(cmdclass=dict(update=wrap(U), w=W))',
  ],
  // black 20.8b1
  [
    'a name that only what nobody asks for gives another value',
    'A = False\nif len(sys.argv) > 1 and sys.argv[1] == "--use-a":\n  A = True\nif os.getenv("A", None) == "1":\n  A = True\nif A:\n  a()\nelse:\n  b()',
    'A = False\nelse:\n  b()',
  ],
  [
    'and the else of a branch that goes behind one that is taken',
    'A = False\nif os.getenv("A"):\n  A = True\nif os.name == "posix":\n  a()\nif A:\n  b()\nelse:\n  c()',
    'A = False\nif os.name == "posix":\n  a()\nelse:\n  c()',
  ],
  [
    'a name that something else may give another value',
    'A = False\nif os.getenv("A"):\n  A = True\nif find():\n  A = True\nif A:\n  a()',
    'A = False\nif find():\n  A = True\nif A:\n  a()',
  ],
  ['no Python', 'else:\n  ]:\nif', 'else:\n  ]:\nif'],
])('%s', (_, code, left) => {
  expect(defaultCode([{ path: 'setup.py', code, always: true }])[0]?.code).toBe(left);
});

it('looks for calls in all scripts', () => {
  const [, helper] = defaultCode([
    { path: 'setup.py', code: 'from helper import f, g\nif os.getenv("A"):\n  f()\ng()', always: true },
    { path: 'helper.py', code: 'def f():\n  a()\ndef g():\n  b()', always: true },
  ]);
  expect(helper?.code).toBe('def g():\n  b()');
});
