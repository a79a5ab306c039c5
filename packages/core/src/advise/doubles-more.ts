// Whether more projects with the same module would stand side by side than did before.

import { sharedModule } from '../assess/module-families.ts';
import type { Newcomer } from './advice.ts';
import type { Choice } from './choose-pins.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import type { Prospects } from './prospects.ts';
import { staysBeside } from './stays-beside.ts';
import { heldModule } from './would-double.ts';

const none: ReadonlySet<Judged> = new Set();

/**
 * Each version was asked for itself what it brings; two of them may bring one each, and so may another Python or machine.
 *
 * @param on the set on the plan's target, with what is chosen there and what comes with it
 */
export async function doublesMore(
  here: Prospects,
  on: Prospects,
  { chosen, dropped }: Pick<Choice, 'chosen' | 'dropped'>,
  adds: readonly Newcomer[],
  inquiry: Inquiry,
): Promise<boolean> {
  const before = namesByModule(here.demands.rows.map((row) => [heldModule(row), row.as.name]));
  const kept = on.demands.rows.filter((row) => !dropped.has(row));
  const holding = kept.map((row) => {
    const option = chosen.get(row);
    const module = option ? sharedModule(option.name, option.version, undefined) : heldModule(row);
    return { row, module, name: option?.name ?? row.as.name };
  });
  const news = adds.map(({ name, version }) => [sharedModule(name, version, undefined), name] as const);
  const after = namesByModule([...holding.map(({ module, name }) => [module, name] as const), ...news]);
  for (const [module, names] of after) {
    const most = Math.max(1, before.get(module)?.size ?? 0);
    if (names.size <= most) continue;
    for (const mate of holding.filter((each) => each.module === module))
      if (!(await staysBeside(mate.row, chosen, none, on.demands, inquiry))) names.delete(mate.name);
    if (names.size > most) return true;
  }
  return false;
}

function namesByModule(
  rows: readonly (readonly [module: string | undefined, name: string])[],
): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [module, name] of rows)
    if (module !== undefined) found.set(module, (found.get(module) ?? new Set()).add(name));
  return found;
}
