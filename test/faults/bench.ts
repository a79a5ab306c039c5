// Judges the small index through a fault, and counts what came of it.

import { check } from '../../packages/core/src/check.ts';
import { WheelcheckError } from '../../packages/core/src/error.ts';
import type { Cache, Host } from '../../packages/core/src/http/host.ts';
import { fileCache } from '../../packages/core/src/node/file-cache.ts';
import { type FetchOptions, nodeHost } from '../../packages/core/src/node/http.ts';
import { nodeOpenSdist } from '../../packages/core/src/node/sdist/node-open-sdist.ts';
import { render } from '../../packages/core/src/render/renderers.ts';
import type { Report } from '../../packages/core/src/report/report.ts';
import { memoryCache } from '../support/memory-cache.ts';
import { calm, type FaultServer, serveFaults, type Spoil } from './fault-server.ts';
import { CANARY, hasStackTrace, tally, type Tally } from './tally.ts';
import { requirements, truth } from './world.ts';

/** `normal`: the truth. `unknown`: nothing can be decided. `either`: each is the truth or unknown. A record: so, and the rest is the truth. */
export type Expected = 'normal' | 'unknown' | 'either' | Readonly<Record<string, string>>;

export interface Circumstances {
  /** The fault is that nothing comes; otherwise no attempt is ever late, however slow the machine. */
  readonly silent?: boolean;
  readonly server?: FaultServer;
  /** The index's address; default: the server's. */
  readonly url?: string;
  readonly extra?: readonly string[];
  readonly strategy?: 'first-index' | 'pool';
  readonly options?: FetchOptions;
  readonly cache?: Map<string, string>;
  /** A cache on the disk in its place; null: nobody knows where. */
  readonly folder?: string | null;
  readonly offline?: boolean;
  readonly credentials?: string;
  /** Milliseconds by which the machine's clock is wrong. */
  readonly clock?: number;
  /** Time stands still, so that nothing kept goes stale however long the runs take. */
  readonly still?: boolean;
  readonly tally?: Tally;
}

/** Name → verdict, or the text of the error that ended the run. */
export type Judgement = Readonly<Record<string, string>> | string;

/** So much faster than the real ones the clocks of these runs are. */
const speed = 40;
/** One for all runs, so that none sees the future of another. */
const epoch = Date.now();
const never = 24 * 3_600_000;
const HANG = 120_000;

function quick(options: FetchOptions, cache: Cache, now: () => number): Host & { close(): Promise<void> } {
  const host = nodeHost({ env: {}, ...options });
  return {
    ...host,
    cache,
    now,
    sleep: (ms, signal) => host.sleep(ms / speed, signal),
  };
}

interface Ran {
  readonly judgement: Judgement;
  /** All that was said and kept. */
  readonly texts: readonly string[];
  /** By the cache. */
  readonly warned: readonly string[];
}

/** One run, without counting. */
export async function judge(
  url: string,
  {
    silent,
    extra,
    strategy,
    options = {},
    cache = new Map(),
    folder,
    offline,
    clock = 0,
    still = false,
  }: Circumstances,
): Promise<Ran> {
  const warned: string[] = [];
  const files = folder === undefined ? undefined : fileCache(folder ?? undefined, (why) => warned.push(why));
  const now = (): number => epoch + clock + (still ? 0 : (Date.now() - epoch) * speed);
  const host = quick(options, files ?? memoryCache(cache), now);
  try {
    const report = await check({
      resolve: false,
      files: [{ path: 'requirements.txt', text: requirements, sibling: () => Promise.resolve(undefined) }],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
      selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
      index: {
        host,
        url,
        ...(extra === undefined ? {} : { extraUrls: extra }),
        ...(strategy === undefined ? {} : { strategy }),
        options: { timeout: silent === true ? 15_000 : never, ...(offline === true ? { offline } : {}) },
      },
      openSdist: nodeOpenSdist(),
    });
    return { judgement: verdicts(report), texts: [JSON.stringify(report), textOf(report), ...cache.values()], warned };
  } catch (error) {
    const text = error instanceof WheelcheckError ? `${error.message} ${error.hint}` : `not ours: ${String(error)}`;
    return { judgement: text, texts: [text], warned };
  } finally {
    await files?.close();
    await host.close();
  }
}

