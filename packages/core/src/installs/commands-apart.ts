// The commands of one installation, each by itself and in order, each finding what those before it have brought.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { InstallOrder } from '../run/install-order.ts';
import type { Installation } from '../run/installation.ts';
import { isLock } from './file-kinds.ts';
import { renews, takesAllAnew } from './takes-anew.ts';

type Commands = NonNullable<Installation['apart']>;

/** @param order that of the installation @returns undefined where it is one command, and where all of it is of a lock */
export async function commandsApart(
  installs: readonly StageInstall[],
  order: InstallOrder | undefined,
  installed: (install: StageInstall) => Promise<Pick<Installation, 'files' | 'targets'>>,
): Promise<Commands | undefined> {
  if (order === undefined || installs.length < 2 || installs.some(({ understood }) => understood.files.some(isLock)))
    return undefined;
  // Between this installation and the next one.
  const places = installs.map((_, at) => order.at + at / installs.length);
  return Promise.all(
    installs.map(async (install, at) => {
      const after = takesAllAnew(install) ? [] : [...order.after, ...places.slice(0, at)];
      const taken = renews(install);
      return {
        ...(await installed(install)),
        order: { of: order.of, at: places[at] ?? order.at, after, ...(taken && { renews: taken }) },
      };
    }),
  );
}
