// A row of the matrix, and many variants of one fault at a time.

import { type Circumstances, type Expected, through } from './bench.ts';
import type { Asked, Spoil } from './fault-server.ts';
import type { Reply } from './world.ts';

export interface Row {
  /** As the matrix has it: `A1`. */
  readonly id: string;
  readonly fault: string;
  /** Gives what was not as it should be, empty where all was; or asserts by itself. */
  readonly run: () => Promise<readonly string[] | void>;
}

export type Variant = readonly [name: string, how: Spoil, expected: Expected, circumstances?: Circumstances];

const AT_A_TIME = 8;

/** Runs all variants, some at a time. @returns those that went wrong, with what was judged */
export async function all(variants: readonly Variant[]): Promise<readonly string[]> {
  const left = [...variants];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [name, how, expected, circumstances] = next;
      const { good, judgement } = await through(how, expected, circumstances);
      if (!good) failed.push(`${name}: ${JSON.stringify(judgement)}, expected ${JSON.stringify(expected)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return failed;
}

/** Spoils the first `times` answers of each path. */
export const first =
  (times: number, how: Spoil): Spoil =>
  (asked) =>
    asked.before < times ? how(asked) : asked.reply;

/** Spoils answers about these paths. */
export const where =
  (pattern: RegExp, how: Spoil): Spoil =>
  (asked) =>
    pattern.test(asked.path) ? how(asked) : asked.reply;

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Spoil =>
  () => ({ status: code, headers, body: Buffer.from('spoiled\n') });

/** The same answer with another body, and whatever headers. */
export const body =
  (change: (asked: Asked) => string | Buffer, headers: Readonly<Record<string, string>> = {}): Spoil =>
  (asked): Reply =>
    asked.reply.status === 200
      ? { ...asked.reply, headers: { ...asked.reply.headers, ...headers }, body: Buffer.from(change(asked)) }
      : asked.reply;

export const JSON_API = /^\/pypi\//;
export const SIMPLE_PAGES = /^\/simple\/./;
/** Everything that is said of releases; archives and metadata apart. */
export const DOCUMENTS = /^\/(?:pypi|simple)\//;
