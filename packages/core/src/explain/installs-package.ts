// Whether an installation brings what its files name: of two commands of one lock the first may leave a group out.

import { unlessRefused } from '../error.ts';
import { normalizeName } from '../packaging/name.ts';
import type { Installation } from '../run/installation.ts';
import { mainAlone, readInputs } from '../run/read-inputs.ts';
import { installedOn } from '../run/resolve-inputs.ts';
import { resolveTargets } from '../run/resolve-targets.ts';

/** @returns false as well where nothing can be installed: a file or a target that is refused */
export async function installsPackage(
  name: string,
  { files, read, selection: asked, overrides, targets: requests }: Omit<Installation, 'index'>,
): Promise<boolean> {
  const wanted = normalizeName(name);
  const selection = { ...mainAlone, ...asked };
  const found = await unlessRefused(async () => {
    const targets = (await resolveTargets([requests])).flat();
    const inputs = await readInputs(files, { selection, read, ...(overrides ? { overrides } : {}) }, targets);
    const rows = await Promise.all(targets.map(({ target }) => installedOn(target, inputs, selection)));
    return rows.flat().some((each) => each.name === wanted);
  });
  return found === true;
}
