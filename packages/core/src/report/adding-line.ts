// The line of a stage on which packages of its distribution are added already: what a build lacks goes there as well.

import { compilerWithoutHeaders } from '../image/compilers-in.ts';
import type { SourceLocation } from '../manifest/manifest.ts';
import type { Target } from '../target/target.ts';
import type { SystemInstall } from '../target/target-stage.ts';

export interface AddingLine extends SourceLocation {
  /** A compiler there that compiles nothing for want of the C library's headers: what brings them stands in its place. */
  readonly instead?: string;
}

/**
 * The last one before the stage installs, of packages that are all there still: where some are taken away, what is added would be too.
 *
 * @param manager of the packages that are lacking: `apt`, as whose `apt-get` counts
 */
export function addingLine({ stage, image }: Pick<Target, 'stage' | 'image'>, manager: string): AddingLine | undefined {
  const { path = '', packages = [], installs = [], systemInstalls = [] } = stage ?? {};
  const before = Math.min(...installs.map(({ line }) => line));
  const stays = keepingLines(systemInstalls, packages, manager).filter(({ line }) => line <= before);
  const useless = compilerWithoutHeaders(packages, image?.distro?.name);
  const bringing = useless === undefined ? undefined : stays.findLast(({ names = [] }) => names.includes(useless));
  const found = bringing ?? stays.at(-1);
  if (found === undefined) return undefined;
  return { path, line: found.line, ...(bringing && useless !== undefined ? { instead: useless } : {}) };
}

/** Those of a package manager whose packages are all among those that a stage has. */
export function keepingLines(
  installs: readonly SystemInstall[],
  packages: readonly string[],
  manager: string,
): readonly SystemInstall[] {
  return installs.filter(
    ({ manager: own, names = [] }) =>
      own.includes(manager) && names.length > 0 && names.every((name) => packages.includes(name)),
  );
}
