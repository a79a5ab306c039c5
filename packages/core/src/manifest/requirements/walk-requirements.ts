// A requirements file and all that it includes by -r and -c → its lines in the order in which pip meets them.

import { WheelcheckError } from '../../error.ts';
import { excerpt } from '../../text/excerpt.ts';
import type { Beside } from '../beside.ts';
import type { ReadSibling, ShownAs } from '../input-file.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import type { SourceLocation } from '../manifest.ts';
import { type LogicalLine, logicalLines, splitLines, variablesIn } from './logical-lines.ts';
import type { OptionLine } from './option-line.ts';
import { normalizePath, splitPath } from '../relative-path.ts';
import { foreignFormat } from './foreign-format.ts';
import { maskAddresses } from '../../text/mask-addresses.ts';

export interface FileLine extends OptionLine {
  readonly at: SourceLocation;
  /** True in a file that `-c` named: such lines constrain and install nothing. */
  readonly constraint: boolean;
  /** From its `#` on; empty where the line has none. */
  readonly comment: string;
  /** `${NAME}` as written; their values are the build's and are not known here. */
  readonly variables: readonly string[];
  /** The file that the line includes, as it stands in messages; its lines follow. */
  readonly includes?: string;
  /** The whole file that holds the line, to tell what a broken one is instead. */
  readonly content: string;
}

const maxCharacters = 50_000_000;
const maxLineCharacters = 1_000_000;
/** A run that asks for 5,000 packages takes some 200 MB; the longest real lists have 2,000. What goes on over several lines is one. */
const maxLines = 5000;
const tooMany = 'more than 5,000 requirements lines, each counted once with its hashes';
/** Lines that are read in some hundredths of a second, even on a busy machine. */
export const LINES_AT_ONCE = 500;
const maxDepth = 10;
const maxFiles = 100;

interface FilePlace {
  /** As it stands in messages: the first file's folder and what follows. */
  readonly path: string;
  /** Relative to the first file, as the host is asked for it. */
  readonly relative: string;
}

interface OpenFile extends FilePlace {
  readonly constraint: boolean;
  /** The files that led here: the first one first, this one last. */
  readonly chain: readonly FilePlace[];
}

/**
 * Reads the file and, in place, those it includes. A path of an included file is relative to the file that names it.
 *
 * @param path as given to `check`
 * @param beside reads relative to `path`
 * @throws WheelcheckError (`file-broken`) with file and line: a line pip refuses, a file that is missing, includes itself,
 *   is a URL, lies outside the project, or is beyond the limits
 */
export async function walkRequirements(
  text: string,
  path: string,
  { text: sibling, shownAs, rest }: Pick<Beside, 'text' | 'shownAs' | 'rest'>,
): Promise<readonly FileLine[]> {
  const lines: FileLine[] = [];
  const texts = new Map<string, string>();
  let files = 0;

  async function walk(content: string, file: OpenFile): Promise<void> {
    files += 1;
    const logicals = linesIn(content, file);
    const parse = await optionReader(logicals);
    for (const logical of logicals) {
      // oxlint-disable-next-line no-await-in-loop
      if (lines.length % LINES_AT_ONCE === LINES_AT_ONCE - 1) await rest?.();
      const line = readLine(logical, content, file, parse);
      if (lines.length >= maxLines) throw broken(line.at, tooMany, 'split the file');
      lines.push(line);
      const inclusion = inclusionOf(line);
      if (!inclusion) continue;
      if (files >= maxFiles) throw broken(line.at, `more than ${maxFiles} files are included`, chainText(file));
      const next = includedFile(file, line, inclusion, shownAs);
      // One file after the other, as pip reads them: options change what follows.
      // oxlint-disable-next-line no-await-in-loop
      const included = texts.get(next.relative) ?? (await readIncluded(next, line, sibling));
      texts.set(next.relative, included);
      lines[lines.length - 1] = { ...line, includes: next.path };
      // oxlint-disable-next-line no-await-in-loop
      await walk(included, next);
    }
  }

  const first = { path, relative: splitPath(path)[1] };
  await walk(text, { ...first, constraint: false, chain: [first] });
  return lines;
}

function linesIn(content: string, { path }: OpenFile): readonly LogicalLine[] {
  if (content.length > maxCharacters)
    throw broken({ path, line: 1 }, `more than ${maxCharacters / 1_000_000} MB`, 'split the file');
  refuseConflictMarkers(content, path);
  return logicalLines(content);
}

type ReadOptions = (text: string) => Parsed<OptionLine>;

/** What reads options is loaded for a file in which a word begins as one does. */
async function optionReader(lines: readonly LogicalLine[]): Promise<ReadOptions> {
  if (!lines.some(({ text }) => /(?:^| )-/.test(text))) return withoutOptions;
  const { parseOptionLine } = await import('./option-line.ts');
  return parseOptionLine;
}

function withoutOptions(requirement: string): Parsed<OptionLine> {
  return { ok: true, value: { requirement, options: [], ignored: [] } };
}

function readLine(
  { line, text, comment }: LogicalLine,
  content: string,
  { path, constraint }: Pick<OpenFile, 'path' | 'constraint'>,
  parse: ReadOptions,
): FileLine {
  const at = { path, line };
  if (text.length > maxLineCharacters) throw broken(at, 'the line is longer than 1 MB');
  if (text.includes('\0')) throw broken(at, 'expected text, found a NUL byte', 'save the file as UTF-8');
  const parsed = parse(text);
  if (!parsed.ok) throw brokenLine(at, maskAddresses(parsed.problem), content, { text, at: parsed.at });
  return { ...parsed.value, at, constraint, comment, variables: variablesIn(text), content };
}

