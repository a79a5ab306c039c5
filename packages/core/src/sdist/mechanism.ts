// What a build script in Python would compile, told from its text: setup.py, a build hook, a backend of the project's own.

import type { Language } from './sdist-reading.ts';
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
 * makes every wheel one for a platform.
 */
type MechanismStrength = 'certain' | 'with-sources' | 'maybe' | 'marks';

interface Rule {
  readonly pattern: RegExp;
  readonly strength: MechanismStrength;
  readonly languages?: readonly Language[];
}

/** Programs that a script may call to have something compiled: uwsgi's gcc, pyarrow's cmake, pynacl's make. */
const compiling =
  /['"\s](?:\.{0,2}\/)?(?:make|gmake|cmake|ninja|meson|gcc|g\+\+|cc|c\+\+|clang|cargo|rustc|go build|configure|waf|scons|bazel|nvcc|gfortran|autoreconf|swig|qmake|zig|nasm)['"\s]/;

/** Those that stand for one language: maturin 0.7.1 calls cargo, and has it that its script names nothing else. */
const compilerLanguages: Readonly<Record<string, readonly Language[]>> = {
  cargo: ['rust'],
  rustc: ['rust'],
  'go build': ['go'],
  gfortran: ['fortran'],
};

const rules: readonly Rule[] = [
  { pattern: /\bcffi_modules\b/, strength: 'certain', languages: ['c'] },
  { pattern: /\b(?:rust_extensions|RustExtension|RustBin)\b/, strength: 'certain', languages: ['rust'] },
  { pattern: /\b(?:CUDAExtension)\b/, strength: 'certain', languages: ['c++', 'cuda'] },
  { pattern: /\bnvcc\b/, strength: 'with-sources', languages: ['cuda'] },
  { pattern: /\bbuild_golang\b/, strength: 'certain', languages: ['go'] },
  { pattern: /\b(?:CMakeExtension|cmake_extensions)\b/, strength: 'certain' },
  { pattern: /\bfrom\s+skbuild\b|\bimport\s+skbuild\b/, strength: 'certain' },
  { pattern: /\b(?:milksnake_tasks|hpy_ext_modules|zig_extensions)\b/, strength: 'certain' },
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
  { pattern: /\b(?:urlretrieve|urlopen|urllib\d?\.request|requests\.get|httpx\.get)\b/, strength: 'maybe' },
  { pattern: /\bnuitka\b|\bpythran\b|\bnumba\.pycc\b/i, strength: 'maybe' },
];

/** @param code as `pythonCode` gives it */
export function buildMechanisms(file: string, code: string): readonly Mechanism[] {
  const found = rules.flatMap(({ pattern, strength, languages = [] }): readonly Mechanism[] => {
    const seen = pattern.exec(code)?.[0];
    return seen === undefined ? [] : [{ file, name: seen.replace(/\s*[(=]$/, ''), strength, languages }];
  });
  const command = startsPrograms(code) ? compiling.exec(code)?.[0] : undefined;
  if (command !== undefined) {
    const name = command.replaceAll(/^['"\s]+|['"\s]+$/g, '');
    found.push({ file, name, strength: 'with-sources', languages: compilerLanguages[name] ?? [] });
  }
  for (const name of startedPrograms(code).filter((each) => !found.some((known) => known.name === each)))
    found.push({ file, name, strength: 'maybe', languages: [] });
  return optIn(found, code);
}

/** Whoever calls mypyc does so where an argument or the environment asks for it; without, the same package is pure (mypy, charset-normalizer). */
function optIn(found: readonly Mechanism[], code: string): readonly Mechanism[] {
  const mypyc = found.find(({ name }) => name.startsWith('mypyc'));
  if (mypyc === undefined) return found;
  const asked = /\bos\.(?:getenv|environ)\b|\bsys\.argv\b/.test(code);
  if (!asked) return [{ ...mypyc, strength: 'certain' }, ...found.filter((each) => each !== mypyc)];
  return /\bExtension\s*\(|\bcythonize\b/.test(code) ? found : [mypyc];
}

/** Rust that an argument of setup.py asks for is not compiled by an installer: zstandard's `--rust-backend`. */
export function withoutRustOnDemand(found: readonly Mechanism[], code: string): readonly Mechanism[] {
  if (!/['"]--[\w-]*rust\b/.test(code)) return found;
  return found.map((each) => (each.languages.includes('rust') ? { ...each, strength: 'maybe' } : each));
}
