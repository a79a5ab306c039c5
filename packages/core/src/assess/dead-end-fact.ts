// Why a build fails: a kind with what its words need. The words are report's.

import type { PythonFault } from '../sdist/running/python-end.ts';

/** Where Cython's C stops: PyFrameObject is incomplete, PyLongObject has no ob_digit, _PyLong_AsByteArray takes more. */
export type CythonFault = 'frame' | 'digits' | 'byte-array';

export type DeadEndFact =
  // What it is built with
  /** An unbounded requirement brings this Cython or a later one; `failure`: how that shows. `unlessHeld`: a build constraint helps. */
  | {
      readonly kind: 'takes-cython';
      readonly from: string;
      readonly failure: string | null;
      readonly unlessHeld: boolean;
    }
  /** Of what it requires nothing that it admits can be installed there. */
  | { readonly kind: 'absent-requirement'; readonly text: string }
  /** pyproject.toml takes what setup.py refuses. */
  | { readonly kind: 'contradicts-itself'; readonly what: string; readonly range: string }
  | { readonly kind: 'setuptools-too-old'; readonly version: string }
  /** setup.py, or what it is built by (`by`), imports projects that its build does not ask for; `failure`: how that shows, where it catches the error itself; `below`: which of them must be older than a version; `goesOnAs`: what the project and its module are called since. */
  | {
      readonly kind: 'undeclared';
      readonly names: readonly string[];
      readonly by?: string;
      readonly failure?: string;
      readonly below?: Readonly<Record<string, string>>;
      readonly goesOnAs?: string;
    }
  /** Its build is not isolated: these must be installed before; `ranges`: in which versions, where not every newer one does; `goesOnAs`: as above; `pip`: one that isolates none. */
  | {
      readonly kind: 'unisolated';
      readonly pip?: string;
      readonly names: readonly string[];
      readonly ranges?: Readonly<Record<string, string>>;
      readonly goesOnAs?: string;
    }
  /**
   * What setuptools removed. `way`: a build constraint helps (`held`), an older one of the image's own (`own`), or one that is
   * installed in its place, where pip does not isolate the build (`put`); or nothing is said.
   */
  | { readonly kind: 'use-2to3' | 'dry-run' | 'pkg-resources'; readonly way: 'held' | 'own' | 'put' | null }
  | { readonly kind: 'setuptools-feature' }
  /** Its sdist holds one in the folder of its setup.py, which is loaded in place of the installed one. */
  | { readonly kind: 'own-setuptools'; readonly year: number; readonly failure: string }
  // What the Python has no more
  | { readonly kind: 'distutils'; readonly by: 'it' | 'build.py' }
  | { readonly kind: 'forward-ref' }
  /** What its setup.py, or a file that this imports, does and the Python does not. */
  | { readonly kind: 'python'; readonly file: string; readonly fault: PythonFault }
  /** By its setup.py's own word, from this Python on. */
  | { readonly kind: 'refuses-python'; readonly python: string }
  /** `on`: the one Python on which the version that is named does. */
  | { readonly kind: 'not-compiling'; readonly python: string; readonly on: string | null }
  /** C that stands in the sdist; `cython`: which one made it, where that is known. */
  | { readonly kind: 'c-sources'; readonly python: string; readonly cython: string | null; readonly fault: CythonFault }
  | { readonly kind: 'made-by-cython'; readonly python: string; readonly cython: string; readonly fault: CythonFault }
  | { readonly kind: 'asks-for-cython'; readonly cython: string }
  /** `pyo3`: `0.20`. `refuses`: from a patch release on that the sdist may not have. */
  | { readonly kind: 'pyo3-refuses' | 'pyo3-refuses-without-gil'; readonly pyo3: string; readonly python: string }
  | { readonly kind: 'pyo3-older'; readonly pyo3: string; readonly python: string; readonly refusesFrom: string | null }
  /** Something of the standard library that its modules import: it is built, and cannot be imported. */
  | { readonly kind: 'gone-on-import'; readonly python: string; readonly used: string }
  /** A function of CPython that the C sources call, or a header. */
  | { readonly kind: 'gone-from-c'; readonly python: string; readonly used: string }
  /** A function again, whose call GCC before 14 lets through with a warning: the module is built, and lacks the symbol. */
  | { readonly kind: 'gone-when-linked'; readonly python: string; readonly used: string }
  /** An unbounded requirement brings CMake 4, which takes no CMakeLists.txt from before 3.5. */
  | { readonly kind: 'cmake-4' }
  // What the distribution has
  /** Of the library that people know by that name; `release`: the distribution's title, `Debian 12`. */
  | {
      readonly kind: 'library';
      readonly library: string;
      readonly side: 'from' | 'before';
      readonly number: string;
      readonly release: string;
      readonly has: string;
      readonly name: string;
    }
  /** A release is for the library of its own number: an older one stops it, with a newer one it may not compile. */
  | {
      readonly kind: 'library-number';
      readonly library: string;
      readonly release: string;
      readonly has: string;
      readonly name: string;
      readonly stops: boolean;
    }
  | { readonly kind: 'library-number-unknown'; readonly library: string }
  | {
      readonly kind:
        | 'gcc-14'
        | 'fd-set'
        | 'openssl-3'
        | 'old-freetds'
        | 'libxml2-apart'
        | 'older-librdkafka'
        | 'newer-libvirt';
    }
  /** What the compiler refuses of the code. */
  | { readonly kind: 'rust'; readonly from: string; readonly refuses: string }
  // What is no source
  | { readonly kind: 'placeholder'; readonly project: string }
  | { readonly kind: 'setup-refusal' | 'default-refusal' | 'no-build-file' }
  | { readonly kind: 'other-system'; readonly systems: readonly string[] }
  | { readonly kind: 'downloads-wheel'; readonly libc: string; readonly arch: string };