/** What git leaves in an unmerged file; pip only says "Invalid requirement". */
function refuseConflictMarkers(content: string, path: string): void {
  const position = splitLines(content).findIndex((line) => /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/.test(line));
  if (position === -1) return;
  throw broken(
    { path, line: position + 1 },
    'expected a requirement, found a merge-conflict marker',
    'resolve the merge conflict first',
  );
}

/** pip takes the first -r of a line, else its first -c, and nothing from a line that holds a requirement as well. */
function inclusionOf(line: FileLine): { readonly target: string; readonly constraint: boolean } | undefined {
  if (line.requirement !== '' || line.options.some(({ name }) => name === 'editable')) return undefined;
  const requirement = line.options.find(({ name }) => name === 'requirement');
  const found = requirement ?? line.options.find(({ name }) => name === 'constraint');
  return found && { target: found.value, constraint: found.name === 'constraint' };
}

function includedFile(
  file: OpenFile,
  { at, variables }: FileLine,
  { target, constraint }: { target: string; constraint: boolean },
  shownAs?: ShownAs,
): OpenFile {
  const flag = constraint ? '-c' : '-r';
  if (target === '') throw broken(at, `expected a file behind ${flag}, found nothing`);
  const [variable] = variables;
  if (variable !== undefined) {
    throw broken(
      at,
      `expected a file behind ${flag}, found the environment variable ${variable}`,
      'write the path out',
    );
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(target)) {
    throw broken(at, `${flag} ${maskAddresses(target)} is a URL`, 'download that file and name the copy');
  }
  if (target.startsWith('/') || /^[a-z]:/i.test(target)) {
    throw broken(at, `${flag} ${target} is an absolute path`, 'name files inside the project, relative to this one');
  }
  const relative = normalizePath(splitPath(file.relative)[0] + target);
  const shown = shownAs?.(relative);
  const path = shown ?? normalizePath(splitPath(file.chain[0]?.path ?? '')[0] + relative);
  const next = { path, relative };
  if (
    file.chain.some(
      (earlier) => earlier.relative === relative || (shown === undefined && normalizePath(earlier.path) === path),
    )
  ) {
    throw broken(at, `${flag} ${target} closes a loop`, chainText(file, path));
  }
  if (file.chain.length > maxDepth)
    throw broken(at, `files are included more than ${maxDepth} deep`, chainText(file, path));
  return { ...next, constraint, chain: [...file.chain, next] };
}

async function readIncluded(next: OpenFile, line: FileLine, sibling: ReadSibling): Promise<string> {
  const flag = next.constraint ? '-c' : '-r';
  let text: string | undefined;
  try {
    text = await sibling(next.relative);
  } catch (error) {
    if (!(error instanceof WheelcheckError)) throw error;
    throw new WheelcheckError({
      code: error.code,
      message: `${line.at.path}:${line.at.line}: ${flag} ${next.path}: ${error.message}`,
      note: `included so: ${next.chain.map(({ path }) => path).join(' → ')}`,
      ...(error.reason === undefined ? {} : { reason: error.reason }),
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    });
  }
  if (text === undefined) throw broken(line.at, `${flag} ${next.path}: there is no such file`, chainText(next));
  return text;
}

function chainText({ chain }: OpenFile, ...more: readonly string[]): string {
  return `the files include one another so: ${[...chain.map(({ path }) => path), ...more].join(' → ')}`;
}

/** The error for one place of a requirements file: `requirements.txt:12: expected …, found …`. */
export function broken({ path, line }: SourceLocation, problem: string, hint?: string): WheelcheckError {
  return new WheelcheckError({
    code: 'file-broken',
    message: `${path}:${line}: ${problem}`,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The same for a line that does not parse: a file of another kind is named as what it looks like. */
export function brokenLine(
  at: SourceLocation,
  problem: string,
  content: string,
  place?: { readonly text: string; readonly at: number | undefined },
): WheelcheckError {
  const foreign = foreignFormat(content);
  if (foreign === undefined) return broken(at, problem).with({ excerpt: place && excerptOf(place, at.line, content) });
  return new WheelcheckError({
    code: 'file-broken',
    message: `${at.path}:${at.line}: expected a requirements file, found ${foreign.what}`,
    reason: problem,
    hint: foreign.hint,
  });
}

/** Where the text stands or, where it goes on over several lines, the word of it that the position begins. */
function excerptOf(
  { text, at }: { readonly text: string; readonly at: number | undefined },
  line: number,
  content: string,
): string | undefined {
  if (at === undefined) return undefined;
  const lines = content.split(/\r?\n/);
  const start = lines[line - 1]?.indexOf(text) ?? -1;
  if (start >= 0) return excerpt(content, line, start + at + 1);
  const [word = ''] = text.slice(at).split(' ', 1);
  const ends = lines.findIndex((each, position) => position >= line - 1 && !each.endsWith('\\'));
  const position = lines.findIndex(
    (each, index) => index >= line - 1 && (ends === -1 || index <= ends) && word !== '' && each.includes(word),
  );
  return position === -1 ? undefined : excerpt(content, position + 1, (lines[position]?.lastIndexOf(word) ?? 0) + 1);
}
