// What kinds of files promise, a row each: whatever depends on the kind asks here, and compares no names.

import type { InstallerName } from './installer-traits.ts';

/** The kinds of files that are read, each by the name that it has in the wild. */
export type FormatName =
  | 'pylock.toml'
  | 'uv.lock'
  | 'poetry.lock'
  | 'pdm.lock'
  | 'Pipfile.lock'
  | 'requirements.txt'
  | 'pyproject.toml'
  | 'setup.cfg'
  | 'setup.py'
  | 'environment.yml';

export interface FormatTraits {
  /** Who installs from it; the first does where nobody says otherwise. */
  readonly installers: readonly [InstallerName, ...InstallerName[]];
  /** Whether it names all that is installed: a lock does, a requirements file need not. */
  readonly holdsAll: boolean;
  /** Whether it holds all on every Python of the project, not only on the one that it was made with. */
  readonly universal: boolean;
  /** What it says of who needs whom: which versions, names alone, or nothing that can be relied on. */
  readonly edges: 'versions' | 'names' | 'none';
  /**
   * What several packages of one name mean that count on one target. `merged`: one requirement is made of them all, and
   * those that contradict one another stop the installer; `refused`: any two do; `last`: the last one is installed;
   * `apart`: the file was solved so that there are none.
   */
  readonly repeats: 'merged' | 'refused' | 'last' | 'apart';
  /**
   * Whether a dependency of the project whose own marker does not hold is installed all the same where something else needs
   * it: Poetry does so before lock 2.1, PDM does not.
   */
  readonly broughtAnyway: boolean;
  /** Which of several files that fit equally well is taken: the first listed, or as the installer ranks them. */
  readonly order: 'listed' | 'ranked';
  /** The file beside a lock from which its tool makes it; null where lines are changed, or several may be it. */
  readonly madeFrom: string | null;
  /** What helps where the file cannot be read. */
  readonly mended: string;
  /** What gives a lock other versions of some packages, as a clause in the imperative; null where lines are changed, or nothing is known. */
  readonly moved: ((pins: readonly MovedPin[]) => string) | null;
}

/** A package of a lock, and the version that it is to have. */
interface MovedPin {
  readonly name: string;
  readonly version: string;
  readonly extras: readonly string[];
}

function byPins(pins: readonly MovedPin[], before = ''): string {
  return pins.map(({ name, version }) => `${before}${name}==${version}`).join(' ');
}

/** With their extras: what a tool writes of them into the project takes the place of what stands there. */
function withExtras(pins: readonly MovedPin[]): string {
  const asked = pins.map(({ name, version, extras }) =>
    extras.length === 0 ? `${name}==${version}` : `"${name}[${extras.join(',')}]==${version}"`,
  );
  return asked.join(' ');
}

/** `poetry add` and `pdm add` would drop extras and markers of what the project asks for already. */
function inProject(pins: readonly MovedPin[], command: string): string {
  return `ask for ${byPins(pins)} in pyproject.toml, then run ${command}`;
}

/** A lock is made by a tool, and nothing in it is mended by hand. */
function madeBy(command: string): string {
  return `restore the file from version control, or make it again with ${command}`;
}

/** What a requirements file is: what stands in it is a beginning, and the installer finds the rest. */
const requirements: FormatTraits = {
  installers: ['pip', 'uv'],
  holdsAll: false,
  universal: false,
  edges: 'none',
  repeats: 'merged',
  broughtAnyway: false,
  order: 'ranked',
  madeFrom: null,
  mended: 'mend the line: pip stops at it as well',
  moved: null,
};

const mended = 'mend the line, or restore the file from version control';

export const formatTraits: Readonly<Record<FormatName, FormatTraits>> = {
  'pylock.toml': {
    installers: ['pip', 'uv'],
    holdsAll: true,
    universal: false,
    edges: 'none',
    repeats: 'refused',
    broughtAnyway: false,
    order: 'listed',
    madeFrom: null,
    mended: madeBy('"pip lock" or "uv export --format pylock.toml"'),
    moved: null,
  },
  'uv.lock': {
    installers: ['uv'],
    holdsAll: true,
    universal: true,
    edges: 'names',
    repeats: 'apart',
    broughtAnyway: false,
    order: 'listed',
    madeFrom: 'pyproject.toml',
    mended: madeBy('"uv lock"'),
    moved: (pins) => `run uv lock ${byPins(pins, '--upgrade-package ')}`,
  },
  'poetry.lock': {
    installers: ['poetry'],
    holdsAll: true,
    universal: true,
    edges: 'versions',
    repeats: 'apart',
    broughtAnyway: true,
    order: 'ranked',
    madeFrom: 'pyproject.toml',
    mended: madeBy('"poetry lock"'),
    moved: (pins) => inProject(pins, 'poetry lock'),
  },
  'pdm.lock': {
    installers: ['pdm'],
    holdsAll: true,
    universal: true,
    edges: 'versions',
    repeats: 'last',
    broughtAnyway: false,
    order: 'ranked',
    madeFrom: 'pyproject.toml',
    mended: madeBy('"pdm lock"'),
    moved: (pins) => inProject(pins, 'pdm lock --update-reuse'),
  },
  'Pipfile.lock': {
    installers: ['pipenv'],
    holdsAll: true,
    universal: false,
    edges: 'none',
    repeats: 'apart',
    broughtAnyway: false,
    order: 'ranked',
    madeFrom: 'Pipfile',
    mended: madeBy('"pipenv lock"'),
    moved: (pins) => `run pipenv upgrade ${withExtras(pins)}`,
  },
  'requirements.txt': requirements,
  'pyproject.toml': { ...requirements, mended },
  'setup.cfg': { ...requirements, mended },
  'setup.py': { ...requirements, mended },
  'environment.yml': { ...requirements, installers: ['pip'] },
};
