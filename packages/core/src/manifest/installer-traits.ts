// What installers do differently, a row each: whatever depends on who installs asks here, and compares no names.

import type { SettingsOf } from '../index-settings/index-settings.ts';
import type { VariableStyle } from '../http/expand-variables.ts';
import type { LoginsOf } from '../index-settings/named-login.ts';
import { type FileChoice, pipChoice } from './file-choice.ts';

export type InstallerName = 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv';

/** Variables that name certificates, beside SSL_CERT_FILE and SSL_CERT_DIR, which are OpenSSL's. */
export const bundleVariables = ['PIP_CERT', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'] as const;

/** What of pip's own settings counts: its files, variables such as PIP_PROXY. */
export type PipSettings = 'variables-and-files' | 'variables' | 'none';

/** What an installer reads of the machine when it fetches. */
export interface Fetching {
  /**
   * What of pip's settings names the proxy and the certificates: variables such as PIP_PROXY alone where pipenv runs pip, with
   * PIP_CONFIG_FILE=/dev/null (pipenv/utils/pip.py, 2023.12 as 2026.10).
   */
  readonly pipSettings: PipSettings;
  /** Those of the variables that it reads. */
  readonly bundles: readonly (typeof bundleVariables)[number][];
}

export interface MachineTraits {
  /** Whose variables and configuration files name indexes for it. */
  readonly settings: SettingsOf;
  /** Whether these stand over the default index that a file names: uv's variables do (UV_DEFAULT_INDEX over --index-url in a file). */
  readonly settingsFirst: boolean;
  /** Whether an index that a file names as its default one takes the place of all that settings and the files before it name, extra ones too, as pip's --index-url does. */
  readonly fileAlone: boolean;
  /** Whose variables hold user and password of an index by its name. */
  readonly logins: LoginsOf;
  /** How a variable is written in the address of an index. */
  readonly variables: VariableStyle;
  readonly fetching: Fetching;
}

/** What a Dockerfile says for it, in a folder that holds the lock. */
export interface IntoVenv {
  /** What pip installs to have it. */
  readonly tool: string;
  /** What keeps the environment in `.venv` of that folder, on the image's own Python: `KEY=value`. */
  readonly settings: readonly string[];
  /** The files that it reads, the lock's last. */
  readonly files: readonly string[];
  /** The project's own dependencies, without the project and without groups. */
  readonly command: string;
}

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
  /** What it reads of the machine that it runs on. */
  readonly machine: MachineTraits;
  /** How it searches for versions: pip's rounds, or PubGrub as uv drives it. */
  readonly search: 'rounds' | 'pubgrub';
  /** Whether it has pip's `--prefer-binary`. */
  readonly hasPreferBinary: boolean;
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
  /** What it does with a lock that was made for another project file, and what helps: sentences. Empty: it has no such lock. */
  readonly atStaleLock: string;
}

/** PIP_CERT is an option of pip's, the others are read by requests, which is in it. */
const pipFetching: Fetching = { pipSettings: 'variables-and-files', bundles: bundleVariables };

/** Poetry fetches by requests; PDM by httpx, and reads the two variables itself (pdm/models/session.py). */
const requestsFetching: Fetching = { pipSettings: 'none', bundles: ['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'] };

export const installerTraits: Readonly<Record<InstallerName, InstallerTraits>> = {
  pip: {
    title: 'pip',
    plainInstall: 'pip install',
    imagePipDecides: true,
    intoVenv: null,
    intoImage: true,
    indexes: 'pool',
    machine: {
      settings: 'pip',
      settingsFirst: false,
      fileAlone: true,
      logins: 'nobody',
      variables: 'braces',
      fetching: pipFetching,
    },
    search: 'rounds',
    hasPreferBinary: true,
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
    machine: {
      settings: 'uv',
      settingsFirst: true,
      fileAlone: false,
      logins: 'uv',
      variables: 'braces',
      fetching: { pipSettings: 'none', bundles: [] },
    },
    search: 'pubgrub',
    hasPreferBinary: false,
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
      'uv sync locks anew and installs that, uv sync --locked stops, uv sync --frozen installs what is locked: run uv lock',
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
    machine: {
      settings: 'nobody',
      settingsFirst: false,
      fileAlone: false,
      logins: 'poetry',
      variables: 'braces',
      fetching: requestsFetching,
    },
    search: 'rounds',
    hasPreferBinary: false,
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
    atStaleLock: 'Poetry refuses to install from it since 1.8, an older one warns: run poetry lock',
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
    machine: {
      settings: 'pdm',
      settingsFirst: false,
      fileAlone: false,
      logins: 'pdm',
      variables: 'shell',
      fetching: requestsFetching,
    },
    search: 'rounds',
    hasPreferBinary: false,
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
      'pdm install locks anew and installs that, pdm install --check stops, pdm sync installs what is locked: run pdm lock',
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
    machine: {
      settings: 'pipenv',
      settingsFirst: false,
      fileAlone: false,
      logins: 'nobody',
      variables: 'shell',
      fetching: { ...pipFetching, pipSettings: 'variables' },
    },
    search: 'rounds',
    hasPreferBinary: false,
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
    atStaleLock:
      'pipenv install --deploy stops, pipenv install locks anew, pipenv sync installs what is locked: run pipenv lock',
  },
};
