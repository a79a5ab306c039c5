// What the instructions of a stage copy from the build context by name.

import type { StageState } from './stage-state.ts';

/** A COPY or ADD, without patterns: those may fit nothing (BuildKit's AllowEmptyWildcard). */
export interface ContextCopy {
  readonly line: number;
  /** As it is shown. */
  readonly text: string;
  /** Paths of the build context. */
  readonly sources: readonly string[];
}

/** @param text of the Dockerfile */
export function contextCopies({ copied, inherited }: StageState, text: string): readonly ContextCopy[] {
  const lines = text.split(/\r?\n/);
  return copied.slice(inherited).flatMap(({ from, line, sources }) => {
    if (from !== undefined || line === undefined) return [];
    const named = sources.filter((source) => !/[*?[\\]|^git@|\.git(?:#|$)/.test(source));
    return named.length === 0 ? [] : [{ line, text: (lines[line - 1] ?? '').trim(), sources: named }];
  });
}
