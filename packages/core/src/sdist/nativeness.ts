// Whether a build compiles anything, decided from what was seen, with the sentences that say so.

import { listWords } from '../text/list-words.ts';
import type { BackendKind } from './backend.ts';
import { isSure, type Mechanism } from './mechanism.ts';
import { mesonLanguages } from './meson-project.ts';
import type { SourceFiles } from './source-files.ts';

export interface Nativeness {
  /** False only where the build cannot compile anything; null where that is not proven. */
  readonly native: boolean | null;
  readonly evidence: readonly string[];
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
  /** Those of them that give setup() nothing but what stands in the package itself: they compile only what else is there. */
  readonly aloof: ReadonlySet<string>;
  readonly fetches: readonly string[];
  /** What keeps the build files from being read at all. */
  readonly problem: string | null;
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
  const { kind, backend, declarative, problem, sources, mechanisms, unread } = evidence;
  if (problem !== null) return { native: null, evidence: [problem] };
  const seen = sourceSentences(sources);
  if (kind === 'never') return { native: false, evidence: [`its build backend ${backend} compiles nothing`] };
  if (kind === 'downloads')
    return { native: false, evidence: [`its build backend ${backend} compiles nothing and downloads a wheel`] };
  if (kind === 'always' || kind === 'cmake')
    return { native: true, evidence: [`its build backend is ${backend}`, ...seen] };
  if (kind === 'meson') return byMeson(evidence, seen);
  const hooks = mechanisms.filter(({ requirement }) => !requirement);
  if (declarative && hooks.length === 0 && unread.length === 0)
    return { native: false, evidence: [`its build backend ${backend} runs no hook or script that could compile`] };
  const named = mechanismSentences(mechanisms);
  const compiles = mechanisms.some((each) => each.strength === 'certain' || (isSure(each) && sources.size > 0));
  if (compiles) return { native: true, evidence: [...named, ...seen] };
  const doubts = doubtsOf(evidence);
  if (doubts.length > 0) return { native: null, evidence: [...named, ...seen, ...doubts] };
  return {
    native: false,
    evidence: [
      ...named,
      ...seen,
      `its build backend ${backend} is told of nothing to compile${seen.length > 0 ? '' : ', and it holds no sources for a compiler'}`,
    ],
  };
}

/** meson compiles where the project names a language, which one of Python alone does not. */
function byMeson({ backend, meson, sources }: NativenessEvidence, seen: readonly string[]): Nativeness {
  if (meson === undefined) return { native: null, evidence: [`its build backend is ${backend}`, ...seen] };
  const languages = mesonLanguages(meson);
  if (languages.length > 0) return { native: true, evidence: [`meson.build names ${listWords(languages)}`, ...seen] };
  const open = /\b(?:subproject|custom_target|generator|extension_module)\s*\(/.exec(meson)?.[0].replace(/\s*\($/, '');
  const said = ['meson.build names no language', ...(open === undefined ? [] : [`it calls ${open}`]), ...seen];
  return { native: sources.size === 0 && open === undefined ? false : null, evidence: said };
}

/**
 * Each is enough not to call it pure. Where there is nothing to compile and nothing that would, a download is data (pypandoc 1.4), and
 * so is what the package's own modules do when setup.py imports them.
 */
function doubtsOf({
  mechanisms,
  sources,
  unread,
  aloof,
  fetches,
  known,
  plain,
  closed,
  brings,
  backend,
}: NativenessEvidence): readonly string[] {
  const idle = sources.size === 0 && plain && !brings && fetches.length === 0 && mechanisms.every(isIdle);
  const blank =
    idle ||
    (sources.size === 0 &&
      mechanisms.every(({ strength }) => strength === 'downloads' || (strength === 'marks' && plain)));
  const doubts = unread.filter((path) => !blank || !aloof.has(path)).map((path) => `${path} was not read`);
  if (!known) doubts.push(`what its build backend ${backend} does is not known`);
  if (blank) return doubts;
  // gdata 2.0.18 has C for Windows in it, and its setup() is not told of any
  if (sources.size > 0 && mechanisms.length === 0 && plain && closed && unread.length === 0) return doubts;
  if (sources.size > 0) doubts.push('what was read names nothing that compiles them');
  else doubts.push('it holds no sources for a compiler, but they may come from elsewhere');
  for (const what of fetches) doubts.push(`the build fetches ${what}`);
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
  /^(?:ext_modules?|\w*Extension|build_ext|build_clib|new_compiler|CCompiler|libraries|Cython|cythonize|gzip|tar|a program to start)$/;

const MAX_NAMES = 4;

const remarks: Readonly<Partial<Record<Mechanism['strength'], string>>> = {
  marks: 'which makes its wheels ones for a platform, whatever they hold',
  downloads: 'which downloads',
};

/** One sentence a file: `setup.py names ext_modules, Extension and build_ext`. */
function mechanismSentences(mechanisms: readonly Mechanism[]): readonly string[] {
  const byFile = new Map<string, Set<string>>();
  const sure = new Set(mechanisms.filter(isSure).map(({ file }) => file));
  for (const mechanism of mechanisms) {
    const { file, name, strength } = mechanism;
    if (!isSure(mechanism) && sure.has(file)) continue;
    const said = isSure(mechanism) ? name : `${name} (${remarks[strength] ?? 'which compiles in some builds'})`;
    byFile.set(file, (byFile.get(file) ?? new Set<string>()).add(said));
  }
  return [...byFile].map(([file, names]) => `${file} names ${listWords([...names].slice(0, MAX_NAMES))}`);
}

/** `12 .pyx files, such as src/foo.pyx`, by extension. */
function sourceSentences(sources: SourceFiles): readonly string[] {
  const byExtension = new Map<string, string[]>();
  for (const paths of sources.values())
    for (const path of paths) {
      const extension = /\.[^./]+(?:\.(?:in|src|tp|tpl))?$/.exec(path)?.[0] ?? '';
      const same = byExtension.get(extension);
      if (same) same.push(path);
      else byExtension.set(extension, [path]);
    }
  return [...byExtension].map(([extension, paths]) =>
    paths.length === 1
      ? `one ${extension} file, ${paths[0]}`
      : `${paths.length} ${extension} files, such as ${paths[0]}`,
  );
}
