// The Debian and Alpine releases under the official images: their libc, their end of support, their order.

import { distributionRows } from './distribution-rows.ts';
import type { Libc } from '../target/target.ts';

export interface Distribution {
  /** `debian`, `alpine` */
  readonly name: string;
  /** `13`, `3.24` */
  readonly version: string;
  readonly codename?: string;
  /** Absent for releases that no image of the table stands on. */
  readonly libc?: Libc;
  /** Last day (ISO) of free security fixes: Alpine's end of life, the end of Debian's LTS. */
  readonly supportEnd?: string;
}

const distributions: ReadonlyMap<string, Distribution> = new Map(
  distributionRows
    .trimEnd()
    .split('\n')
    .map((row) => {
      const [word = '', name = '', version = '', codename = '-', family = '-', libc = '-', supportEnd = '-'] =
        row.split(' ');
      return [
        word,
        {
          name,
          version,
          ...(codename === '-' ? {} : { codename }),
          ...(family === '-' ? {} : { libc: readLibc(family, libc) }),
          ...(supportEnd === '-' ? {} : { supportEnd }),
        },
      ];
    }),
);

function readLibc(family: string, text: string): Libc {
  const [major, minor, patch] = text.split('.').map(Number);
  return {
    family: family === 'musl' ? 'musl' : 'glibc',
    version: [major ?? 0, minor ?? 0],
    ...(patch === undefined ? {} : { full: text }),
  };
}

/** By the word that a tag or a row uses for it (`trixie`, `alpine3.24`); a leading `slim-` does not count. */
export function distributionOf(word: string): Distribution | undefined {
  return distributions.get(word.replace(/^slim-/, ''));
}

/** Alpine 3.24, Debian 13 (trixie) */
export function formatDistribution({
  name,
  version,
  codename,
}: Pick<Distribution, 'name' | 'version' | 'codename'>): string {
  const title = name === 'alpine' ? 'Alpine' : 'Debian';
  return `${title} ${version}${codename === undefined ? '' : ` (${codename})`}`;
}

/**
 * The release that a tag asks for, if it is newer than every one of the table: an Alpine number above the highest, or a
 * Debian name that has no image yet.
 */
export function newerDistribution(flavour: 'full' | 'slim' | 'alpine', release: string): Distribution | undefined {
  if (flavour !== 'alpine') {
    const named = distributions.get(release);
    return named?.name === 'debian' && named.libc === undefined ? named : undefined;
  }
  const asked = order(release);
  for (const known of distributions.values()) {
    if (known.name === 'alpine' && order(known.version) >= asked) return undefined;
  }
  return { name: 'alpine', version: release };
}

/** `3.24` → 3024 */
function order(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
