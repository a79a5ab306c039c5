// A script that another one runs, and the lines of the file on which it stands.

import { lineAt } from './line-at.ts';
import type { RunCommand } from './shell/run-command.ts';

export interface PlacedScript {
  readonly text: string;
  /** The file of the build context that it is, or stands in; none: the Dockerfile. */
  readonly path?: string | undefined;
  /** The name of the shell that runs it, where that is known. */
  readonly shell?: string | undefined;
  /** The line of an offset in it. */
  readonly lineOf: (at: number) => number;
}

/** A script that is a file of its own, a part of one, or the whole of a heredoc. @param line of its beginning */
export function placedFile({
  path,
  text,
  line = 1,
}: Pick<PlacedScript, 'path' | 'text'> & { readonly line?: number }): PlacedScript {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)].map((at, index) => ({
    at,
    line: index + line,
  }));
  return { path, text, lineOf: (at) => lineAt(starts, at) ?? line };
}

/** What stands before it in the command: `sudo -H bash -eo pipefail -c`. */
const LONGEST_BEFORE = 1000;

/** @param text what the command feeds to a shell: `sh -c "…"`, a heredoc @param around the script in which the command stands */
export function placedWithin(
  text: string,
  { at = 0, heredoc, heredocAt }: Pick<RunCommand, 'at' | 'heredoc' | 'heredocAt'>,
  around: PlacedScript,
): PlacedScript {
  if (text === heredoc && heredocAt !== undefined) {
    // Tabs before its lines may be gone, and no line of it is.
    const [first, { lineOf }] = [around.lineOf(heredocAt), placedFile({ text })];
    return { path: around.path, text, lineOf: (within) => first + lineOf(within) - 1 };
  }
  const places = writtenAt(text, around.text.slice(at, at + 2 * text.length + LONGEST_BEFORE));
  // Where its variables have other words in their place, the line of what runs it is told.
  return { path: around.path, text, lineOf: (within) => around.lineOf(at + (places?.[within] ?? 0)) };
}

/** Where each of a text's characters stands in another, but for backslashes that escape what is behind them. */
function writtenAt(text: string, written: string): readonly number[] | undefined {
  const [first = ''] = text;
  for (
    let start = written.indexOf(first);
    start >= 0 && start < LONGEST_BEFORE;
    start = written.indexOf(first, start + 1)
  ) {
    const places: number[] = [];
    for (let at = start; at < written.length && places.length < text.length; at++) {
      if (written[at] === text[places.length]) places.push(at);
      else if (written[at] !== '\\') break;
    }
    if (places.length === text.length) return places;
  }
  return undefined;
}
