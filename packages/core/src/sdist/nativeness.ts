// Whether a build compiles anything, decided from what was seen, with the evidence for it.

import type { BackendKind } from './backend.ts';
import type { BuildFetch } from './build-fetch.ts';
import { isSure, type Mechanism } from './mechanism.ts';
import { mesonLanguages } from './meson-project.ts';
import type { NamedMechanism, SdistEvidence } from './sdist-evidence.ts';
import type { SourceFiles } from './source-files.ts';

export interface Nativeness {
  /** False only where the build cannot compile anything; null where that is not proven. */
  readonly native: boolean | null;
  readonly evidence: readonly SdistEvidence[];
}

export interface NativenessEvidence {
  readonly kind: BackendKind | undefined;
  /** The backend as it is called: `flit-core`, or its module. */
  readonly backend: string;
  readonly mechanisms: readonly Mechanism[];
  readonly sources: SourceFiles;
  /** Text of meson.build, where meson builds. */
  readonly meson: string | undefined;
  /** True where the backend's configuration is all there is, and no script or hook runs. */
  readonly declarative: boolean;
  /** Scripts that run and were not read. */
  readonly unread: readonly string[];
  /** What else runs that no script names, in a few words. */
  readonly unnamed: readonly string[];
  /** Modules, read or not, that give setup() nothing but what stands in the package itself: they compile only what else is there. */
  readonly aloof: ReadonlySet<string>;
  readonly fetches: readonly BuildFetch[];
  /** What keeps the build files from being read at all. */
  readonly problem: SdistEvidence | null;
  /** False where a backend of the project's own decides. */
  readonly known: boolean;
  /** As SdistReading has it. */
  readonly plain: boolean;
  /** Whether setup() is told in plain words all that it is told. */
  readonly closed: boolean;
  /** Whether sources may come out of an archive or a generator, or are in a language that is not known here. */
  readonly brings: boolean;
}

export function nativeness(evidence: NativenessEvidence): Nativeness {
  const { kind, backend, declarative, problem, sources, mechanisms, unread, unnamed } = evidence;
  if (problem !== null) return { native: null, evidence: [problem] };
  const seen = sourceEvidence(sources);
  if (kind === 'never') return { native: false, evidence: [{ kind: 'backend', backend, does: 'packs' }] };
  if (kind === 'downloads') return { native: false, evidence: [{ kind: 'backend', backend, does: 'downloads' }] };
  if (kind === 'always' || kind === 'cmake')
    return { native: true, evidence: [{ kind: 'backend', backend, does: 'compiles' }, ...seen] };
  if (kind === 'meson') return byMeson(evidence, seen);
  const hooks = mechanisms.filter(({ requirement }) => !requirement);
  if (declarative && hooks.length === 0 && unread.length + unnamed.length === 0)
    return { native: false, evidence: [{ kind: 'backend', backend, does: 'idle' }] };
  const named = mechanismEvidence(mechanisms);
  const compiles = mechanisms.some((each) => each.strength === 'certain' || (isSure(each) && sources.size > 0));
  if (compiles) return { native: true, evidence: [...named, ...seen] };
  const doubts = doubtsOf(evidence);
  if (doubts.length > 0) return { native: null, evidence: [...named, ...seen, ...doubts] };
  return {
    native: false,
    evidence: [...named, ...seen, { kind: 'nothing-named', backend, sources: seen.length > 0 }],
  };
}

