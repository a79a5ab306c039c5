// Whether setup() is handed no extension modules where nothing is asked for, and where that is not certain.

import { expect, it } from 'vitest';
import { defaultCode } from '../../../packages/core/src/sdist/default-code.ts';
import { givesNoExtensions } from '../../../packages/core/src/sdist/gives-no-extensions.ts';
import { pythonCode } from '../../../packages/core/src/sdist/python-code.ts';

function answer(code: string): { readonly gives: boolean; readonly asked: readonly string[] } {
  const asked = new Set<string>();
  const scripts = defaultCode([{ path: 'setup.py', code: pythonCode(code), always: true }]);
  return { gives: givesNoExtensions(scripts, asked), asked: [...asked] };
}

const x = "if os.getenv('X') == '1':\n";

it.each<[what: string, code: string]>([
  ['an empty list', 'setup(ext_modules=[])'],
  ['None', 'setup(ext_modules=None)'],
  ['by a name', `ext_modules = []\n${x}  ext_modules = [Extension("x")]\nsetup(ext_modules=ext_modules)`],
  ['by another name', `exts = []\n${x}  exts.append(Extension("x"))\nsetup(ext_modules=exts)`],
  ['by a name of a name', `exts = list()\n${x}  exts += make()\next_modules = exts\nsetup(ext_modules=ext_modules)`],
  ['in the other branch', `${x}  exts = make()\nelse:\n  exts = []\nsetup(ext_modules=exts)`],
  ['in the other branch on one line', `${x}  exts = make()\nelse: exts = []\nsetup(ext_modules=exts)`],
  ['with its type', `exts: List[Extension] = []\n${x}  exts = make()\nsetup(ext_modules=exts)`],
  [
    'by a function',
    `def make():\n  exts = []\n  ${x}    exts = [Extension("x")]\n  return exts\nsetup(ext_modules=make())`,
  ],
  [
    'by a function that ends before',
    `def make():\n  if not os.getenv("X"):\n    return []\n  return [Extension("x")]\nsetup(ext_modules=make())`,
  ],
  ['by a condition in one expression', 'setup(ext_modules=[Extension("x")] if os.getenv("X") else [])'],
  ['by its other side', 'exts = [] if not os.getenv("X") else make()\nsetup(ext_modules=exts)'],
  [
    'by a key of a dict',
    `kw = dict(name="x")\n${x}  kw["ext_modules"] = make()\nelse:\n  kw["ext_modules"] = []\nsetup(**kw)`,
  ],
  ['beside a dict', `more = {}\n${x}  more["cmdclass"] = {}\nsetup(ext_modules=[], **more)`],
  ['beside a command for them', 'setup(ext_modules=[], cmdclass={"build_ext": own})'],
  ['beside a command by a name', `cmds = {}\n${x}  cmds["build_py"] = own\nsetup(ext_modules=[], cmdclass=cmds)`],
  [
    'read on the way',
    'exts = []\nprint(len(exts))\nif exts:\n  a()\nfor each in exts:\n  b(each)\nsetup(ext_modules=exts)',
  ],
  ['for the main script', `exts = []\nif __name__ == "__main__":\n  setuptools.setup(ext_modules=exts)`],
])('gives none: %s', (_, code) => {
  expect(answer(code).gives).toBe(true);
});

