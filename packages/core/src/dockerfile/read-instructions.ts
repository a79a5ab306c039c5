// The text of a Dockerfile → its instructions, as BuildKit's parser takes them: continued lines, comments within them, heredocs,
// `# escape=`. (dockerfile-ast was measured: it needs four seconds for a line of a megabyte.)

import { WheelcheckError } from '../error.ts';
import { printable } from '../text/unprintable.ts';
import { type LineStart, startsBehind } from './line-at.ts';
import { whyNotParsed } from './why-not-parsed.ts';

export interface Instruction {
  /** In upper case. */
  readonly keyword: string;
  /** Counted from 1. */
  readonly line: number;
  /** What stands behind the keyword and the flags, on one line; the bodies of heredocs follow on lines of their own. */
  readonly text: string;
  readonly flags: readonly Flag[];
  /** Where its lines begin in the text. */
  readonly starts: readonly LineStart[];
  /** Whether lines of its heredocs end in CR LF: BuildKit takes those as they are, and of all others the CR away. */
  readonly foreignEnds?: true;
}

/** `--mount=type=cache,target=/root` */
interface Flag {
  readonly name: string;
  readonly value: string;
}

/** Ten times the largest that was seen. */
const LONGEST = 500_000;
/** Of one instruction. */
const MOST_HEREDOCS = 100;
const withHeredocs = new Set(['RUN', 'COPY', 'ADD', 'ONBUILD']);

/**
 * @param firstLine of the text, where a file holds more
 * @throws WheelcheckError `dockerfile` for a text that is too large, or that is none
 */
export function readInstructions(path: string, text: string, firstLine = 1): readonly Instruction[] {
  const refuse = (
    reason: string,
    hint = 'a Dockerfile is text, and names its base image with FROM IMAGE',
  ): WheelcheckError =>
    new WheelcheckError({
      code: 'dockerfile',
      message: `${printable(path)} cannot be read as a Dockerfile`,
      reason,
      hint,
    });
  if (text.length > LONGEST) throw refuse(`it has ${text.length} characters: up to ${LONGEST} are read`);
  if (text.includes('\u0000')) throw refuse('it holds NUL bytes: it is no text');
  const written = text.replace(/^\uFEFF/, '').split('\n');
  const lines = written.map((line) => line.replace(/\r$/, ''));
  const read = instructionsOf(lines, escapeOf(lines), (at) => written[at]?.endsWith('\r') === true);
  if (!read.some(({ keyword }) => keyword === 'FROM')) throw refuse('it has no FROM');
  const instructions = firstLine === 1 ? read : read.map((each) => below(each, firstLine - 1));
  const why = whyNotParsed(text, instructions);
  if (why !== undefined) throw refuse(why, 'docker build ends before it runs anything: mend that line');
  return instructions;
}

function below(instruction: Instruction, lines: number): Instruction {
  const starts = instruction.starts.map(({ at, line }) => ({ at, line: line + lines }));
  return { ...instruction, line: instruction.line + lines, starts };
}

/** Of the comments that stand first: what continues a line. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const [, name = '', value = ''] = /^#\s*([A-Za-z]+)\s*=\s*(.+?)\s*$/.exec(line) ?? [];
    if (name === '') return '\\';
    if (name.toLowerCase() === 'escape') return value === '`' ? '`' : '\\';
  }
  return '\\';
}

/** @param isForeign whether a line ends in CR LF */
function instructionsOf(
  lines: readonly string[],
  escape: string,
  isForeign: (at: number) => boolean,
): readonly Instruction[] {
  const result: Instruction[] = [];
  const places = placesOf(lines);
  let at = 0;
  while (at < lines.length) {
    const start = at;
    const parts: string[] = [];
    const starts: LineStart[] = [];
    let length = 0;
    for (; at < lines.length; at++) {
      const line = lines[at] ?? '';
      if (isComment(line) || line.trim() === '') {
        // Between instructions; within one it does not end it.
        if (parts.length === 0) break;
        continue;
      }
      const bare = line.trimEnd();
      const continued = bare.endsWith(escape);
      const part = continued ? bare.slice(0, -1) : line;
      parts.push(part);
      starts.push({ at: length, line: at + 1 });
      length += part.length;
      if (!continued) break;
    }
    at++;
    if (parts.length === 0) continue;
    const joined = parts.join('').trimEnd();
    const whole = joined.trimStart();
    const keyword = (/^\S+/.exec(whole)?.[0] ?? '').toUpperCase();
    const { flags, text } = readFlags(whole.slice(keyword.length).trim());
    const bodies = withHeredocs.has(keyword) ? takeBodies(text, lines, at, places) : [];
    const own = [...startsBehind(starts, joined.length - text.length), ...bodyStarts(bodies, text.length + 1, at + 1)];
    const foreign = bodies.some((_, index) => isForeign(at + index)) ? ({ foreignEnds: true } as const) : {};
    at += bodies.length;
    result.push({ keyword, line: start + 1, flags, text: [text, ...bodies].join('\n'), starts: own, ...foreign });
  }
  return result;
}

/** @param first that of the first */
function bodyStarts(bodies: readonly string[], first: number, line: number): readonly LineStart[] {
  let at = first;
  return bodies.map((body, index) => {
    const start = { at, line: line + index };
    at += body.length + 1;
    return start;
  });
}

/** What ONBUILD keeps for the build of a stage that starts from its own. */
export function keptInstruction({ line, text, starts }: Instruction): Instruction {
  const [, keyword = '', behind = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? [];
  const read = readFlags(behind);
  return {
    keyword: keyword.toUpperCase(),
    line,
    ...read,
    starts: startsBehind(starts, text.length - read.text.length),
  };
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

function readFlags(text: string): { readonly flags: readonly Flag[]; readonly text: string } {
  const flags: Flag[] = [];
  let rest = text;
  for (;;) {
    const [whole, name = '', value = ''] = /^--([a-z][\w-]*)(?:=((?:"[^"]*"|\S)*))?(?:\s+|$)/.exec(rest) ?? [];
    if (whole === undefined) return { flags, text: rest };
    flags.push({ name, value: value.replaceAll('"', '') });
    rest = rest.slice(whole.length);
  }
}

/** Where each line stands, leading tabs aside: an end of a heredoc is looked up, not searched for. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const bare = line.replace(/^\t+/, '');
    const found = places.get(bare);
    if (found) found.push(index);
    else places.set(bare, [index]);
  }
  return places;
}

/** The lines that belong to the heredocs of an instruction, with those that end them; none where an end is missing. */
function takeBodies(
  text: string,
  lines: readonly string[],
  start: number,
  places: ReadonlyMap<string, readonly number[]>,
): readonly string[] {
  if (!text.includes('<<')) return [];
  let at = start;
  const heredocs = [...text.matchAll(/(?:^|\s)\d?<<(-?)(["']?)([A-Za-z_][\w.-]*)\2(?=\s|$)/g)];
  for (const [, dash, , name = ''] of heredocs.slice(0, MOST_HEREDOCS)) {
    const end = places.get(name)?.find((index) => index >= at && (dash === '-' || lines[index] === name));
    if (end === undefined) return [];
    at = end + 1;
  }
  return lines.slice(start, at);
}
