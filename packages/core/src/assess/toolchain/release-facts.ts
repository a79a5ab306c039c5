// What is known of a distribution's release: its Rust, whether its package names were read, what its full python image holds.

import type { DistroRelease } from './release-condition.ts';
import { releaseTable } from './tables/release-table.ts';

export interface ReleaseFacts {
  /** The version of its rustc; null where it is not known. */
  readonly rust: string | null;
  /** The version of Debian's rustc-web; null where there is none. */
  readonly rustWeb: string | null;
  /** Whether each package name of the table was looked up in the release's own index. */
  readonly namesRead: boolean;
  /** What the full official python image (buildpack-deps) of it holds, of the names in the table; null where it is not known. */
  readonly fullImage: ReadonlySet<string> | null;
}

const releases: ReadonlyMap<string, ReleaseFacts> = new Map(
  releaseTable
    .trimEnd()
    .split('\n')
    .map((row) => {
      const [release = '', rust = '', rustWeb = '', read = '', full = ''] = row.split('|');
      return [
        release,
        {
          rust: rust === '' ? null : rust,
          rustWeb: rustWeb === '' ? null : rustWeb,
          namesRead: read === '+',
          fullImage: full === '' ? null : new Set(full.split(' ')),
        },
      ];
    }),
);

/** Undefined for a release that nobody looked at. */
export function releaseFacts({ name, version }: DistroRelease): ReleaseFacts | undefined {
  return releases.get(`${name} ${version}`);
}

/** What the full python images of all known suites hold: what a suite that is not known is expected to hold too. */
export function alwaysInFullImage(): ReadonlySet<string> {
  const sets = [...releases.values()].flatMap(({ fullImage }) => (fullImage ? [fullImage] : []));
  const [first = new Set<string>(), ...others] = sets;
  return new Set([...first].filter((name) => others.every((other) => other.has(name))));
}
