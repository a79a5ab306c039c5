// What an installer's command asks for, before its paths are followed back into the build context.

import type { EnvironmentsOf } from './own-environment.ts';
import { hasOption, type Options, valuesOf } from './read-options.ts';

/** Where a command says that packages come from: `default` stands in for the public index, `links` is no index. */
export interface IndexFlag {
  readonly kind: 'default' | 'extra' | 'links';
  readonly url: string;
  /** uv's name for it, by which variables hold its password. */
  readonly name?: string;
}

/**
 * Groups that a command takes without naming those of the project: what its installer takes unasked (`defaults`) but some,
 * and others; each where the project has it.
 */
export interface UnnamedGroups {
  readonly defaults: boolean;
  readonly but: readonly string[];
  readonly also: readonly string[];
  /**
   * Whether it stops on another Python than the one that the lock was made for (`pipenv install --deploy`); false where it
   * does not look at it at all (`pipenv requirements`).
   */
  readonly lockedPython?: boolean;
  /** Minor versions of other Pythons of the stage that it would take for that. */
  readonly pythonsBeside?: readonly string[];
}

/** Stands among extras for all of them: one may be called `all`. */
export const EVERY_EXTRA = '*';

export const noUnnamed: UnnamedGroups = { defaults: false, but: [], also: [] };

/** What an installer of locks builds of the user's own projects. */
export interface OwnProjects {
  /** The project itself: not with `--no-root`, nor where every project of the workspace is left out. */
  readonly root: boolean;
  /** The folders that its lock names beside it: not with `--no-directory`, `--no-install-workspace`. */
  readonly folders: boolean;
  /** The member of the workspace that stands in for the project: `uv sync --package api`. */
  readonly member?: string;
  /** Names of packages that are left out, of which one may be the project's: `uv sync --no-install-package app`. */
  readonly leftOut?: readonly string[];
}

/** What a command does where a lock is no longer what its project file would come to. `solves`: it installs what is locked, or ends where that does not do. */
export type AtStaleLock = 'installs' | 'remakes' | 'refuses' | 'solves';

/** The first of some options that a command has decides; a lock that is out of date is made anew without them. */
export function staleLockBy(
  options: Options,
  rows: readonly (readonly [option: string, does: AtStaleLock])[],
): AtStaleLock {
  return rows.find(([option]) => hasOption(options, option))?.[1] ?? 'remakes';
}

/** Requirements and files of one command of pip, uv, Poetry, pipenv or PDM. */
export interface ToolInstall {
  /** pip, uv, poetry, pipenv or pdm. */
  readonly tool: string;
  /** Requirements files and locks by their paths in the image. */
  readonly files: readonly string[];
  /** Folders of projects by their paths in the image: `.`, `/app`. */
  readonly projects: readonly string[];
  /** Requirements that stand in the command itself. */
  readonly words: readonly string[];
  /** Poetry's words for what is chosen, for people: `only main`, `without dev`, `with docs`, `all`. */
  readonly groups: readonly string[];
  /** Those that `groups` has no name for, or only that of the usual one (`with dev`, `all`). */
  readonly unnamed: UnnamedGroups;
  readonly extras: readonly string[];
  readonly indexes: readonly IndexFlag[];
  /** `--only-binary :all:`, `--prefer-binary`, `--no-deps`. */
  readonly binaries: readonly string[];
  /** Those beside them on another image alone: of options at which the image's own installer ends. */
  readonly binariesElsewhere?: readonly string[];
  readonly constraints: readonly string[];
  /** Projects that it builds without isolation; `:all:` is for all. */
  readonly unisolated?: readonly string[];
  /** What the command line says of the Python (`--python 3.12`). */
  readonly python?: string;
  /** A file beside the project that says it, where the command follows one (`.python-version`). */
  readonly pythonFile?: string;
  readonly own: OwnProjects;
  /** The environment that a program has for itself: of pipx, of `uv tool`. */
  readonly environment?: EnvironmentsOf & { readonly name: string };
  /** A script that it runs, which may ask for requirements of its own in place of the project's (PEP 723). */
  readonly script?: string;
  /** Absent where the installer alone decides it, and where it installs from no lock. */
  readonly atStaleLock?: AtStaleLock;
  /** The release of the lock's own tool, where that is known and decides it. */
  readonly lockRelease?: string;
  /** Whether it takes away what else its environment holds. */
  readonly clears?: true;
  /** Of an export: whether the requirements that it writes have hashes. */
  readonly hashes?: boolean;
}

