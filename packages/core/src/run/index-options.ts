// The versions of a project that an installer could install on one target, from the run's indexes.

import { throwIfStopped } from '../http/throw-if-stopped.ts';
import { type ProjectFiles, type ProjectRelease, releasesOf } from '../candidates/releases-of.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { makeMatcher } from '../match/compatibility.ts';
import { hasExactVersion } from '../match/has-exact-version.ts';
import { installableWith } from '../match/installable-with.ts';
import { type Circumstances, circumstancesOf, judgeFile, type MatchRules } from '../match/judge-file.ts';
import { matchOnce } from '../match/match-once.ts';
import { pythonGate } from '../match/python-gate.ts';
import type { IndexFault } from '../http/index-error.ts';
import {
  type DistributionFile,
  type FileKind,
  IndexError,
  type NotThere,
  type OnNewest,
} from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import { satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { parseVersion, type Version } from '../packaging/version.ts';
import { admitted } from '../resolve/admitted.ts';
import { asNewestFirst } from '../resolve/in-range.ts';
import type { Option, Unfit } from '../resolve/universe.ts';
import type { Target } from '../target/target.ts';
import { namedAnswer } from './named-answer.ts';
import { type OtherPython, otherPythonOf } from './other-python-of.ts';
import type { Releases } from './releases.ts';

/** The options of projects, and what they were made from. */
export interface IndexOptions {
  /** Best first; where nobody could say, one option of an unknown version. */
  of(name: PackageName): Promise<readonly Option[]>;
  /**
   * Of a project that is being asked for, what is most likely the best of them: known before where the page is long. Empty where nobody tells it. It
   * is good for asking ahead, and nothing else.
   */
  newest(name: PackageName): Promise<readonly Option[]>;
  /** Versions that are no options, newest first. */
  readonly unfit: (name: PackageName) => Promise<readonly Unfit[]>;
  /** Why nobody could say which versions a project has. */
  fault(name: PackageName): IndexFault | undefined;
  /** That there certainly is no such project, of names that were asked for. */
  absent(name: PackageName): NotThere | undefined;
  /** The newest version of a project that was asked for in a range of which nothing is for this Python, and what it is for. */
  readonly otherPython: (name: PackageName, range: string) => OtherPython | undefined;
  /** The file that would be taken. */
  taken(option: Option): DistributionFile | undefined;
  /** All files of the option's version, as the index lists them. */
  files(option: Option): readonly DistributionFile[];
}

export interface IndexOptionsInput {
  /** Whose indexes, installer and rules about binaries count. */
  readonly manifest: Manifest;
  /** The file whose indexes are asked for a project. */
  readonly manifestOf: (name: PackageName) => Manifest;
  readonly target: Target;
  readonly releases: Releases;
  /** `--prefer-binary`: pip then puts the wheels of every version before the sdists of any other. */
  readonly preferBinary: boolean;
  /** The line that pins a project. */
  readonly pinOf: (name: PackageName) => LockedPackage | undefined;
  /** What the lines on a project itself ask for together; undefined where there is none. */
  readonly rangeOn: (name: PackageName) => SpecifierSet | undefined;
  readonly allowedHashes: (name: PackageName) => readonly string[] | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Known {
  readonly release: ProjectRelease;
  readonly rules: MatchRules;
}

/** Asks for each project once. */
export function openIndexOptions(input: IndexOptionsInput): IndexOptions {
  const { manifest, target } = input;
  const matcher = makeMatcher(target, manifest.installer);
  const projects = new Map<PackageName, Promise<readonly Option[]>>();
  const faults = new Map<PackageName, IndexFault>();
  const absences = new Map<PackageName, NotThere>();
  const known = new Map<Option, Known>();
  const releases = new Map<PackageName, readonly ProjectRelease[]>();
  const told = new Map<PackageName, Promise<readonly Option[]>>();

  async function optionsOf(
    name: PackageName,
    onNewest: (newest: readonly Option[]) => void,
  ): Promise<readonly Option[]> {
    const project = await projectFiles(name, input, (newest) =>
      onNewest(releasesOf(newest).map(makingOf(name).optionOf)),
    );
    onNewest([]);
    if ('fault' in project) {
      faults.set(name, project);
      return [{ name, version: undefined, yanked: false }];
    }
    if ('missing' in project) {
      absences.set(name, project);
      // A line that nothing can meet is told as that, and keeps nothing else from being resolved.
      return input.rangeOn(name) ? [{ name, version: undefined, yanked: false }] : [];
    }
    const { rules, optionOf } = makingOf(name);
    const newestFirst = releasesOf(project).toReversed();
    releases.set(name, newestFirst);
    const isInstallable = installableWith(name, matcher, rules);
    const installable = asNewestFirst(newestFirst.filter(isInstallable).map(optionOf));
    // A line that nothing there meets (torch on musl) is told by the version that it comes to elsewhere, as a pin is.
    const range = input.rangeOn(name);
    const isMetBy = (all: readonly Option[]): boolean =>
      range === undefined || all.some((option) => isPlainly(option, range)) || admitted(all, range, false).length > 0;
    const all = isMetBy(installable) ? installable : newestFirst.map(optionOf);
    const options = isMetBy(all) ? all : installable;
    // A pin that cannot be installed is told as that, and keeps nothing else from being resolved.
    const pin = options.length === 0 ? input.pinOf(name)?.version : undefined;
    if (pin !== undefined) return [{ name, version: versionIn(pin), yanked: false }];
    if (!input.preferBinary) return options;
    const isWheel = (option: Option): boolean => taken(option)?.filename.kind === 'wheel';
    return [...options.filter(isWheel), ...options.filter((option) => !isWheel(option))];
  }

  /** Looked for when somebody asks: of most versions nobody does. */
  function takenOf(name: PackageName, { release, rules }: Known): DistributionFile | undefined {
    return matchOnce(name, release.files, matcher, rules).taken?.file;
  }

  function taken(option: Option): DistributionFile | undefined {
    const from = known.get(option);
    return from && takenOf(option.name, from);
  }

  /** How releases of a project become options. */
  function makingOf(name: PackageName): { rules: MatchRules; optionOf: (release: ProjectRelease) => Option } {
    const allowedHashes = input.allowedHashes(name);
    const rules = { binaries: input.manifestOf(name).binaries, ...(allowedHashes ? { allowedHashes } : {}) };
    // Versions with the same kinds of files share the list of them.
    const yanksOf = ofEachList(yanksAmong);
    const optionOf = (release: ProjectRelease): Option => {
      const yanks = yanksOf(release.kinds);
      const isYanked = yanks === 'some' ? takenOf(name, { release, rules })?.yanked !== false : yanks === 'all';
      const option: Option = { name, version: release.version, yanked: isYanked };
      known.set(option, { release, rules });
      return option;
    };
    return { rules, optionOf };
  }

  const of = (name: PackageName): Promise<readonly Option[]> => {
    const asked = projects.get(name);
    if (asked) return asked;
    let tell: (newest: readonly Option[]) => void = () => undefined;
    told.set(name, new Promise((done) => (tell = done)));
    const answer = optionsOf(name, tell);
    projects.set(name, answer);
    return answer;
  };

  return {
    of,
    newest: async (name) => (await told.get(name)) ?? [],
    async unfit(name) {
      const there = new Set((await of(name)).map(({ version }) => version));
      const circumstances = circumstancesOf(name, matcher, { binaries: input.manifestOf(name).binaries });
      return (releases.get(name) ?? [])
        .filter(({ version }) => !there.has(version))
        .map(({ version, kinds }) => ({ version, ...whyUnfit(kinds, circumstances) }));
    },
    fault: (name) => faults.get(name),
    absent: (name) => absences.get(name),
    otherPython: (name, range) => otherPythonOf(releases.get(name) ?? [], range, pythonGate(matcher)),
    taken,
    files: (option) => known.get(option)?.release.files ?? [],
  };
}

/** Undefined where it is no version of PEP 440: `distro-info===0.23ubuntu1`. */
function versionIn(pin: string): Version | undefined {
  const parsed = parseVersion(pin);
  return parsed.ok ? parsed.value : undefined;
}

/** As uv looks at it: of a withdrawn release, and of one without a file for the machine, the Python is no matter. */
function whyUnfit(kinds: readonly FileKind[], circumstances: Circumstances): Omit<Unfit, 'version'> {
  const files = kinds.filter(({ filename }) => filename.kind !== 'other');
  if (files.length === 0) return { why: 'nothing' };
  const standing = files.filter(({ yanked, ...file }) => yanked === false && judgeFile(file, circumstances).ok);
  // uv looks at the sdist first, which an index lists last.
  return standing.length === 0 ? { why: 'files' } : { why: 'python', python: standing.at(-1)?.requiresPython };
}

/** Nearly always the first of thousands is one. */
function isPlainly({ version, yanked }: Option, range: SpecifierSet): boolean {
  return version !== undefined && !yanked && satisfies(version, range, true);
}

/** Releases are withdrawn as a whole, nearly always: which of their files would be taken is no matter then. */
function yanksAmong(kinds: readonly FileKind[]): 'none' | 'some' | 'all' {
  if (kinds.every(({ yanked }) => yanked === false)) return 'none';
  return kinds.some(({ yanked }) => yanked === false) ? 'some' : 'all';
}

/** Asked once of each list, however many versions have it. */
function ofEachList<T, A>(ask: (list: readonly T[]) => A): (list: readonly T[]) => A {
  const known = new WeakMap<readonly T[], A>();
  return (list) => {
    const answer = known.get(list) ?? ask(list);
    known.set(list, answer);
    return answer;
  };
}

/** A pin is asked for as every pin is: resolving costs nothing more there. */
async function projectFiles(
  name: PackageName,
  { manifestOf, releases, pinOf, signal }: IndexOptionsInput,
  onNewest: OnNewest,
): Promise<ProjectFiles | IndexFault | NotThere> {
  const pin = pinOf(name);
  if (pin?.version !== undefined) {
    const answer = await releases.ask(pin, manifestOf(name));
    if (answer.found === null) return answer.fault;
    if (!answer.found) return new Map();
    const { exactEquality } = installerTraits[manifestOf(name).installer];
    // What another file of the release requires is no concern of a pin by its text.
    const files = pin.arbitrary
      ? answer.files.filter((file) => hasExactVersion(file, pin.version, exactEquality))
      : answer.files;
    return new Map(files.length > 0 ? [[pin.version, files]] : []);
  }
  const index = releases.indexOf(manifestOf(name));
  try {
    return (await index.project(name, signal, onNewest)) ?? namedAnswer({ found: false, missing: 'project' }, index);
  } catch (error) {
    throwIfStopped(signal);
    if (!(error instanceof IndexError)) throw error;
    return error.told(index.name);
  }
}
