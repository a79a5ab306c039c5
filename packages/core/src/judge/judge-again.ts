// The set once more: on another target, or with other versions put in. What does not change is judged once a target.

import type { Pin } from '../advise/advice.ts';
import type { Judged, JudgedSet } from '../advise/inquiry.ts';
import type { Finding } from '../assess/assess.ts';
import { unlessRefused } from '../error.ts';
import { resolveTarget } from '../image/resolve-target.ts';
import type { Asked } from '../package-index/package-index.ts';
import type { Target, TargetRequest } from '../target/target.ts';
import type { Ask } from './ask.ts';
import { heedMetadata } from './heed-metadata.ts';
import { judgeInTurns } from './judge-in-turns.ts';
import { judgeRow } from './judge-row.ts';
import type { InputsThere, JudgingInput } from './judging-input.ts';
import { type Row, rowsOn } from './rows-on.ts';

/** As `Inquiry.judgeOn` describes it. */
export type JudgeAgain = (request: TargetRequest, pins: readonly Pin[]) => Promise<JudgedSet | undefined>;

/** The set on one target as the files have it; with pins its other rows are the same. */
interface Unpinned {
  readonly target: Target;
  readonly absent: InputsThere['absent'];
  readonly rows: readonly { readonly row: Row; readonly judged: Judged }[];
}

/** @param isPure whether an sdist is known to hold nothing to compile: it need not be looked into again */
export function openJudgeAgain(
  { inputsOn, selection, releases, costOf }: JudgingInput,
  isPure: (sdist: string) => boolean,
): JudgeAgain {
  const unpinned = new Map<string, Promise<Unpinned | undefined>>();
  const sets = new Map<string, Promise<JudgedSet | undefined>>();

  async function judgeOne(row: Row, absent: InputsThere['absent'], pin?: Pin): Promise<Judged> {
    const judged = await judgeRow(row, askAgain(row, absent), pin);
    return { ...judged, finding: heedMetadata({ ...judged, finding: asKnown(judged.finding) }, releases) };
  }

  /** A lock's own files decide without the index, which is not asked again about packages that were no trouble before. */
  function askAgain({ input }: Row, absent: InputsThere['absent']): Ask {
    const { manifest, file } = input;
    // What the user's own project is built with hangs on the Python; sdists are not looked into once more.
    const { inspect: _, ...cost } = costOf?.(input) ?? {};
    return {
      ...cost,
      release: async (pkg) => (pkg.files ? (releases.answered(pkg, manifest) ?? unasked) : releases.ask(pkg, manifest)),
      exists: async (path) => file.exists?.(path),
      digest: async (path, algorithm) => file.digest?.(path, algorithm),
      serves: (url) => releases.serves(url, manifest),
      ...(absent ? { absent: ({ name }) => absent(name) } : {}),
    };
  }

  function asKnown(finding: Finding): Finding {
    return finding.verdict === 'build' && finding.file && isPure(finding.file.raw)
      ? { ...finding, verdict: 'sdist' }
      : finding;
  }

  /** Undefined where a marker or a set of choices cannot be had there: nothing is installed from the files. */
  async function judgeUnpinned(request: TargetRequest): Promise<Unpinned | undefined> {
    return unlessRefused(async () => {
      const target = await resolveTarget(request);
      const { inputs, absent } = await inputsOn(target);
      const rows = await judgeInTurns(await rowsOn(inputs, selection, target), releases.clock?.rest, async (row) => ({
        row,
        judged: await judgeOne(row, absent),
      }));
      return { target, absent, rows };
    });
  }

  async function judgeSet(request: TargetRequest, pins: readonly Pin[]): Promise<JudgedSet | undefined> {
    const known = await once(unpinned, keyOf(request), () => judgeUnpinned(request));
    if (!known) return undefined;
    const { target, absent } = known;
    const pinOf = new Map(pins.map((pin) => [pin.of, pin]));
    const rows = known.rows.map(async ({ row, judged }) => {
      const pin = pinOf.get(judged.pkg);
      return pin ? judgeOne(row, absent, pin) : judged;
    });
    return { request, target, rows: await Promise.all(rows) };
  }

  return (request, pins) => {
    const changes = pins.map(({ of, name, version }) => [of.at.path, of.at.line, of.name, of.version, name, version]);
    return once(sets, `${keyOf(request)} ${JSON.stringify(changes)}`, () => judgeSet(request, pins));
  };
}

const unasked: Asked = { found: null, fault: { fault: { kind: 'not-asked' }, tries: null, index: null } };

function keyOf(request: TargetRequest): string {
  return JSON.stringify(Object.entries(request).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function once<T>(known: Map<string, Promise<T>>, key: string, answer: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? answer();
  known.set(key, found);
  return found;
}