export const noInstall: Omit<ToolInstall, 'tool'> = {
  files: [],
  projects: [],
  words: [],
  groups: [],
  unnamed: noUnnamed,
  extras: [],
  indexes: [],
  binaries: [],
  constraints: [],
  own: { root: true, folders: true },
};

/**
 * Which versions it comes to nobody can know.
 *
 * @param why as a clause
 * @param writes the lock that it makes, where it installs nothing
 */
export function chooses(why: string, writes?: string): ToolEffect {
  const remedy = 'lock before the image is built, copy the lock and install from it';
  return { kind: 'unknown', why, remedy, ...(writes === undefined ? {} : { writes }) };
}

/**
 * @param output the file that it writes; none: its standard output
 * @param hashes whether its lines have them: pip takes any file of the index without
 */
export function writesOut(install: ToolInstall, output: string | undefined, hashes: boolean): ToolEffect {
  return { kind: 'export', install: { ...install, hashes }, ...(output === undefined ? {} : { output }) };
}

/** `poetry add flask` */
export const addsToLock: ToolEffect = chooses('it adds to the lock while the image is built');

/** `poetry remove flask`: what is left may be locked anew. */
export const takesFromLock: ToolEffect = chooses('it takes packages out of the lock while the image is built');

/** `poetry env use 3.11`, `pdm use /usr/local/bin/python3.11`: a name without a version is the Python that is there, and that folder holds the image's own. */
export function pythonUsed(name: string | undefined): ToolEffect | undefined {
  const own = name?.replace(/^\/usr\/local\/bin\//, '');
  return own === undefined || /^(?:system|python3?|3)$/.test(own) ? undefined : { kind: 'python', version: own };
}

/** What came of a command. */
export type ToolEffect =
  | { readonly kind: 'install'; readonly install: ToolInstall }
  /** It writes requirements into a file, or its output: `poetry export -o requirements.txt`. */
  | { readonly kind: 'export'; readonly install: ToolInstall; readonly output?: string }
  /** What is asked of pip itself: `<24.1`, '' for any; without `upgrade` one that fits stays. */
  | { readonly kind: 'pip'; readonly range: string; readonly upgrade: boolean }
  | { readonly kind: 'python'; readonly version: string }
  /** An environment of the Python that such a file asks for, where it is there. */
  | { readonly kind: 'environment'; readonly pythonFile: string }
  | { readonly kind: 'unknown'; readonly why: string; readonly remedy?: string; readonly writes?: string };

/** `--no-build-isolation`, and uv's for one project; nothing where there is none. */
export function unisolatedBy(options: Options): Pick<ToolInstall, 'unisolated'> {
  const names = [
    ...(hasOption(options, 'no-build-isolation') ? [':all:'] : []),
    ...valuesOf(options, 'no-build-isolation-package'),
  ];
  return names.length === 0 ? {} : { unisolated: names };
}

/** The flags of pip and uv by what they say. */
const indexFlags: Readonly<Record<string, IndexFlag['kind']>> = {
  'index-url': 'default',
  'default-index': 'default',
  'extra-index-url': 'extra',
  index: 'extra',
  'find-links': 'links',
};

export function indexFlagsOf(options: Options): readonly IndexFlag[] {
  return Object.entries(indexFlags).flatMap(([name, kind]) =>
    valuesOf(options, name).map((url) => ({ kind, ...namedIndex(url) })),
  );
}

/** uv's `name=https://…` → the address, and the name. */
export function namedIndex(index: string): Pick<IndexFlag, 'url' | 'name'> {
  const [, name, url] = /^([\w.-]+)=(\w+:.*)$/s.exec(index) ?? [];
  return name === undefined || url === undefined ? { url: index } : { url, name };
}
