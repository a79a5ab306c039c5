// Why a package cannot be left out once other versions are chosen.

import { askersOf, type Chosen, isChanged } from './askers-of.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import { isNeedless } from './is-needless.ts';
import { labelOf } from './label-of.ts';
import type { Objection } from './objection.ts';
import type { SetDemands } from './set-demands.ts';

/** What nothing of the set asked for before is wanted for itself, unless something else has its modules; so is what the project names. */
export async function toDropping(
  row: Judged,
  chosen: Chosen,
  open: ReadonlySet<Judged>,
  demands: SetDemands,
  inquiry: Inquiry,
): Promise<Objection | undefined> {
  const { as, manifest } = row;
  const { name } = as;
  const [asking] = await demands.askersAtHand(name);
  const isOfProject = inquiry.constraints.some((constraint) => constraint.name === name);
  if (!asking && !isOfProject && as.resolved === undefined && isNeedless(row, demands.rows, inquiry)) {
    return (await demands.on(name)).unknown.length > 0 ? { why: { kind: 'may-be-needed', name }, by: null } : undefined;
  }
  if (!asking || isOfProject) return { why: { kind: 'asked-for', by: manifest.path, name, range: '' }, by: null };
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
