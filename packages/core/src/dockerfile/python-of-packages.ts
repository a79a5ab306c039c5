// Which Python the packages of a distribution bring.

import { listWords } from '../text/list-words.ts';

/** What a command that adds packages says of the stage's Python. */
export type PackagedPython =
  /** `python3`: the one that the distribution's package brings. */
  | { readonly kind: 'usual' }
  /** `python3.12` of a distribution that has several. */
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** Distributions whose own repositories have one package a minor. */
const several = new Set([
  'rhel',
  'centos',
  'rocky',
  'almalinux',
  'oracle',
  'amazon',
  'fedora',
  'opensuse',
  'sles',
  'wolfi',
]);

/** What brings the interpreter along: python3-dev needs python3; of py3-NAME only pip stands for somebody who installs. */
const usual =
  /^(?:python3?|python3?-(?:pip|dev|devel|venv|full|minimal|virtualenv|setuptools|wheel|distutils)|py3-(?:pip|virtualenv))$/;

/**
 * @param usualVersion the version of the package python3 of the distribution
 * @param beside the minor versions that other packages of the distribution bring; undefined where they are not known
 * @returns undefined where none of the packages is an interpreter
 */
export function pythonOfPackages(
  names: readonly string[],
  distribution: string | undefined,
  usualVersion: string | null,
  beside?: readonly string[],
): PackagedPython | undefined {
  const minors = [...new Set(names.map(minorOfPackage).filter((minor) => minor !== undefined))];
  const own = usualVersion?.split('.').slice(0, 2).join('.');
  const others = minors.filter((minor) => minor !== own);
  if (others.length > 1)
    return { kind: 'unknown', why: `it installs Python ${listWords(others)}: say which with --python` };
  const [minor] = others;
  const isUsual = minors.includes(own ?? '') || names.some((name) => usual.test(name));
  const isPackaged = (distribution !== undefined && several.has(distribution)) || beside?.includes(minor ?? '');
  // It stands beside the one that `python3` is.
  const isBeside = isUsual && own !== undefined;
  // apt-get stops at a package that is not there.
  if (minor !== undefined && (isPackaged || beside === undefined)) {
    return isPackaged
      ? isBeside
        ? { kind: 'usual' }
        : { kind: 'version', version: minor }
      : {
          kind: 'unknown',
          why: `python${minor} comes from an archive whose packages are not known: say --python ${minor}`,
        };
  }
  const isTwo =
    isTwoThere(distribution, usualVersion) &&
    names.some((name) => /^python(?:-pip)?$/.test(name)) &&
    !names.some((name) => name.startsWith('python3'));
  if (isTwo)
    return { kind: 'unknown', why: 'python and python-pip are those of Python 2 there: say which with --python' };
  return isUsual ? { kind: 'usual' } : undefined;
}

/** Debian up to 10 and Ubuntu up to 18.04, whose python3 is 3.7 at most. */
function isTwoThere(distribution: string | undefined, usualVersion: string | null): boolean {
  return /^(?:debian|ubuntu)$/.test(distribution ?? '') && /^3\.[1-7](?:\.|$)/.test(usualVersion ?? '');
}

/** `python3.12`, `python3.12-venv`, `python312-devel`, `python-3.12` → 3.12 */
export function minorOfPackage(name: string): string | undefined {
  const [, dotted, joined] = /^python-?(?:(3\.\d{1,2})|3(\d{1,2}))(?:-.*)?$/.exec(name) ?? [];
  return dotted ?? (joined === undefined ? undefined : `3.${joined}`);
}