const textOf = (report: Report): string => render('terminal', report, { width: 80, verbose: true });

const verdicts = ({ packages }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(packages.map(({ name, results: [result] }) => [name, result?.verdict ?? 'none']));

let turn = 0;

/**
 * Injects a fault and judges: once through it, and once more with what the cache then holds and nothing the matter.
 *
 * @returns what was judged, and whether it is as expected
 */
export async function through(
  how: Spoil,
  expected: Expected,
  circumstances: Circumstances = {},
): Promise<{ readonly judgement: Judgement; readonly good: boolean; readonly asked: readonly string[] }> {
  const { tally: counted = tally, cache = new Map<string, string>() } = circumstances;
  const server = circumstances.server ?? (await serveFaults(how));
  if (circumstances.server !== undefined) server.spoil(how);
  // What needs a password is not kept, so that every second run has one and the others a cache.
  const secret = circumstances.credentials ?? ((turn += 1) % 2 === 0 ? `user:${CANARY}@` : '');
  const url = circumstances.url ?? `${server.origin}/simple`.replace('//', `//${secret}`);
  counted.injected += 1;
  try {
    const ran = await within(judge(url, { ...circumstances, cache }));
    const asked = [...server.asked];
    if (ran === undefined) counted.hangs += 1;
    const { judgement, texts } = ran ?? { judgement: 'hang', texts: [] };
    const wrong = wrongIn(judgement, typeof expected === 'string' ? truth : { ...truth, ...expected });
    const ours = typeof judgement !== 'string' || !judgement.startsWith('not ours');
    const clean = !texts.some((text) => text.includes(CANARY));
    const untraced = ours && !texts.some(hasStackTrace);
    counted.wrongVerdicts += wrong;
    counted.leakedCanaries += Number(!clean);
    counted.stackTraces += Number(!untraced);
    server.spoil(calm);
    // What an index of another address, or two of them, left in the cache is not what the server alone would say.
    const later =
      cache.size === 0 || circumstances.url !== undefined
        ? { judgement: truth }
        : await judge(url, { cache, options: circumstances.options ?? {} });
    const spoiled = Object.keys(truth).filter((name) => nameIn(later.judgement, name) !== truth[name]).length;
    counted.wrongCacheEntries += spoiled;
    const met = isAsExpected(judgement, expected);
    const good = met && wrong === 0 && clean && untraced && spoiled === 0 && ran !== undefined;
    if (good) counted.survived += 1;
    return { judgement, good, asked };
  } finally {
    if (circumstances.server === undefined) await server.close();
  }
}

async function within<T>(run: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), HANG);
  });
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}

const nameIn = (judgement: Judgement, name: string): string | undefined =>
  typeof judgement === 'string' ? judgement : judgement[name];

/** Verdicts that are neither what this index says nor unknown. */
function wrongIn(judgement: Judgement, right: Readonly<Record<string, string>>): number {
  if (typeof judgement === 'string') return 0;
  return Object.entries(judgement).filter(([name, verdict]) => verdict !== right[name] && verdict !== 'unknown').length;
}

function isAsExpected(judgement: Judgement, expected: Expected): boolean {
  if (typeof judgement === 'string') return false;
  return Object.entries(truth).every(([name, right]) => {
    const verdict = judgement[name];
    if (expected === 'normal') return verdict === right;
    if (expected === 'unknown') return verdict === 'unknown';
    if (expected === 'either') return verdict === right || verdict === 'unknown';
    return verdict === (expected[name] ?? right);
  });
}
