// What one set could have if nobody else installed from its lines: said where a nearer version is passed over for the others.

import type { WayOut } from './advice.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import { firstFree } from './nearest-versions.ts';
import type { Member } from './other-sets.ts';
import type { Prospects } from './prospects.ts';

/**
 * @param here as if it were alone
 * @param way what is left where the others must take it too
 */
export async function aloneFor(
  row: Judged,
  way: WayOut,
  here: Prospects,
  others: readonly Member[],
): Promise<Partial<Pick<WayOut, 'excluded' | 'excludedEarlier' | 'apart'>>> {
  const fitting = way.known ? await here.fitting(row) : undefined;
  if (!fitting) return {};
  const excluded = await passedOver(row, fitting.later, [way.later, way.excluded], others);
  const excludedEarlier = await passedOver(row, fitting.earlier, [way.earlier, way.excludedEarlier], others);
  const isHelped = way.later !== null || way.earlier !== null || way.alternative !== null;
  const own = isHelped ? undefined : await firstFree(row, [...fitting.later, ...fitting.earlier], here.objections);
  const sharing = others.filter(({ seen }) => seen.rowOf(row) !== undefined).map(({ label }) => label);
  return {
    ...(excluded ? { excluded } : {}),
    ...(excludedEarlier ? { excludedEarlier } : {}),
    ...(own && sharing.length > 0 ? { apart: { version: own.version, others: sharing } } : {}),
  };
}

/** The nearest version with a wheel here, where it is nearer than what is told already and others cannot take it. */
async function passedOver(
  row: Judged,
  options: readonly Option[],
  told: readonly ({ readonly version: string } | null)[],
  others: readonly Member[],
): Promise<WayOut['excluded']> {
  const first = options.find(({ tag }) => tag !== null);
  if (first === undefined || told.some((each) => each?.version === first.version)) return null;
  const refusing: string[] = [];
  for (const { label, seen } of others) if (!(await seen.takes(row, first))) refusing.push(label);
  return refusing.length === 0 ? null : { version: first.version, why: { kind: 'not-for-others', others: refusing } };
}
