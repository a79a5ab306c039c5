// Every package of the files on any target, or one of them; and the same once more with pins put in.

import type { Pin } from '../advise/advice.ts';
import type { Judged } from '../advise/inquiry.ts';
import type { Input } from '../manifest/input.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { Target } from '../target/target.ts';
import type { Ask } from './ask.ts';
import type { JudgeAgain } from './judge-again.ts';
import { judgeInTurns } from './judge-in-turns.ts';
import { judgeRow } from './judge-row.ts';
import type { InputsThere, JudgingInput } from './judging-input.ts';
import { type LookInto, openLookInto } from './look-into.ts';
import { type Row, rowsOn } from './rows-on.ts';

export interface Judging {
  /**
   * In the order of the files.
   *
   * @param onJudged called for each package as soon as it has its verdict; `total` counts them all
   */
  on(target: Target, onJudged?: (pkg: LockedPackage, total: number) => void): Promise<readonly Judged[]>;
  /** One row of `on`, without asking anything for the others; with a pin put in, where there is one. */
  one(pkg: LockedPackage, target: Target, pin?: Pin): Promise<Judged | undefined>;
  /** As `Inquiry.judgeOn` describes it; asks for nothing that a judgement did not ask for before, but for pinned releases. */
  readonly again: JudgeAgain;
  readonly requiresInSdist: LookInto;
}

/** Prepares judging the files' packages on any target. */
export function openJudging(input: JudgingInput): Judging {
  const { inputsOn, selection, releases, costOf, inspect } = input;
  /** Sdists that are known to hold nothing to compile. */
  const pure = new Set<string>();

  function askOf(of: Input, { fault, absent, unresolved }: InputsThere): Ask {
    const { manifest, file } = of;
    return {
      ...costOf?.(of),
      release: (pkg) => releases.ask(pkg, manifest),
      confirm: (pkg) => releases.confirm(pkg, manifest),
      exists: async (path) => file.exists?.(path),
      digest: async (path, algorithm) => file.digest?.(path, algorithm),
      serves: (url) => releases.serves(url, manifest),
      ...(fault ? { fault: ({ name }) => fault(name) } : {}),
      ...(absent ? { absent: ({ name }) => absent(name) } : {}),
      ...(unresolved ? { unresolved: unresolved.kind } : {}),
    };
  }

  /** Where nothing stands in the way nothing is judged again. */
  async function openAgain(): Promise<JudgeAgain> {
    const { openJudgeAgain } = await import('./judge-again.ts');
    return openJudgeAgain(input, (sdist) => pure.has(sdist));
  }
  let again: Promise<JudgeAgain> | undefined;

  async function judgeNow(row: Row, there: InputsThere, pin?: Pin): Promise<Judged> {
    const judged = await judgeRow(row, askOf(row.input, there), pin);
    const { verdict, file } = judged.finding;
    if (verdict === 'sdist' && file) pure.add(file.raw);
    return judged;
  }

  return {
    async on(target, onJudged) {
      const there = await inputsOn(target);
      const open = await rowsOn(there.inputs, selection, target);
      const judge = async (row: Row): Promise<Judged> => {
        const judged = await judgeNow(row, there);
        onJudged?.(judged.pkg, open.length);
        return judged;
      };
      return judgeInTurns(open, releases.clock?.rest, judge);
    },
    async one(pkg, target, pin) {
      const there = await inputsOn(target);
      const rows = await rowsOn(there.inputs, selection, target);
      const row = rows.find(({ selected }) => selected.package === pkg);
      return row && judgeNow(row, there, pin);
    },
    again: async (request, pins) => (await (again ??= openAgain()))(request, pins),
    requiresInSdist: openLookInto(inspect),
  };
}
