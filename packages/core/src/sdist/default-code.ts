// The code of build scripts that runs on Linux with nothing asked for: without what waits for an environment variable or another system.

import type { BuildScript } from './build-script.ts';
import { type Assignments, defaultOutcome, type Leaf } from './default-condition.ts';
import { assignmentsIn } from './assignments-in.ts';
import { type CodeLine, conditionOf, linesOf } from './code-line.ts';
import { ownCommands } from './own-commands.ts';
import { withoutStrings } from './python-code.ts';
import { variablesAsked } from './variables-asked.ts';
import { variablesSet } from './variables-set.ts';

interface Definition {
  readonly lines: readonly CodeLine[];
  readonly at: number;
}

/** setuptools calls them by their names (`run`, `build_extension`), whoever else does. */
const hook = /^(?:run|(?:initialize|finalize|build|get|check|swig|find|link)_\w+|compile|spawn|__\w+__)$/;

const MAX_ROUNDS = 6;

/**
 * Blanks what never runs by default: xmlsec's downloads of a static build, commands of a project's own. A function goes with the last
 * place that calls it, a class with the last that names it; what nobody names stays.
 *
 * @param asked gets the variables of the environment that decided by not being set
 */
export function defaultCode(scripts: readonly BuildScript[], asked: Set<string> = new Set()): readonly BuildScript[] {
  return blanked(scripts, () => undefined, asked);
}

/** One script's code without the branches that are not taken by what `leaf` says of their conditions, and by default. */
export function defaultCodeWhere(code: string, leaf: Leaf, asked?: Set<string>): string {
  return blanked([{ path: 'setup.py', code, always: true }], leaf, asked)[0]?.code ?? code;
}

/**
 * Blanks what only a command or an argument of a project's own runs (plotly 4.14's downloads, Flask-Login 0.4's `make check`), and nothing
 * that the environment or the machine may have run.
 */
export function installedCode(scripts: readonly BuildScript[]): readonly BuildScript[] {
  return blanked(scripts, (text) => (/^[\w.]+$/.test(text) || text.includes('sys.argv') ? undefined : null));
}

function blanked(scripts: readonly BuildScript[], leaf: Leaf, asked: Set<string> = new Set()): readonly BuildScript[] {
  const files = scripts.map(({ code }) => linesOf(code));
  for (const [at, { code }] of scripts.entries()) dropClasses(files[at] ?? [], ownCommands(code).names);
  const set = variablesSet(files.flat());
  // What a branch that went would have given a name decides nothing any more: USE_MYPYC = True (black 20.8b1)
  let given = assignmentsIn(files.flat());
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = runningIn(files);
    for (const lines of files) dropBranches(lines, { assignments: given, set, leaf, asked });
    if (runningIn(files) === before) break;
    given = assignmentsIn(files.flat().filter(({ runs }) => runs));
  }
  const definitions = definitionsIn(files);
  for (let round = 0; round < MAX_ROUNDS; round++) if (!dropUncalled(files, definitions)) break;
  return scripts.map((script, at) => ({
    ...script,
    code: (files[at] ?? []).flatMap(({ text, runs }) => (runs ? [text] : [])).join('\n'),
  }));
}

function runningIn(files: readonly (readonly CodeLine[])[]): number {
  return files.flat().filter(({ runs }) => runs).length;
}

function drop(lines: readonly CodeLine[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const line = lines[at];
    if (line) line.runs = false;
  }
}

function dropClasses(lines: readonly CodeLine[], names: ReadonlySet<string>): void {
  for (const [at, { text, end }] of lines.entries()) {
    const name = /^class[ \t]+(\w+)/.exec(text)?.[1];
    if (name !== undefined && names.has(name)) drop(lines, at, end);
  }
}

interface Deciding {
  readonly assignments: Assignments;
  /** Variables of the environment that the scripts set. */
  readonly set: ReadonlySet<string>;
  readonly leaf: Leaf;
  readonly asked: Set<string>;
}

