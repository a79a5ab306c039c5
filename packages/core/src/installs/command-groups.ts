// Which commands of a stage are one installation.

import type { StageInstall } from '../dockerfile/stage-state.ts';
import { isValidName, normalizeName } from '../packaging/name.ts';
import type { ContextFile } from './build-context.ts';
import { isLock } from './file-kinds.ts';

/**
 * What pip finds installed it does not choose again, so that its commands with the same flags are one installation; a pin that
 * contradicts an earlier one replaces it, and begins another. The same lock with the same groups is installed once.
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
    const known = groups.findLast((group) => group.key === key);
    if (known === undefined || [...pins].some(([name, version]) => (known.pins.get(name) ?? version) !== version))
      groups.push({ key, installs: [install], pins });
    else {
      known.installs.push(install);
      for (const [name, version] of pins) known.pins.set(name, version);
    }
  }
  return groups.map((group) => group.installs);
}

function keyOf({ understood, unnamed, indexes }: StageInstall): string {
  const { tool, files, groups, extras, binaries, constraints } = understood;
  if (files.some(isLock)) return JSON.stringify([files, groups, unnamed, extras]);
  return JSON.stringify([tool === 'uv', groups, unnamed, indexes, binaries, constraints]);
}

/** Names with the version that a line or word pins. */
async function pinsOf({ understood: { words, files } }: StageInstall, read: ContextFile): Promise<Map<string, string>> {
  const texts = await Promise.all(
    files.filter((file) => /\.(?:txt|in)$/.test(file)).map(async (file) => (await read(file))?.text ?? ''),
  );
  const lines = [...words, ...texts.flatMap((text) => text.split(/\r?\n/))];
  return new Map(
    lines.flatMap((line) => {
      const [, name, version] = /^\s*([\w.-]+)(?:\[[^\]]*\])?\s*===?\s*([^\s;#,]+)/.exec(line) ?? [];
      return name === undefined || version === undefined || !isValidName(name)
        ? []
        : [[normalizeName(name), version] as const];
    }),
  );
}
