// What an older pip reads: where that is nearer than other versions, a plan asks for it.

import { cureOf } from '../assess/cure.ts';
import type { Choice } from './choose-pins.ts';
import type { Judged } from './inquiry.ts';
import type { Prospects } from './prospects.ts';

/** The set as that pip has it: what it reads is in no trouble. */
export function withOlderPip(here: Prospects): Prospects {
  return { ...here, troubled: here.troubled.filter((row) => !isReadByOlder(row)) };
}

/** celery 5.1.2 requires `pytz (>dev)`, which pip took until 24.0. */
export function isReadByOlder({ finding }: Judged): boolean {
  return cureOf(finding) === 'older-pip';
}

/** The same choice, with that pip for what it reads. */
export function readByOlder(choice: Choice, { troubled }: Prospects): Choice {
  return { ...choice, readByOlder: troubled.filter(isReadByOlder).map(({ pkg }) => pkg) };
}

/** Whether it gives only what is in trouble another version, and leaves out nothing. */
export function staysNear({ chosen, dropped }: Choice, { troubled }: Pick<Prospects, 'troubled'>): boolean {
  return dropped.size === 0 && [...chosen.keys()].every((row) => troubled.includes(row));
}
