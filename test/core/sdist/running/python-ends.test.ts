// On which Pythons a setup.py stops. The real ones were given to pip: with Python 3.9.18 and 3.12.1 it stopped where this says so.

import { expect, it } from 'vitest';
import { endsOn } from '../../../../packages/core/src/sdist/running/python-end.ts';
import { pythonEnds } from '../../../../packages/core/src/sdist/running/python-ends.ts';
import type { PythonRelease } from '../../../../packages/core/src/sdist/running/python-release.ts';

const asked: readonly PythonRelease[] = [
  [2, 7],
  [3, 8],
  [3, 11],
  [3, 13],
  [3, 20],
];

/** `3.13 imp` for each Python that it stops on. */
function stops(files: Readonly<Record<string, string | null>>): readonly string[] {
  const texts = Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]));
  const { ends } = pythonEnds({
    members: new Set(Object.keys(files)),
    texts: new Map(texts),
    brought: new Set(['numpy']),
  });
  return asked.flatMap((python) =>
    endsOn(ends, python).map(({ file, fault }) => {
      const what = 'name' in fault ? fault.name : fault.kind === 'syntax' ? fault.syntax : fault.kind;
      return [python.join('.'), ...(file === 'setup.py' ? [] : [file]), what].join(' ');
    }),
  );
}

const everyPython3 = (what: string): readonly string[] =>
  ['3.8', '3.11', '3.13', '3.20'].map((python) => `${python} ${what}`);

it.each<readonly [what: string, setup: string, stops: readonly string[]]>([
  ['print (BeautifulSoup 3.2.1)', 'if bad:\n    print "no"\nsetup()', everyPython3('print')],
  ['a module of Python 2', 'import os, ConfigParser\nsetup()', everyPython3('ConfigParser')],
  ['a part of one', 'from distutils.core import setup; import urllib2\nsetup()', everyPython3('urllib2')],
  ['a module that is gone', 'import imp\nsetup()', ['3.13 imp', '3.20 imp']],
  [
    'a name that is taken from one',
    'from collections import Mapping, OrderedDict\nsetup()',
    ['3.11 collections.Mapping', '3.13 collections.Mapping', '3.20 collections.Mapping'],
  ],
  [
    'a name that is looked up',
    'import inspect\nargs = inspect.getargspec(f)\nsetup()',
    ['3.11 inspect.getargspec', '3.13 inspect.getargspec', '3.20 inspect.getargspec'],
  ],
  ['within setup()', 'import platform\nsetup(a=platform.dist())', everyPython3('platform.dist')],
  [
    'bases of a class',
    'import collections\nclass A(collections.Mapping):\n    pass\nsetup()',
    ['3.11 collections.Mapping', '3.13 collections.Mapping', '3.20 collections.Mapping'],
  ],
  [
    'in a function that is called',
    'import ast\ndef version():\n    return ast.Str\nsetup(version=version())',
    ['3.20 ast.Str'],
  ],
  ['in a condition', 'import os\nif os.environ.has_key("A"):\n    a\nsetup()', everyPython3('os.environ.has_key')],
  ['a built-in name', 'execfile("a/version.py")\nsetup()', everyPython3('execfile')],
  ['print to a file', 'print >>sys.stderr, "a"\nsetup()', everyPython3('print-to')],
  [
    'the mode U',
    'setup(long_description=open(join(a, "README"), "rU").read())',
    ['3.11 open-mode', '3.13 open-mode', '3.20 open-mode'],
  ],
  ["an encoding for Python 2's open()", 'setup(a=open("README", encoding="utf-8").read())', ['2.7 open-encoding']],
  [
    'its own word (functools32)',
    'def main():\n    if not (3,) > sys.version_info >= (2, 7):\n        sys.exit(1)\n    setup()\nif __name__ == "__main__":\n    main()',
    everyPython3('refusal'),
  ],
  ['an assertion', 'assert sys.version_info >= (3, 9), "too old"\nsetup()', ['2.7 refusal', '3.8 refusal']],
  [
    'what the branch for Python 3 does',
    'if sys.version_info[0] < 3:\n    a\nelse:\n    import imp\nsetup()',
    ['3.13 imp', '3.20 imp'],
  ],
])('%s', (_, setup, expected) => {
  expect(stops({ 'setup.py': setup })).toEqual(expected);
});

