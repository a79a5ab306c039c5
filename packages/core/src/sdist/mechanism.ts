// What a build script in Python would compile, told from its text: setup.py, a build hook, a backend of the project's own.

import { ownValue } from '../text/own-value.ts';
import { installsPackages } from './installs-packages.ts';
import type { Language } from './sdist-reading.ts';
import { stringsIn } from './python-code.ts';
import { startedPrograms, startsPrograms } from './started-programs.ts';

/** One way to something compiled that a file names. */
export interface Mechanism {
  readonly file: string;
  /** The word that was seen. */
  readonly name: string;
  readonly strength: MechanismStrength;
  readonly languages: readonly Language[];
  /** True for a requirement of the build, which may be there for nothing. */
  readonly requirement?: boolean;
}

/**
 * `certain`: the script compiles, whatever sources there are. `with-sources`: it does if the sdist has sources. `maybe`: it does
 * something that compiles in some projects, or only where the environment asks for it. `marks`: it compiles nothing by itself, and
 * makes every wheel one for a platform. `downloads`: what it brings is compiled by something else that the script names, or not at all.
 */
type MechanismStrength = 'certain' | 'with-sources' | 'maybe' | 'marks' | 'downloads';

interface Rule {
  readonly pattern: RegExp;
  readonly strength: MechanismStrength;
  readonly languages?: readonly Language[];
}

/**
 * Programs that a script may call to have something compiled: uwsgi's gcc, pyarrow's cmake, pynacl's make. They begin a string or one of
 * its commands: youtube-dl only says "Type make to build".
 */
