// What a loop goes through, letter by letter: lines of a file of the build context, words that a command prints, names of files.

import type { ValueOf } from './expand-variables.ts';
import { knownText } from './known-text.ts';
import { type PrintingPlace, textFed, textOfPipe } from './printed-text.ts';
import { isJoining } from './is-joining.ts';
import type { LoopLines } from './shell/loop-item.ts';
import { pipeOf } from './shell/pipe-of.ts';
import type { PipedCommand, RunCommand } from './shell/run-command.ts';
import type { MadeText } from '../edits/made-text.ts';

type Feed = Omit<PipedCommand, 'words'> & Pick<RunCommand, 'pipe'>;

/** What feeds it: `cat six.txt | while …`, `while … done < six.txt`, `… done < <(grep -v '^#' six.txt)`. */
export function textFeeding({ pipe, opened, fed }: Feed, place: PrintingPlace, valueOf: ValueOf): MadeText | undefined {
  const source = opened.findLast(({ operator }) => operator === '<');
  const [, script] = /^<\(([\s\S]*)\)$/.exec(source?.file.text ?? '') ?? [];
  return script === undefined
    ? textFed({ opened, fed }, textOfPipe(pipe, place), place)
    : textOfPipe(pipeOf(script, valueOf), place);
}

export function loopLines(feed: Feed, place: PrintingPlace, valueOf: ValueOf): LoopLines | undefined {
  return linesOf(textFeeding(feed, place, valueOf), place);
}

/** What `$(grep -v '^#' six.txt)` stands for. */
export function printedLines(script: string, place: PrintingPlace, valueOf: ValueOf): LoopLines | undefined {
  const pipe = pipeOf(script, valueOf);
  const last = pipe?.at(-1);
  if (pipe === undefined || last === undefined || !isJoining(last)) return linesOf(textOfPipe(pipe, place), place);
  const found = linesOf(textOfPipe(pipe.slice(0, -1), place), place);
  // xargs takes quotes and backslashes away.
  return found?.lines.some(({ text }) => /["'\\]/.test(text)) === true ? undefined : found;
}

export function linesOf(made: MadeText | undefined, { scope }: Pick<PrintingPlace, 'scope'>): LoopLines | undefined {
  const known = made && knownText(made, scope);
  if (known === undefined) return undefined;
  const lines = known.lines.map(({ text, at }) => (scope.files.has(at.path) ? { text, at } : { text }));
  return { lines, ends: known.ends };
}