it.each<readonly [what: string, setup: string]>([
  ['in a try', 'try:\n    import ConfigParser\nexcept ImportError:\n    import configparser\nsetup()'],
  ['in the branch for Python 2', 'if sys.version_info[0] == 2:\n    import urllib2\n    execfile("a")\nsetup()'],
  ['in a branch that nobody knows', 'if flag:\n    import imp\nsetup()'],
  ['behind a sign that decides', 'a = PY3 or unicode("a")\nb = unicode("a") if PY2 else "a"\nsetup()'],
  ['of its own name', 'def unicode(a):\n    return a\nb = unicode("a")\nsetup()'],
  ['in a function that nobody calls', 'def f():\n    import imp\n    execfile("a")\nsetup()'],
  ['in a command', 'class test(Command):\n    def run(self):\n        import imp\nsetup()'],
  ['behind setup()', 'setup()\nimport imp'],
  ['a package of the same name', 'import collections\ncollections = other\na = collections.Mapping\nsetup()'],
  ['else of a try', 'if False:\n    a\ntry:\n    b\nexcept ImportError:\n    c\nelse:\n    import imp\nsetup()'],
  ["io's open()", 'from io import open\nsetup(a=open("README", encoding="utf-8").read())'],
  ['a newer Python asked for by setup() alone', 'setup(python_requires=">=3.6")'],
  [
    'a method of the same name',
    'from helper import read\nclass A:\n    def read(self):\n        raise NotImplementedError\nread()\nsetup()',
  ],
  [
    'a function of another Python',
    'if PY3:\n    u = str\nelse:\n    def u(s):\n        return unicode(s)\nsetup(name=u("a"))',
  ],
  ['a generator that nobody asks', 'def gen():\n    import imp\n    yield 1\ngen()\nsetup()'],
  ['what a decorator makes of a function', '@never\ndef f():\n    import imp\nf()\nsetup()'],
  [
    'errors that are caught by with',
    'from contextlib import suppress\nwith suppress(ImportError):\n    import imp\nsetup()',
  ],
  ['a name taken in brackets', 'from functools import (\n    reduce,\n)\nreduce(f, a)\nsetup()'],
  ['open() taken in brackets', 'from io import (\n    open,\n)\nsetup(a=open("README", encoding="utf-8").read())'],
  [
    'a name put back (inspect)',
    'import inspect\ninspect.getargspec = inspect.getfullargspec\ninspect.getargspec(f)\nsetup()',
  ],
  ['a name put back (collections)', 'import collections\ncollections.Mapping = collections.abc.Mapping\nsetup()'],
  [
    'print() of the future in brackets',
    'from __future__ import (absolute_import,\n    print_function)\nprint("a", file=f)\nsetup()',
  ],
])('stops on no Python: %s', (_, setup) => {
  expect(stops({ 'setup.py': setup })).toEqual([]);
});

it.each<readonly [what: string, files: Readonly<Record<string, string | null>>, stops: readonly string[]]>([
  [
    'a module of its own (wsgiref 0.1.2)',
    { 'setup.py': 'import ez_setup\nsetup()', 'ez_setup.py': 'print "a"' },
    everyPython3('ez_setup.py print'),
  ],
  [
    'implicit relative (suds 0.4)',
    {
      'setup.py': 'import suds\nsetup(version=suds.__version__)',
      'suds/__init__.py': 'import client',
      'suds/client.py': null,
    },
    everyPython3('suds/__init__.py client'),
  ],
  [
    'a module for its version (peewee 2.10.2)',
    {
      'setup.py': "setup(description='a or b', version=__import__('a').__version__)",
      'a.py': 'if sys.version_info[0] == 3:\n    from collections import Callable',
    },
    ['3.11 a.py collections.Callable', '3.13 a.py collections.Callable', '3.20 a.py collections.Callable'],
  ],
  [
    'explicit relative',
    { 'setup.py': 'import a\nsetup()', 'a/__init__.py': 'from .b import c', 'a/b.py': 'import imp' },
    ['3.13 a/b.py imp', '3.20 a/b.py imp'],
  ],
  [
    'the standard library before what stands beside',
    { 'setup.py': 'import a\nsetup()', 'a/__init__.py': 'import json', 'a/json.py': 'import imp' },
    [],
  ],
  ['its own module of such a name', { 'setup.py': 'import imp\nsetup()', 'imp.py': '' }, []],
  [
    'its own module in a folder that it names',
    { 'setup.py': 'import sys\nsys.path.insert(0, "src")\nimport commands\nsetup()', 'src/commands.py': '' },
    [],
  ],
  [
    'what a module does when it is run by itself',
    {
      'setup.py': 'from version import version\nsetup(version=version)',
      'version.py': 'version = "1"\nif __name__ == "__main__":\n    sys.exit(main())',
    },
    [],
  ],
  [
    'a project that the build brings, beside a file of its name',
    { 'setup.py': 'import a\nsetup()', 'a/__init__.py': 'import numpy', 'a/numpy.py': '' },
    [],
  ],
  [
    'versioneer (bokeh 1.4.0)',
    {
      'setup.py': 'from _setup_support import a\nsetup()',
      '_setup_support.py': 'import versioneer',
      'versioneer.py': 'import sys\ndef f():\n    configparser.SafeConfigParser()',
    },
    ['3.13 versioneer.py configparser.SafeConfigParser', '3.20 versioneer.py configparser.SafeConfigParser'],
  ],
  [
    'two modules that import each other',
    { 'setup.py': 'import a\nsetup()', 'a.py': 'import b', 'b.py': 'import a' },
    [],
  ],
])('follows imports: %s', (_, files, expected) => {
  expect(stops(files)).toEqual(expected);
});

it('names what it would have to read', () => {
  const files = {
    members: new Set(['setup.py', 'a/__init__.py', 'a/b.py']),
    texts: new Map([['setup.py', 'from a import b\nsetup()']]),
    brought: new Set<string>(),
  };
  expect(pythonEnds(files).unread).toEqual(['a/__init__.py', 'a/b.py']);
});

it('walks a function once, however many call it', () => {
  const calls = (name: string): string => `    ${name}()\n`.repeat(60);
  const functions = ['a', 'b', 'c', 'd'].map((name, at, all) => `def ${name}():\n${calls(all[at + 1] ?? 'print')}`);
  expect(stops({ 'setup.py': `${functions.join('')}a()\nimport imp\nsetup()` })).toEqual(['3.13 imp', '3.20 imp']);
});