function dropBranches(lines: readonly CodeLine[], { assignments, set, leaf, asked }: Deciding): void {
  /** By indentation: whether a branch of the `if` that is open there is sure to be taken. */
  const taken = new Map<number, boolean>();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    if (!line.runs) {
      // The `else` of one that went is no other's
      if (/^\s*if\b/.test(line.text)) taken.delete(line.indent);
      continue;
    }
    const [, word = '', rest = ''] = /^\s*(if|elif|else)\b([^]*)$/.exec(line.text) ?? [];
    if (word === '') {
      // An `else` below belongs to it
      taken.delete(line.indent);
      continue;
    }
    const before = word !== 'if' && taken.get(line.indent) === true;
    const asks = before || word === 'else' ? new Set<string>() : variablesAsked(conditionOf(rest), assignments);
    const isOpen = word === 'else' || [...asks].some((name) => set.has(name));
    const outcome = before ? false : isOpen ? null : defaultOutcome(conditionOf(rest), assignments, leaf);
    if (outcome !== null) for (const name of asks) asked.add(name);
    taken.set(line.indent, before || outcome === true);
    if (outcome === false) drop(lines, at, line.end);
    if (outcome === true && word === 'if' && leaves(lines, at, line.end)) drop(lines, line.end, blockEnd(lines, at));
  }
}

/** Whether a block ends by leaving the function. */
function leaves(lines: readonly CodeLine[], at: number, end: number): boolean {
  const header = lines[at];
  const first = lines[at + 1];
  if (header === undefined || first === undefined || end === at + 1) return false;
  const last = lines.slice(at + 1, end).findLast(({ indent }) => indent === first.indent);
  return last !== undefined && /^\s*(?:return|raise)\b/.test(last.text);
}

function blockEnd(lines: readonly CodeLine[], at: number): number {
  const indent = lines[at]?.indent ?? 0;
  for (let next = at + 1; next < lines.length; next++) if ((lines[next]?.indent ?? 0) < indent) return next;
  return lines.length;
}

/** Functions, and classes at the top, by name; those that share one are left alone. */
function definitionsIn(files: readonly (readonly CodeLine[])[]): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition | null>();
  for (const lines of files)
    lines.forEach(({ text, indent }, at) => {
      const name = /^(?:\s*(?:async\s+)?def|class)\s+(\w+)/.exec(text)?.[1];
      if (name === undefined) return;
      const own = found.has(name) || (indent > 0 && hook.test(name)) ? null : { lines, at };
      found.set(name, own);
    });
  return new Map(
    [...found].flatMap(([name, definition]) => (definition === null ? [] : [[name, definition] as const])),
  );
}

/** @returns whether any function went */
function dropUncalled(files: readonly (readonly CodeLine[])[], definitions: ReadonlyMap<string, Definition>): boolean {
  const named = new Set<string>();
  const called = new Set<string>();
  for (const lines of files)
    lines.forEach(({ text, runs }, at) => {
      if (/^\s*(?:from|import)\b/.test(text)) return;
      for (const name of new Set(text.match(/\b[A-Za-z_]\w*/g) ?? [])) {
        const definition = definitions.get(name);
        if (definition === undefined || isWithin(definition, lines, at)) continue;
        named.add(name);
        if (runs) called.add(name);
      }
    });
  let gone = false;
  for (const [name, { lines, at }] of definitions) {
    const line = lines[at];
    if (line === undefined || !line.runs || !named.has(name) || called.has(name)) continue;
    drop(lines, at, line.end);
    gone = true;
  }
  return gone;
}

function isWithin(definition: Definition, lines: readonly CodeLine[], at: number): boolean {
  return definition.lines === lines && at >= definition.at && at < (lines[definition.at]?.end ?? 0);
}

/** Code without strings and imports: what it calls. */
export function callsOf(code: string): string {
  return withoutStrings(code).replace(/^[ \t]*(?:from[ \t]+[.\w]+[ \t]+import|import)\b[^\n]*/gm, '');
}