/** meson compiles where the project names a language, which one of Python alone does not. */
function byMeson({ backend, meson, sources }: NativenessEvidence, seen: readonly SdistEvidence[]): Nativeness {
  if (meson === undefined) return { native: null, evidence: [{ kind: 'backend', backend, does: 'compiles' }, ...seen] };
  const languages = mesonLanguages(meson);
  const named = { kind: 'meson-languages', languages } as const;
  if (languages.length > 0) return { native: true, evidence: [named, ...seen] };
  const open = /\b(?:subproject|custom_target|generator|extension_module)\s*\(/.exec(meson)?.[0].replace(/\s*\($/, '');
  const called = open === undefined ? [] : [{ kind: 'meson-call', call: open } as const];
  return {
    native: sources.size === 0 && open === undefined ? false : null,
    evidence: [named, ...called, ...seen],
  };
}

/**
 * Each is enough not to call it pure. Where there is nothing to compile and nothing that would, a download is data (pypandoc 1.4, which
 * also runs pandoc and unpacks it with ar), and so is what the package's own modules do when setup.py imports them, or any module that no script names (celery 3.1.25 looks whether an
 * old celery is installed).
 */
function doubtsOf({
  mechanisms,
  sources,
  unread,
  unnamed,
  aloof,
  fetches,
  known,
  plain,
  closed,
  brings,
  backend,
}: NativenessEvidence): readonly SdistEvidence[] {
  const idle = sources.size === 0 && plain && !brings && fetches.length === 0 && mechanisms.every(isIdle);
  const blank =
    idle ||
    (sources.size === 0 &&
      mechanisms.every(
        (each) =>
          each.strength === 'downloads' ||
          (each.strength === 'marks' && plain) ||
          (aloof.has(each.file) && isIdle(each)),
      ));
  const doubts: SdistEvidence[] = unread
    .filter((path) => !blank || !aloof.has(path))
    .concat(idle && !mechanisms.some(isSure) ? [] : unnamed)
    .map((what) => ({ kind: 'unread-file', what }));
  if (!known) doubts.push({ kind: 'backend', backend, does: 'unknown' });
  if (blank) return doubts;
  // gdata 2.0.18 has C for Windows in it, and its setup() is not told of any
  if (sources.size > 0 && mechanisms.length === 0 && plain && closed && unread.length + unnamed.length === 0)
    return doubts;
  doubts.push({ kind: sources.size > 0 ? 'unnamed-sources' : 'foreign-sources' });
  for (const what of fetches) doubts.push({ kind: 'fetch', what });
  return doubts;
}

/**
 * setuptools' own ways to compile, a Cython that nothing brings, or a program that is started: none does anything where there is no
 * source. sympy 1.12 has `ext_modules=[]`, ruamel.yaml 0.18 a setup.py for all projects of its author, paramiko 3.4 gzip, openpyxl 3.1
 * asks for Cython where an argument asks for it.
 */
function isIdle({ strength, languages, name }: Mechanism): boolean {
  if (strength === 'marks') return true;
  const unbrought = name === 'Cython' || name === 'cythonize' || languages.length === 0;
  return unbrought && (strength === 'with-sources' || strength === 'maybe') && idleNames.test(name);
}

const idleNames =
  /^(?:ext_modules?|\w*Extension|build_ext|build_clib|new_compiler|CCompiler|libraries|Cython|cythonize|gzip|tar|ar|a program to start)$/;

const MAX_NAMES = 4;

const doubtful: Readonly<Partial<Record<Mechanism['strength'], NamedMechanism['how']>>> = {
  marks: 'marks',
  downloads: 'downloads',
};

/** One for each file. */
function mechanismEvidence(mechanisms: readonly Mechanism[]): readonly SdistEvidence[] {
  const byFile = new Map<string, Map<string, NamedMechanism>>();
  const sure = new Set(mechanisms.filter(isSure).map(({ file }) => file));
  for (const mechanism of mechanisms) {
    const { file, name, strength } = mechanism;
    if (!isSure(mechanism) && sure.has(file)) continue;
    const how = isSure(mechanism) ? 'sure' : (doubtful[strength] ?? 'maybe');
    const named = byFile.get(file) ?? new Map<string, NamedMechanism>();
    byFile.set(file, named.set(`${name} ${how}`, { name, how }));
  }
  return [...byFile].map(([file, names]) => ({
    kind: 'mechanisms',
    file,
    names: [...names.values()].slice(0, MAX_NAMES),
  }));
}

/** One for each extension. */
function sourceEvidence(sources: SourceFiles): readonly SdistEvidence[] {
  const byExtension = new Map<string, string[]>();
  for (const paths of sources.values())
    for (const path of paths) {
      const extension = /\.[^./]+(?:\.(?:in|src|tp|tpl))?$/.exec(path)?.[0] ?? '';
      const same = byExtension.get(extension);
      if (same) same.push(path);
      else byExtension.set(extension, [path]);
    }
  return [...byExtension].map(([extension, paths]) => ({
    kind: 'sources',
    extension,
    count: paths.length,
    example: paths[0] ?? '',
  }));
}