it.each<[what: string, code: string]>([
  ['a list with something in it', 'setup(ext_modules=[make()])'],
  ['what is computed', 'setup(ext_modules=make())'],
  ['a condition that is not known', 'exts = []\nif find():\n  exts = make()\nsetup(ext_modules=exts)'],
  ['something put into it', 'exts = []\nif find():\n  exts.append(make())\nsetup(ext_modules=exts)'],
  ['something put into it on one line', 'exts = []\nif find(): exts += make()\nsetup(ext_modules=exts)'],
  ['something put into it by a loop', 'exts = []\nfor each in all:\n  exts.append(each)\nsetup(ext_modules=exts)'],
  ['handed to somebody who may', 'exts = []\nfill(exts)\nsetup(ext_modules=exts)'],
  ['another name for the same list', 'exts = []\nother = exts\nother.append(make())\nsetup(ext_modules=exts)'],
  ['one list with two names', 'other = exts = []\nother.append(make())\nsetup(ext_modules=exts)'],
  ['a name that another module may give', 'exts = []\nfrom settings import *\nsetup(ext_modules=exts)'],
  ['a variable that the script sets', `os.environ["X"] = "1"\nexts = []\n${x}  exts = make()\nsetup(ext_modules=exts)`],
  [
    'a variable that the script sets where nobody does',
    `os.environ.setdefault("X", "1")\nexts = []\n${x}  exts = make()\nsetup(ext_modules=exts)`,
  ],
  ['one of several', `os.environ.update(X="1")\nexts = []\n${x}  exts = make()\nsetup(ext_modules=exts)`],
  ['one that an expression asks for', 'os.putenv("X", "1")\nsetup(ext_modules=make() if os.getenv("X") else [])'],
  ['another list behind', 'exts = []\nsetup(ext_modules=exts + make())'],
  ['either of two', 'exts = []\nsetup(ext_modules=exts or make())'],
  ['a part of it', 'exts = []\nexts[:] = make()\nsetup(ext_modules=exts)'],
  ['several names at once', 'exts, other = make()\nsetup(ext_modules=exts)'],
  ['an import', 'exts = []\nfrom more import exts\nsetup(ext_modules=exts)'],
  ['a loop variable', 'exts = []\nfor exts in all:\n  pass\nsetup(ext_modules=exts)'],
  ['a parameter', 'def run(exts=[]):\n  setup(ext_modules=exts)\nrun(make())'],
  [
    'a default that compiles',
    "if os.getenv('X', '1') == '1':\n  exts = make()\nelse:\n  exts = []\nsetup(ext_modules=exts)",
  ],
  ['a condition of an expression that compiles', 'setup(ext_modules=[] if os.getenv("X") else make())'],
  ['a condition of an expression that is not known', 'setup(ext_modules=[] if find() else make())'],
  [
    'a function with another end',
    'def make():\n  if find():\n    return [each]\n  return []\nsetup(ext_modules=make())',
  ],
  ['a function that yields', 'def make():\n  yield each\nsetup(ext_modules=list(make()))'],
  ['a function under a decorator', '@more\ndef make():\n  return []\nsetup(ext_modules=make())'],
  ['a function that is replaced', 'def make():\n  return []\nmake = other\nsetup(ext_modules=make())'],
  ['two functions of that name', 'def make():\n  return []\ndef make():\n  return other\nsetup(ext_modules=make())'],
  ['a method', 'class A:\n  def make(self):\n    return []\nsetup(ext_modules=A().make())'],
  ['an attribute', 'exts = []\nconfig.exts = make()\nsetup(ext_modules=exts)'],
  ['a second call', 'try:\n  setup(ext_modules=[])\nexcept E:\n  setup()'],
  ['a call by another name', 'from setuptools import setup as s\ns(ext_modules=[])'],
  ['setup handed on', 'setup(ext_modules=[])\nrun(setup)'],
  ['a dict that is not known', 'setup(ext_modules=[], **more())'],
  ['a dict that is filled elsewhere', 'kw = {}\nkw.update(more())\nsetup(ext_modules=[], **kw)'],
  ['a dict of another', 'kw = dict(more)\nsetup(ext_modules=[], **kw)'],
  ['a dict with keys that are not written', 'kw = {}\nkw[key] = 1\nsetup(ext_modules=[], **kw)'],
  ['an argument without a keyword', 'setup(more, ext_modules=[])'],
  ['another command', 'setup(ext_modules=[], cmdclass={"build_py": own})'],
  ['commands that are not known', 'setup(ext_modules=[], cmdclass=versioneer.get_cmdclass())'],
  ['commands put in', 'cmds = {}\ncmds["install"] = own\nsetup(ext_modules=[], cmdclass=cmds)'],
  ['C libraries', 'setup(ext_modules=[], libraries=libs)'],
  ['cffi', 'setup(ext_modules=[], cffi_modules=mods)'],
  ['Rust', 'kw = {"rust_extensions": r}\nsetup(ext_modules=[], **kw)'],
  ['a distribution of its own', 'setup(ext_modules=[], distclass=Own)'],
  ['one that says that it has some', 'class D(Distribution):\n  pass\nsetup(ext_modules=[])'],
  [
    'a command that runs another',
    'class B(build_py):\n  def run(self):\n    self.run_command("build_ext")\nsetup(ext_modules=[])',
  ],
  ['all names at once', 'setup(ext_modules=[], **locals())'],
  ['a name made by a text', 'globals()["ext_" + "modules"] = make()\nsetup(ext_modules=[])'],
  ['code in a text', 'exec("ext_modules = make()")\nsetup(ext_modules=[])'],
  ['the list of the distribution', 'd = setup(ext_modules=[])\nd.ext_modules.append(make())'],
  ['nobody says anything of them', 'setup(name="x")'],
])('is not certain: %s', (_, code) => {
  expect(answer(code).gives).toBe(false);
});

it('tells which variable decides an expression', () => {
  expect(answer('setup(ext_modules=[Extension("x")] if os.getenv("X_EXT") else [])').asked).toEqual(['X_EXT']);
});
