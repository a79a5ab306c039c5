// Runs a script of sed over a text.

import { beyondAscii, type Filtered, notAlike, tooLong } from './filter.ts';
import { matchRegex } from './match-regex.ts';
import type { Regex } from './regex-tree.ts';
import type { SedAddress, SedCommand } from './sed-script.ts';
import { substitute } from './substitute.ts';
import { changedLine, type LinePlace, type TextLine, type TextLines } from './text-lines.ts';
import type { Work } from './work.ts';

export interface SedProgram {
  readonly commands: readonly SedCommand[];
  /** `-n` */
  readonly quiet: boolean;
}

interface Run {
  readonly program: SedProgram;
  readonly own: LinePlace;
  readonly count: number;
  readonly work: Work;
  readonly out: TextLine[];
  /** Commands whose two addresses enclose the line, with the line that they end with where that is known. */
  readonly open: Map<SedCommand, number>;
  /** Those that have enclosed one. */
  readonly begun: Set<SedCommand>;
  /** Whether what was printed last ends. */
  ends: boolean;
  /** What it matches hangs on the locale. */
  unclear: boolean;
  /** What it makes is not the same in every sed. */
  odd: boolean;
}

/** Of one line: the text that is worked on, and what is printed behind it. */
interface Cycle {
  text: string;
  readonly line: TextLine;
  readonly number: number;
  readonly behind: string[];
  /** Whether the line ends, as the last one of a text need not. */
  readonly ends: boolean;
}

export function runSed(program: SedProgram, { lines, ends }: TextLines, own: LinePlace, work: Work): Filtered {
  const run: Run = {
    program,
    own,
    count: lines.length,
    work,
    out: [],
    open: new Map(),
    begun: new Set(),
    ends: true,
    unclear: false,
    odd: false,
  };
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const cycle: Cycle = { text: line.text, line, number, behind: [], ends: ends || number < lines.length };
    const result = runCommands(program.commands, cycle, run);
    if (result !== 'delete' && !program.quiet) print(cycle, run);
    for (const text of cycle.behind) add(text, run);
    if (run.work.left <= 0) return { why: tooLong };
    if (run.unclear) return { why: beyondAscii };
    if (run.odd) return { why: notAlike };
    if (result !== 'quit') continue;
    // GNU's ends what does not end there.
    if (!cycle.ends) return { why: notAlike };
    break;
  }
  return { lines: run.out, ends: run.ends };
}

function print({ text, line, ends }: Cycle, run: Run): void {
  for (const each of text.split('\n')) run.out.push(changedLine(line, each, run.own));
  run.ends = ends;
}

/** What the command itself says. */
function add(text: string, run: Run): void {
  run.out.push({ text, at: run.own });
  run.ends = true;
}

function runCommands(commands: readonly SedCommand[], cycle: Cycle, run: Run): 'delete' | 'quit' | undefined {
  for (const command of commands) {
    if (applies(command, cycle, run) === command.negated) continue;
    const { action } = command;
    switch (action.kind) {
      case 'delete':
        return 'delete';
      case 'quit':
        return 'quit';
      case 'print':
        print(cycle, run);
        break;
      case 'append':
        cycle.behind.push(action.text);
        break;
      case 'insert':
        add(action.text, run);
        break;
      case 'change':
        add(action.text, run);
        return 'delete';
      case 'substitute': {
        const changed = substitute(action.by, cycle.text, run.work);
        run.unclear ||= isUnclear(action.by.regex, cycle.text);
        if (changed === undefined || changed === null) {
          run.odd ||= changed === null;
          break;
        }
        cycle.text = changed;
        if (action.by.prints) print(cycle, run);
        break;
      }
      case 'block': {
        const result = runCommands(action.commands, cycle, run);
        if (result !== undefined) return result;
      }
    }
  }
  return undefined;
}

function isUnclear({ counts }: Regex, text: string): boolean {
  return counts && /[^\0-\x7F]/.test(text);
}

function applies(command: SedCommand, cycle: Cycle, run: Run): boolean {
  const [first, second] = command.addresses;
  if (first === undefined) return true;
  if (second === undefined) return fits(first, cycle, run);
  const last = run.open.get(command);
  if (last === undefined) {
    // GNU's begins where it finds itself behind a first line that another command took away.
    if (first.kind === 'line' && cycle.number > first.line && !run.begun.has(command)) run.odd = true;
    if (!fits(first, cycle, run)) return false;
    run.begun.add(command);
    const end = endOf(second, cycle, run);
    // A second address that lies before, or on, the first encloses one line.
    if (end > cycle.number) run.open.set(command, end);
    return true;
  }
  const isEnd = last === Infinity ? fits(second, cycle, run) : cycle.number >= last;
  if (isEnd) run.open.delete(command);
  return last === Infinity || cycle.number <= last || fits(first, cycle, run);
}

/** The line that a range ends with; an expression is looked for from the next line on. */
function endOf(second: SedAddress, { number }: Cycle, { count }: Run): number {
  switch (second.kind) {
    case 'line':
      return second.line;
    case 'more':
      return number + second.count;
    case 'last':
      return count;
    case 'regex':
      return Infinity;
  }
}

function fits(address: SedAddress, { text, number }: Cycle, run: Run): boolean {
  switch (address.kind) {
    case 'line':
      return number === address.line;
    case 'last':
      return number === run.count;
    case 'more':
      return false;
    case 'regex':
      run.unclear ||= isUnclear(address.regex, text);
      return matchRegex(address.regex, text, 0, run.work) !== undefined;
  }
}
