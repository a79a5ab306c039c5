// COPY and ADD of what the build context lacks: docker build ends there with "not found", whatever is installed.

import type { ContextCopy } from '../dockerfile/context-copies.ts';
import { listWords } from '../text/list-words.ts';
import { isInContext } from './is-in-context.ts';
import type { UnjudgedLine } from './judged-stage.ts';
import type { OpenContext } from './open-context.ts';

export interface LackingCopies {
  /** What .dockerignore keeps out stays out, whatever runs before the build. */
  readonly stops: readonly UnjudgedLine[];
  /** What is not there may be made before: said, and no more. */
  readonly remarks: readonly string[];
}

/**
 * @param copies of the stages that are built
 * @param asked files that commands install from, of which it is said anyway
 * @param dockerfile its path
 */
export async function lackingCopies(
  copies: readonly ContextCopy[],
  { read, context, isKeptOut }: OpenContext,
  asked: readonly string[],
  dockerfile: string,
): Promise<LackingCopies> {
  const told = await Promise.all(
    copies.map(async (copy) => ({
      copy,
      found: await Promise.all(copy.sources.map((path) => isInContext(path, read.names))),
    })),
  );
  // Of a folder that has none of them nobody knows whether it is the build context.
  if (!told.some(({ found }) => found.includes(true))) return { stops: [], remarks: [] };
  const stops: UnjudgedLine[] = [];
  const remarks: string[] = [];
  for (const { copy, found } of told) {
    const lacks = copy.sources.filter((path, at) => found[at] === false && !asked.includes(path));
    const kept = lacks.find(isKeptOut);
    const absent = lacks.filter((path) => !isKeptOut(path));
    if (kept !== undefined) {
      const { where, hint } = context.absent(kept);
      stops.push({ line: copy.line, text: copy.text, why: `${kept} is ${where}`, remedy: hint, stops: true });
    } else if (absent.length > 0)
      remarks.push(
        `${dockerfile}:${copy.line} copies ${listWords(absent)}, which ${absent.length > 1 ? 'are' : 'is'} not there: docker build stops at it unless something makes ${absent.length > 1 ? 'them' : 'it'} before`,
      );
  }
  return { stops, remarks };
}
