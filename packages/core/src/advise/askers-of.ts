// Who of a set asks for a package once other versions are chosen.

import type { PackageName } from '../packaging/name.ts';
import type { Demand } from './demands.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import type { SetDemands } from './set-demands.ts';

/** @param isOpen whether a package is not decided yet: what it asks is looked at later */
export async function askersOf(
  demands: SetDemands,
  name: PackageName,
  chosen: Chosen,
  isOpen: (row: Judged) => boolean,
): Promise<readonly { readonly by: Judged; readonly demand: Demand }[]> {
  const staying = (await demands.on(name)).known.filter(({ by }) => !isOpen(by) && !isChanged(by, chosen));
  const changed = await Promise.all(
    [...chosen]
      .filter(([by, { same }]) => !same && by.as.name !== name)
      .map(async ([by, instead]) =>
        ((await demands.ofOption(by, instead)) ?? [])
          .filter((demand) => demand.name === name)
          .map((demand) => ({ by, demand })),
      ),
  );
  return [...staying, ...changed.flat()];
}

/** What is chosen for a package in place of what the file has. */
export type Chosen = ReadonlyMap<Judged, Option>;

/** Whether the package gets another version. */
export function isChanged(row: Judged, chosen: Chosen): boolean {
  return chosen.get(row)?.same === false;
}
