// What installers do differently, a row each: whatever depends on who installs asks here, and compares no names.

import type { ExactEquality } from '../packaging/exact-versions.ts';
import { type FileChoice, pipChoice } from './file-choice.ts';
import type { IntoVenv } from './into-venv.ts';

export type InstallerName = 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv';

export interface InstallerTraits {
  /** As sentences call it. */
  readonly title: string;
  /** What somebody types without thinking about groups. */
  readonly plainInstall: string;
  /** Whether the image's own pip chooses the files, and so its version decides what is known; the others bring their own tags. */
  readonly imagePipDecides: boolean;
  /** How it fills a virtual environment in a builder stage; null for pip, which makes wheels there. */
  readonly intoVenv: IntoVenv | null;
  /** Whether it installs into the image's own Python, which a distribution may have closed to it (PEP 668), unless told otherwise. */
  readonly intoImage: boolean;
  /** `pool`: the files of all indexes count; `first-index`: those of the first that has the project. */
  readonly indexes: 'pool' | 'first-index';
  /** How it searches for versions: pip's rounds, or PubGrub as uv drives it. */
  readonly search: 'rounds' | 'pubgrub';
  /** Whether it has pip's `--prefer-binary`. */
  readonly hasPreferBinary: boolean;
  /** What `===` compares: fixtures/packaging/exact-equality.json has what pip 26.3 and uv 0.13.9 took. */
  readonly exactEquality: ExactEquality;
  /** Whether `--no-binary` and `--only-binary` of one package leave nothing to install; else the last word counts. */
  readonly binariesApart: boolean;
  /** Whether one `--hash` in a requirements file makes every requirement need one. */
  readonly hashMode: boolean;
  /** Whether what a lock's packages require is looked at once more when they are installed; else they are taken as they stand. */
  readonly resolvesLocks: boolean;
  /**
   * When it refuses a release because it cannot read what its metadata requires: always, as pip does with hashes, with
   * `--no-deps` and from pylock.toml too; where it has to resolve; or never, as those that install what their lock names.
   */
  readonly refusesMetadata: 'always' | 'resolving' | 'never';
  /**
   * Whether a wheel is refused whose own metadata gives another name or version than its file name: where it is exactly the
   * same, where a local part may be missing, or never.
   */
  readonly ownName: 'exact' | 'public' | 'unread';
  /** Whether it then takes another version, where it may choose, or stops. */
  readonly afterOtherName: 'next' | 'stop';
  /** Whether lines of an extra are taken that the metadata names in Requires-Dist and not in Provides-Extra. */
  readonly takesUnprovided: boolean;
  /** Whether it first puts right what old tools let through (`torch (>=1.9.*)`). */
  readonly mendsMetadata: boolean;
  /** Whether a lock is solved for every Python of the project, so that a version which is not for all of them is refused. */
  readonly solvesForRange: boolean;
  /** Which ends of a Requires-Python keep a file from being taken. */
  readonly pythonBound: 'both' | 'lower';
  /** Whether a folder and the same folder behind `-e` are two things that exclude each other. */
  readonly editableApart: boolean;
  /** Whether it takes what a project in a folder needs from where that project's [tool.uv.sources] says. */
  readonly uvSources: boolean;
  /** By machine, the glibc 2.x before which it knows no manylinux tags, where packaging knows older ones. */
  readonly manylinuxSince: Readonly<Record<string, number>>;
  /** Whether it calls the git of the image; Poetry has one of its own (dulwich). */
  readonly callsGit: boolean;
  /** Which tags it prefers: in the order of packaging, with plain `linux_*` behind those that name a libc, or as dep_logic ranks them. */
  readonly tagOrder: 'packaging' | 'linux-last' | 'dep-logic';
  /** The choice between files of an index. */
  readonly fromIndex: FileChoice;
  /** The choice between the files that a lock lists, where the order of the list counts. */
  readonly fromList: FileChoice;
  /** Whether markers see a pre-release interpreter as its final release. */
  readonly finalPython: boolean;
  /** What it does with a lock that was made for another project file: a clause. Empty: it has no such lock. */
  readonly atStaleLock: string;
  /** The command that makes its lock anew. */
  readonly lockAgain: string;
}

