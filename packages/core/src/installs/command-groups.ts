// Which commands of a stage are one installation.

import type { StageInstall } from '../dockerfile/stage-state.ts';
import { COMMAND_LINE, type InputFile } from '../manifest/input-file.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { sameVersion } from '../packaging/version.ts';
import type { ContextFile } from './build-context.ts';
import { isLock } from './file-kinds.ts';
import { manifestOf } from './manifest-of.ts';

/**
 * What pip finds installed it does not choose again, so that its commands with the same flags are one installation; a pin that
 * contradicts an earlier one replaces it, and belongs to another. The same lock with the same groups is installed once.
 */
export async function commandGroups(
  installs: readonly StageInstall[],
  read: ContextFile,
): Promise<readonly (readonly StageInstall[])[]> {
  const groups: { readonly key: string; readonly installs: StageInstall[]; readonly pins: Map<string, string> }[] = [];
  const pinned = await Promise.all(installs.map((install) => pinsOf(install, read)));
  for (const [position, install] of installs.entries()) {
    const key = keyOf(install);
    const pins = pinned[position] ?? new Map<string, string>();
    const known = groups.findLast((group) => group.key === key && agree(group.pins, pins));
    if (known === undefined) groups.push({ key, installs: [install], pins });
    else {
      known.installs.push(install);
      for (const [name, version] of pins) known.pins.set(name, version);
    }
  }
  return groups.map((group) => group.installs);
}

/** A command that stands there again, with all that it sees as before, is judged with the first. */
export function withoutRepeats(installs: readonly StageInstall[]): readonly StageInstall[] {
  const seen = new Set<string>();
  return installs.filter((install) => {
    const key = JSON.stringify({ ...install, understood: { ...install.understood, line: 0 } });
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function agree(known: ReadonlyMap<string, string>, pins: ReadonlyMap<string, string>): boolean {
  return [...pins].every(([name, version]) => sameVersion(known.get(name) ?? version, version));
}

function keyOf({ understood, unnamed, indexes }: StageInstall): string {
  const { tool, files, groups, extras, binaries, constraints } = understood;
  if (files.some(isLock)) return JSON.stringify([files, groups, unnamed, extras]);
  return JSON.stringify([tool === 'uv', groups, unnamed, indexes, binaries, constraints]);
}

/** Names with the version that a line, or one of a file that is included, pins. */
async function pinsOf({ understood: { words, files } }: StageInstall, read: ContextFile): Promise<Map<string, string>> {
  const named = await Promise.all(files.filter((file) => /\.(?:txt|in)$/.test(file)).map(read));
  const stated: InputFile = {
    path: COMMAND_LINE,
    name: 'requirements.txt',
    text: words.join('\n'),
    sibling: () => Promise.resolve(undefined),
  };
  const packages = await Promise.all([stated, ...named.filter((file) => file !== undefined)].map(packagesIn));
  return new Map(
    packages.flat().flatMap(({ name, version }) => (version === undefined ? [] : [[name, version] as const])),
  );
}

/** What is wrong with a file is said when it is checked. */
async function packagesIn(file: InputFile): Promise<readonly Pick<LockedPackage, 'name' | 'version'>[]> {
  return (await manifestOf(file))?.packages ?? [];
}
