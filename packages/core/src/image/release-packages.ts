// What is known of the packages of a distribution's release, beside its Python: what only Dockerfiles and builds ask for.

import { distributionRows } from './distribution-rows.ts';

export interface ReleasePackages {
  /** What has them, where they have left the mirrors that the images name: `archive.debian.org`. */
  readonly archive?: string;
  /** The names of Python 2 and its pip that apt still has; absent where apt is not, or nobody looked. */
  readonly python2?: readonly string[];
  /** The pip that its python3 brings to virtual environments, where that is another than the package's. */
  readonly bundledPip?: string;
}

/** Of the release that a target names: `debian`, `12`. */
export function releasePackages(name: string, version: string): ReleasePackages {
  const row = distributionRows
    .split('\n')
    .find((each) => each.split(' ').slice(1, 3).join(' ') === `${name} ${version}`);
  const [archive, python2, bundledPip] = (row?.split(' ').slice(-3) ?? []).map((fact) =>
    fact === '-' ? undefined : fact,
  );
  return {
    ...(archive === undefined ? {} : { archive }),
    ...(python2 === undefined ? {} : { python2: python2 === 'none' ? [] : python2.split(',') }),
    ...(bundledPip === undefined ? {} : { bundledPip }),
  };
}