export const installerTraits: Readonly<Record<InstallerName, InstallerTraits>> = {
  pip: {
    title: 'pip',
    plainInstall: 'pip install',
    imagePipDecides: true,
    intoVenv: null,
    intoImage: true,
    indexes: 'pool',
    search: 'rounds',
    hasPreferBinary: true,
    exactEquality: 'text',
    binariesApart: false,
    hashMode: true,
    resolvesLocks: true,
    refusesMetadata: 'always',
    ownName: 'exact',
    afterOtherName: 'next',
    takesUnprovided: false,
    mendsMetadata: false,
    solvesForRange: false,
    pythonBound: 'both',
    editableApart: true,
    uvSources: false,
    manylinuxSince: {},
    callsGit: true,
    tagOrder: 'packaging',
    fromIndex: pipChoice,
    fromList: { ...pipChoice, buildTag: 'ignored', equals: 'first' },
    finalPython: false,
    atStaleLock: '',
    lockAgain: '',
  },
  uv: {
    title: 'uv',
    plainInstall: 'uv sync',
    imagePipDecides: false,
    intoVenv: {
      tool: 'uv',
      settings: ['UV_PYTHON_DOWNLOADS=never'],
      files: ['pyproject.toml', 'uv.lock'],
      command: 'uv sync --locked --no-default-groups --no-install-project',
    },
    intoImage: false,
    indexes: 'first-index',
    search: 'pubgrub',
    hasPreferBinary: false,
    exactEquality: 'version',
    binariesApart: true,
    hashMode: false,
    resolvesLocks: false,
    refusesMetadata: 'resolving',
    ownName: 'public',
    afterOtherName: 'stop',
    takesUnprovided: true,
    mendsMetadata: true,
    solvesForRange: true,
    pythonBound: 'lower',
    editableApart: false,
    uvSources: true,
    manylinuxSince: { riscv64: 31 },
    callsGit: true,
    tagOrder: 'linux-last',
    fromIndex: { buildTag: 'after-tag', yanked: 'alike', sdists: ['.tar.gz', '.zip'], equals: 'first-by-name' },
    fromList: { buildTag: 'after-tag', yanked: 'alike', sdists: ['.tar.gz', '.zip', '.tgz'], equals: 'first' },
    finalPython: true,
    atStaleLock:
      'uv sync locks anew and installs that, uv sync --locked stops, uv sync --frozen installs what is locked',
    lockAgain: 'uv lock',
  },
  poetry: {
    title: 'Poetry',
    plainInstall: 'poetry install',
    imagePipDecides: false,
    intoVenv: {
      tool: 'poetry',
      settings: ['POETRY_VIRTUALENVS_IN_PROJECT=true'],
      files: ['pyproject.toml', 'poetry.lock'],
      command: 'poetry install --only main --no-root',
    },
    intoImage: false,
    indexes: 'pool',
    search: 'rounds',
    hasPreferBinary: false,
    exactEquality: 'text',
    binariesApart: false,
    hashMode: false,
    resolvesLocks: false,
    refusesMetadata: 'never',
    ownName: 'unread',
    afterOtherName: 'stop',
    takesUnprovided: true,
    mendsMetadata: false,
    solvesForRange: true,
    pythonBound: 'both',
    editableApart: false,
    uvSources: false,
    manylinuxSince: {},
    callsGit: false,
    tagOrder: 'packaging',
    fromIndex: { ...pipChoice, buildTag: 'before-tag', equals: 'first' },
    fromList: { ...pipChoice, buildTag: 'before-tag', equals: 'first' },
    finalPython: false,
    atStaleLock: 'Poetry stops there',
    lockAgain: 'poetry lock',
  },
  pdm: {
    title: 'PDM',
    plainInstall: 'pdm install',
    imagePipDecides: false,
    intoVenv: {
      tool: 'pdm',
      settings: ['PDM_CHECK_UPDATE=false'],
      files: ['pyproject.toml', 'pdm.lock'],
      command: 'pdm sync --prod --no-self',
    },
    intoImage: false,
    indexes: 'pool',
    search: 'rounds',
    hasPreferBinary: false,
    exactEquality: 'text',
    binariesApart: false,
    hashMode: false,
    resolvesLocks: false,
    refusesMetadata: 'never',
    ownName: 'unread',
    afterOtherName: 'stop',
    takesUnprovided: true,
    mendsMetadata: false,
    solvesForRange: true,
    pythonBound: 'both',
    editableApart: false,
    uvSources: false,
    manylinuxSince: {},
    callsGit: true,
    tagOrder: 'dep-logic',
    fromIndex: { ...pipChoice, buildTag: 'ignored', equals: 'first' },
    fromList: { ...pipChoice, buildTag: 'ignored', equals: 'first' },
    finalPython: false,
    atStaleLock:
      'pdm install locks anew and installs that, pdm install --check stops, pdm sync installs what is locked',
    lockAgain: 'pdm lock',
  },
  // It runs the pip of the image for each section, with --no-deps.
  pipenv: {
    title: 'pipenv',
    plainInstall: 'pipenv install',
    imagePipDecides: true,
    intoVenv: {
      tool: 'pipenv',
      settings: ['PIPENV_VENV_IN_PROJECT=1'],
      files: ['Pipfile', 'Pipfile.lock'],
      command: 'pipenv sync',
    },
    intoImage: false,
    indexes: 'pool',
    search: 'rounds',
    hasPreferBinary: false,
    exactEquality: 'text',
    binariesApart: false,
    hashMode: true,
    resolvesLocks: false,
    refusesMetadata: 'always',
    ownName: 'exact',
    afterOtherName: 'stop',
    takesUnprovided: false,
    mendsMetadata: false,
    solvesForRange: false,
    pythonBound: 'both',
    editableApart: true,
    uvSources: false,
    manylinuxSince: {},
    callsGit: true,
    tagOrder: 'packaging',
    fromIndex: pipChoice,
    fromList: pipChoice,
    finalPython: false,
    atStaleLock: 'pipenv install --deploy stops, pipenv install locks anew, pipenv sync installs what is locked',
    lockAgain: 'pipenv lock',
  },
};