const compiling =
  /(?:^|&&|\|\||[;|(]|\b(?:sudo|exec|env)\b)\s*(?:\w+=\S*\s+)*(?:[\w.{}%-]*\/)*(make|gmake|cmake|ninja|meson|gcc|g\+\+|cc|c\+\+|clang|cargo|rustc|go build|configure|waf|scons|bazel|nvcc|gfortran|autoreconf|swig|qmake|zig|nasm)(?=$|\s(?!(?:an?|the|sure|it)\b))/;

/** More strings than any script has. */
const MAX_STRINGS = 20_000;

/** Those that stand for one language: maturin 0.7.1 calls cargo, and has it that its script names nothing else. */
const compilerLanguages: Readonly<Record<string, readonly Language[]>> = {
  cargo: ['rust'],
  rustc: ['rust'],
  'go build': ['go'],
  gfortran: ['fortran'],
};

const rules: readonly Rule[] = [
  // autobahn 18.12 has an empty list, with a comment on what could be in it
  { pattern: /\bcffi_modules\b(?!\s*=\s*\[\s*\])/, strength: 'certain', languages: ['c'] },
  { pattern: /\b(?:rust_extensions|RustExtension|RustBin)\b/, strength: 'certain', languages: ['rust'] },
  { pattern: /\b(?:CUDAExtension)\b/, strength: 'certain', languages: ['c++', 'cuda'] },
  { pattern: /(?<![\w-])nvcc(?![\w-])/, strength: 'with-sources', languages: ['cuda'] },
  { pattern: /\bbuild_golang\b/, strength: 'certain', languages: ['go'] },
  { pattern: /\b(?:CMakeExtension|cmake_extensions)\b/, strength: 'certain' },
  { pattern: /\bfrom\s+skbuild\b|\bimport\s+skbuild\b/, strength: 'certain' },
  { pattern: /\b(?:milksnake_tasks|hpy_ext_modules|zig_extensions)\b/, strength: 'certain' },
  // Stan's models become C++ that is compiled (fbprophet 0.7, prophet 1.0)
  {
    pattern: /\b(?:pystan|cmdstanpy|StanModel|CmdStanModel|StanBackend\w*)\b/,
    strength: 'certain',
    languages: ['c++'],
  },
  { pattern: /\bnumpy\.distutils\b/, strength: 'with-sources' },
  { pattern: /\bmypyc\w*\b/, strength: 'maybe', languages: ['c'] },
  { pattern: /\bcythonize\b|\bCython\b/, strength: 'with-sources', languages: ['cython'] },
  { pattern: /\b(?:Pybind11Extension|CppExtension|NanobindExtension)\b/, strength: 'with-sources', languages: ['c++'] },
  { pattern: /\b(?:ext_modules|ext_module|extensions?_modules)\b/, strength: 'with-sources' },
  { pattern: /\b\w*Extension\s*\(/, strength: 'with-sources' },
  { pattern: /\bbuild_ext\b|\bbuild_clib\b|\bnew_compiler\b|\bCCompiler\b/, strength: 'with-sources' },
  { pattern: /\blibraries\s*=/, strength: 'with-sources' },
  { pattern: /\bhas_ext_modules\b|\broot_is_pure\b/, strength: 'marks' },
  { pattern: /\bpure_python\b|\binfer_tag\b/, strength: 'maybe' },
  { pattern: /\b(?:urlretrieve|urlopen|urllib\d?\.request|requests\.get|httpx\.get)\b/, strength: 'downloads' },
  { pattern: /\bnuitka\b|\bpythran\b|\bnumba\.pycc\b/i, strength: 'maybe' },
];

/** @param code as `pythonCode` gives it @param required names of what the build has by its pyproject.toml */
export function buildMechanisms(
  file: string,
  code: string,
  required: ReadonlySet<string> = new Set(),
): readonly Mechanism[] {
  const found = rules.flatMap(({ pattern, strength, languages = [] }): readonly Mechanism[] => {
    const seen = pattern.exec(code)?.[0];
    return seen === undefined ? [] : [{ file, name: seen.replace(/\s*[(=]$/, ''), strength, languages }];
  });
  const command = startsPrograms(code) ? compilingCommand(code) : undefined;
  if (command !== undefined)
    found.push({
      file,
      name: command,
      strength: 'with-sources',
      languages: ownValue(compilerLanguages, command) ?? [],
    });
  for (const name of startedPrograms(code).filter((each) => !found.some((known) => known.name === each)))
    found.push({ file, name, strength: 'maybe', languages: [] });
  if (installsPackages(code, required)) found.push({ file, name: 'pip install', strength: 'maybe', languages: [] });
  return optIn(found, code);
}

/** The first that a string names; after `node` it is a script of JavaScript (bokeh 1.0). */
function compilingCommand(code: string): string | undefined {
  const strings = stringsIn(code).slice(0, MAX_STRINGS);
  for (const [at, { value }] of strings.entries()) {
    const command = value.length > 2000 || strings[at - 1]?.value === 'node' ? undefined : compiling.exec(value)?.[1];
    if (command !== undefined) return command;
  }
  return undefined;
}

/** Whether cffi compiles nothing: `set_source("_x", None)` has it write a module that opens the library when it runs (sounddevice 0.3). */
export function withoutAbiMode(found: readonly Mechanism[], code: string): readonly Mechanism[] {
  const sources = [...code.matchAll(/\.set_source\s*\(\s*[^,()]{1,200},\s*(None\b)?/g)];
  if (sources.length === 0 || sources.some(({ 1: none }) => none === undefined)) return found;
  return found.filter(({ name }) => name !== 'cffi_modules');
}

/** Whoever calls mypyc does so where an argument or the environment asks for it; without, the same package is pure (mypy, charset-normalizer). */
function optIn(found: readonly Mechanism[], code: string): readonly Mechanism[] {
  const mypyc = found.find(({ name }) => name.startsWith('mypyc'));
  if (mypyc === undefined) return found;
  const asked = /\bos\.(?:getenv|environ)\b|\bsys\.argv\b/.test(code);
  if (!asked) return [{ ...mypyc, strength: 'certain' }, ...found.filter((each) => each !== mypyc)];
  return /\bExtension\s*\(|\bcythonize\b/.test(code) ? found : [mypyc];
}

/** Whether it is sure to compile, with sources at least. */
export function isSure({ strength }: Mechanism): boolean {
  return strength === 'certain' || strength === 'with-sources';
}

/** Leaves out what never runs where nothing is asked for. @param byDefault what the scripts name as `defaultCode` leaves them */
export function withoutUnasked(found: readonly Mechanism[], byDefault: readonly Mechanism[]): readonly Mechanism[] {
  return found.filter((each) => byDefault.some(({ file, name }) => file === each.file && name === each.name));
}

/** Rust that an argument of setup.py asks for is not compiled by an installer: zstandard's `--rust-backend`. */
export function withoutRustOnDemand(found: readonly Mechanism[], code: string): readonly Mechanism[] {
  if (!/['"]--[\w-]*rust\b/.test(code)) return found;
  return found.map((each) => (each.languages.includes('rust') ? { ...each, strength: 'maybe' } : each));
}
