// What one set could have if nobody else installed from its lines: said where a nearer version is passed over for the others.

import type { WayOut } from './advice.ts';
import type { Option } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';
import { firstFree } from './nearest-versions.ts';
import { type Member, namesOf } from './other-sets.ts';

/**
 * @param member where it is, as if that were alone
 * @param way what is left where the others must take it too
 */
export async function aloneFor(
  row: Judged,
  way: WayOut,
  member: Member,
  others: readonly Member[],
): Promise<Partial<Pick<WayOut, 'excluded' | 'excludedEarlier' | 'apart'>>> {
  const { here } = member;
  const fitting = way.known ? await here.fitting(row) : undefined;
  if (!fitting) return {};
  const excluded = await passedOver(row, fitting.later, [way.later, way.excluded], member, others);
  const excludedEarlier = await passedOver(row, fitting.earlier, [way.earlier, way.excludedEarlier], member, others);
  const isHelped = way.later !== null || way.earlier !== null || way.alternative !== null;
  const own = isHelped ? undefined : await firstFree(row, [...fitting.later, ...fitting.earlier], here.objections);
  const sharing = others.filter(({ seen }) => seen.rowOf(row) !== undefined);
  return {
    ...(excluded ? { excluded } : {}),
    ...(excludedEarlier ? { excludedEarlier } : {}),
    ...(own && sharing.length > 0 ? { apart: { version: own.version, others: namesOf(sharing, member) } } : {}),
  };
}

/** The nearest version with a wheel here, where it is nearer than what is told already and others cannot take it. */
async function passedOver(
  row: Judged,
  options: readonly Option[],
  told: readonly ({ readonly version: string } | null)[],
  member: Member,
  others: readonly Member[],
): Promise<WayOut['excluded']> {
  const first = options.find(({ tag }) => tag !== null);
  if (first === undefined || told.some((each) => each?.version === first.version)) return null;
  const refusing: Member[] = [];
  for (const other of others) if (!(await other.seen.takes(row, first))) refusing.push(other);
  return refusing.length === 0
    ? null
    : { version: first.version, why: { kind: 'not-for-others', others: namesOf(refusing, member) } };
}
