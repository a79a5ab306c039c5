// What an sdist's contents say about its build.

import type { BuildFetch } from './build-fetch.ts';
import type { BuildHindrance } from './build-hindrance.ts';
import type { PythonEnd } from './running/python-end.ts';
import type { LibraryBound } from './library-bound.ts';
import type { SdistEvidence } from './sdist-evidence.ts';
import type { StatedRelease } from './stated-project.ts';

/** In the order in which they are named. */
export const LANGUAGES = ['c', 'c++', 'cython', 'rust', 'fortran', 'cuda', 'go', 'assembly'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Programs that a build calls besides a compiler, and that build isolation does not bring. */
export const BUILD_TOOLS = ['cmake', 'make', 'ninja', 'pkg-config', 'swig', 'autoconf', 'git', 'perl', 'm4'] as const;

export type BuildTool = (typeof BUILD_TOOLS)[number];

export interface SdistReading {
  /** Null where nothing in the sdist proves it either way. */
  readonly native: boolean | null;
  /** True where the build goes on without its extension modules when they cannot be compiled (PyYAML, markupsafe). */
  readonly optional: boolean;
  /** True where nothing that the build requires could compile by itself, so that what was read is all that could. */
  readonly plain: boolean;
  /** Variables of the environment that are taken as not set: where one is, another part of its scripts may run. */
  readonly asked: readonly string[];
  /** What has to be compiled, in the order of `Language`; Cython sources count also as what they become. */
  readonly languages: readonly Language[];
  /** The project that builds it, by its normalised name: `setuptools`, `maturin`, `meson-python`. */
  readonly backend: string | null;
  /** `build-system.requires` as written; PEP 518's default where pyproject.toml has none. */
  readonly requires: readonly string[];
  readonly tools: readonly BuildTool[];
  /** Projects that its setup.py imports before it calls setup(), and that its build does not ask for: `numpy`, `torch`. */
  readonly undeclared: readonly string[];
  /** Versions of the Cython that made its C files, where these are compiled as they are: its build requires no Cython. */
  readonly cython: readonly string[];
  /** Where Rust is compiled: what Cargo.toml asks of the compiler; null where it says nothing. */
  readonly rust: RustDemand | null;
  /** PEP 725 `[external]`: what it needs of the system, as `dep:` strings. */
  readonly external: readonly string[];
  /** What the build fetches from the network besides its requirements. */
  readonly fetches: readonly BuildFetch[];
  /** The versions of system libraries that it builds with, as far as it says so. */
  readonly libraries: readonly LibraryBound[];
  /** The operating systems that it is for, where Linux is none of them: `macOS`, `Windows`. */
  readonly systems: readonly string[];
  /** What its setup.py uses that is gone since. */
  readonly hindrances: readonly BuildHindrance[];
  /** On which Pythons its setup.py stops. */
  readonly pythonEnds: readonly PythonEnd[];
  /** Members that setup.py imports whatever happens, and whose text was not there: they may stop it as well. */
  readonly unreadImports: readonly string[];
  /** Which release it says it is; null where only its build tells. */
  readonly release: StatedRelease | null;
  /** Its Requires-Python; null where nothing tells. */
  readonly requiresPython: string | null;
  /** What the distribution requires once it is built, as its sdist says it; null where it leaves that open. */
  readonly requiresDist: readonly string[] | null;
  /** In the order in which it was found out. */
  readonly evidence: readonly SdistEvidence[];
}

/** Each null where Cargo.toml does not say it. */
export interface RustDemand {
  /** `rust-version`. */
  readonly minimum: string | null;
  readonly edition: string | null;
  /** The version of PyO3 that it asks for, as far as it is written (`0.20`, `0.20.2`; `0.20.*` where nothing holds it back): each builds for the CPythons of its time. */
  readonly pyo3: string | null;
}
