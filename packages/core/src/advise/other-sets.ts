// The other sets of the same lines, where they are once one of them is on another target: platforms of one image move together.

import type { Neighbour } from '../image/neighbour.ts';
import { type Counterpart, openCounterpart } from './counterpart.ts';
import type { Inquiry, JudgedSet } from './inquiry.ts';
import type { Prospects, Surroundings } from './prospects.ts';

/** One of several sets of the same lines. */
export interface Member {
  readonly set: JudgedSet;
  readonly inquiry: Inquiry;
  /** The name of its stage or service: `worker`. */
  readonly label: string;
  readonly here: Prospects;
  /** As the others see it. */
  readonly seen: Counterpart;
  readonly near: Surroundings;
}

/** One of the others on its target of then. */
export interface OtherSet extends Pick<Member, 'inquiry' | 'here'> {
  readonly member: Member;
  readonly there: Prospects;
  readonly seen: Counterpart;
  /** Absent: its own target. */
  readonly neighbour?: Neighbour;
}

/** The same stage, or the same file without one, on the same image: only the platform differs. */
export function isSibling({ set: a }: Member, { set: b }: Member): boolean {
  const [one, other] = [a.request.stage, b.request.stage];
  const isSameStage = one?.service === other?.service && one?.path === other?.path && one?.name === other?.name;
  return isSameStage && a.target.name === b.target.name;
}

/** What the others are to one of them, each once: a platform of its own stage is told from the others by its name. */
export function namesOf(others: readonly Member[], member: Member): readonly string[] {
  return [...new Set(others.map((other) => (isSibling(member, other) ? other.set.request.platform : other.label)))];
}

/** @returns undefined where one of them cannot be installed on its target of then, or there is none */
export async function othersAt(
  neighbour: Neighbour | undefined,
  member: Member,
  others: readonly Member[],
): Promise<readonly OtherSet[] | undefined> {
  const found = await Promise.all(others.map((other) => otherAt(neighbour, member, other)));
  const whole = found.flatMap((each) => each ?? []);
  return whole.length === found.length ? whole : undefined;
}

async function otherAt(neighbour: Neighbour | undefined, member: Member, other: Member): Promise<OtherSet | undefined> {
  const { inquiry, here, seen, near } = other;
  if (neighbour === undefined || neighbour.platform > 0 || !isSibling(member, other))
    return { member: other, inquiry, here, there: here, seen };
  const { base, python } = neighbour.request;
  const moved = near.neighbours.find(
    ({ platform, request }) => platform === 0 && request.base === base && request.python === python,
  );
  const there = moved && (await near.at(moved));
  return there && { member: other, inquiry, here, there, seen: openCounterpart(there), neighbour: moved };
}
