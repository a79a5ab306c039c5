// Build scripts that have pip install further packages.

import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

const setup = (body: string): Readonly<Record<string, string>> => ({
  'setup.py': `import os, sys, subprocess\nfrom setuptools import setup\nfrom setuptools.command.install import install\n${body}`,
});
const command = (name: string, call: string): string =>
  `class Command(install):\n    def run(self):\n        ${call}\n        install.run(self)\n\nsetup(name="spam", cmdclass={"${name}": Command})\n`;

describe('a setup.py that has pip install packages', () => {
  it.each([
    // tensorrt 8.6.1
    ['by the interpreter', 'subprocess.run([sys.executable, "-m", "pip", "install", "ham==1.0"])'],
    ['as a program', "subprocess.check_call(['pip', 'install', 'ham'])"],
    ['in a shell', "os.system('pip install ham')"],
    ['in a shell, by the interpreter', 'subprocess.call("python3 -m pip install -r more.txt", shell=True)'],
    ['by its own function', "pip.main(['install', 'ham'])"],
  ])('%s is no pure one', (_, call) => {
    const { native, fetches } = reading(setup(command('install', call)));
    expect([native, fetches]).toEqual([null, [{ kind: 'packages', path: 'setup.py' }]]);
  });

  it.each([
    ['that only says so', 'print("pip install ham")'],
    ['that asks pip for something else', "subprocess.check_call(['pip', 'freeze'])"],
  ])('%s is pure', (_, call) => {
    expect(reading(setup(command('install', call))).native).toBe(false);
  });

  const there = (requires: string, call: string): unknown =>
    reading({
      ...setup(`try:\n    pass\nexcept ImportError:\n    ${call}\nsetup(ext_modules=[Extension('x', ['x.cc'])])`),
      'x.cc': null,
      'pyproject.toml': `[build-system]\nrequires = ["setuptools", "${requires}"]\n`,
    }).fetches;
  it.each([
    // fasttext 0.9.3
    ['that the build has', 'pybind11', '[sys.executable, "-m", "pip", "install", "pybind11"]', []],
    ['in whichever version', 'PyBind11>=2.2', "['pip', 'install', 'pybind11']", []],
    [
      'in a version that it may not have',
      'pybind11',
      "['pip', 'install', 'pybind11>=2.6']",
      [{ kind: 'packages', path: 'setup.py' }],
    ],
    ['and another', 'pybind11', "['pip', 'install', 'pybind11', 'ham']", [{ kind: 'packages', path: 'setup.py' }]],
    ['anew', 'pybind11', "['pip', 'install', '-U', 'pybind11']", [{ kind: 'packages', path: 'setup.py' }]],
    ['that it has not', 'numpy', "['pip', 'install', 'pybind11']", [{ kind: 'packages', path: 'setup.py' }]],
  ])('asked for a package %s', (_, requires, call, fetches) => {
    expect(there(requires, `subprocess.call(${call})`)).toEqual(fetches);
  });

  it('for a command that no installer calls is pure', () => {
    const body = "    def run(self):\n        subprocess.check_call(['pip', 'install', 'ham'])\n";
    const own = `from setuptools import Command\n\nclass Prepare(Command):\n${body}\nsetup(cmdclass={"prepare": Prepare})\n`;
    expect(reading(setup(own)).native).toBe(false);
  });
});
