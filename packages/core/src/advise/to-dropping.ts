// Why a package cannot be left out once other versions are chosen.

import { askersOf, type Chosen, isChanged } from './askers-of.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { labelOf } from './label-of.ts';
import type { Objection } from './objection.ts';
import type { SetDemands } from './set-demands.ts';

/** What nothing of the set asked for before is wanted for itself; so is what the project names. */
export async function toDropping(
  { as: { name }, manifest }: Judged,
  chosen: Chosen,
  open: ReadonlySet<Judged>,
  demands: SetDemands,
  { constraints }: Inquiry,
): Promise<Objection | undefined> {
  const [asking] = await demands.askersAtHand(name);
  if (!asking || constraints.some((constraint) => constraint.name === name))
    return { why: { kind: 'asked-for', by: manifest.path, name, range: '' }, by: null };
  // Before anything changes nobody need be asked thoroughly: whoever asks would have to move.
  if ([...chosen.keys()].every((by) => !isChanged(by, chosen)))
    return { why: { kind: 'needed', by: labelOf(asking), name, range: '' }, by: asking };
  if ((await demands.on(name)).unknown.length > 0) return { why: { kind: 'may-be-needed', name }, by: null };
  const silent = await Promise.all(
    [...chosen].filter(([, { same }]) => !same).map(async ([by, option]) => !(await demands.ofOption(by, option))),
  );
  if (silent.includes(true)) return { why: { kind: 'may-be-needed', name }, by: null };
  const [asker] = await askersOf(demands, name, chosen, (other) => open.has(other));
  return (
    asker && { why: { kind: 'needed', by: labelOf(asker.by, chosen.get(asker.by)), name, range: '' }, by: asker.by }
  );
}
