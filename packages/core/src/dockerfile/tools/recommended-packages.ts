// What apt installs beside the packages that somebody names, where nothing switches recommendations off.

import { ownValue } from '../../text/own-value.ts';

interface RecommendedRow {
  readonly names: RegExp;
  /** Of what is recommended, and of what that depends on: what a build asks for. */
  readonly brings: readonly string[];
  /** The first release of each distribution that does so; every one where it is not said. */
  readonly from?: Readonly<Record<string, number>>;
}

const compiler = ['build-essential'];

/**
 * From the package indexes of Debian 11 to 13 and of Ubuntu 18.04 to 26.04 (main and universe, as of 2026-11-21): Recommends
 * as it stands there, followed as apt does, the first alternative each. python3-venv and python3-full recommend nothing of it.
 */
const rows: readonly RecommendedRow[] = [
  { names: /^(?:python3?-pip)$/, brings: [...compiler, 'python3-dev'] },
  {
    names: /^(?:python3-)?virtualenv$/,
    brings: [...compiler, 'python3-dev'],
    from: { debian: 11, ubuntu: 22.04 },
  },
  // By way of python3-pip or python3-virtualenv.
  { names: /^python3-poetry$/, brings: [...compiler, 'python3-dev'] },
  { names: /^(?:dpkg-dev|debhelper|devscripts|npm|r-base)$/, brings: compiler },
  { names: /^meson$/, brings: compiler, from: { debian: 12, ubuntu: 22.04 } },
  { names: /^cython3$/, brings: ['gcc', 'libc6-dev', 'python3-dev'] },
  { names: /^cmake$/, brings: ['gcc', 'libc6-dev', 'make'] },
  // Without the headers of the C library gcc compiles nothing.
  { names: /^gcc(?:-\d+)?$/, brings: ['libc6-dev'] },
  { names: /^libgdal-dev$/, brings: ['gcc'] },
];

/**
 * @param distribution `debian`; undefined where it is not known
 * @param release its version: `12`, `22.04`; NaN where it is not known
 * @returns packages, without those that are named
 */
export function recommendedPackages(
  names: readonly string[],
  distribution: string | undefined,
  release: number,
): readonly string[] {
  const brought = rows.flatMap(({ names: pattern, brings, from }) => {
    const first = from === undefined ? 0 : (ownValue(from, distribution ?? '') ?? Infinity);
    const isThere = from === undefined || release >= first;
    return isThere && names.some((name) => pattern.test(name)) ? brings : [];
  });
  return [...new Set(brought)].filter((name) => !names.includes(name));
}
