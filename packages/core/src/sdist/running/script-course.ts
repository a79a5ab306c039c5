// What of a script certainly runs: followed from its top into the functions of its own, and past what may or may not happen.

import { assignmentsIn } from '../assignments-in.ts';
import { type CodeLine, conditionOf, linesOf } from '../code-line.ts';
import { withoutStrings } from '../python-code.ts';
import { type Assignments, defaultOutcome } from '../default-condition.ts';
import type { Outcome } from '../outcome.ts';
import type { PythonRelease } from './python-release.ts';
import { versionCondition } from './version-condition.ts';

/** What pip makes setup.py do: first it asks for the metadata, then for the wheel (PEP 517 by setuptools, and before it alike). */
export const setupCommands = ['egg_info', 'bdist_wheel'] as const;

type SetupCommand = (typeof setupCommands)[number];

/** One run of a script that is followed as far as what happens is certain. */
export interface Run {
  readonly lines: readonly CodeLine[];
  readonly assignments: Assignments;
  /** Functions of the script's own, by name: where they begin; null where several share one. */
  readonly functions: ReadonlyMap<string, number | null>;
  /** Whether it is what Python was told to run, and no module: `__name__ == '__main__'`. */
  readonly isMain: boolean;
  readonly command: SetupCommand;
  /** Whether it counts that no variable of the environment is set. */
  readonly environment: boolean;
  /** Which Python runs it; absent where conditions on it are left open. */
  readonly python?: PythonRelease;
  /** Told of each statement that certainly runs, in their order. */
  readonly seen?: (statement: string) => void;
  readonly depth: number;
  /** What came of each function that was followed; nothing is told twice of one. */
  readonly called: Map<string, Course>;
}

type Script = Pick<Run, 'lines' | 'assignments' | 'functions' | 'isMain'>;

/** @param isMain whether it is setup.py itself, and not a module that it imports */
export function scriptOf(code: string, isMain: boolean): Script {
  const lines = linesOf(code);
  const assignments = assignmentsIn(lines);
  const functions = new Map<string, number | null>();
  lines.forEach(({ text, indent, end }, at) => {
    const name = /^\s*(?:async\s+)?def\s+(\w+)/.exec(text)?.[1];
    if (name === undefined) return;
    // A method is not called by its bare name, a generator runs nothing when it is called, and what a decorator makes of one is not known.
    const certain =
      indent === 0 &&
      !functions.has(name) &&
      !assignments.has(name) &&
      !(lines[at - 1]?.text.startsWith('@') ?? false) &&
      !/^async\b/.test(text) &&
      !lines.slice(at, end).some((line) => /\byield\b/.test(line.text));
    functions.set(name, certain ? at : null);
  });
  for (const { text } of lines)
    if (/^\s*(?:from|import)\b/.test(text))
      for (const [word] of text.matchAll(/\w+/g)) if (functions.has(word)) functions.set(word, null);
  return { lines, assignments, functions, isMain };
}

export function follow(run: Omit<Run, 'depth' | 'called'>): Course {
  return walk({ ...run, depth: 0, called: new Map() }, 0, run.lines.length);
}

/** `unsure`: setup() is reached, or what comes next is not certain. */
export type Course = 'goes on' | 'stops' | 'returns' | 'unsure';

const MAX_CALLS = 4;

function walk(run: Run, from: number, to: number): Course {
  let at = from;
  /** Whether the branch of the open `if` that is taken is known, and whether one was. */
  let branch: Outcome = null;
  while (at < to) {
    const line = run.lines[at];
    if (line === undefined) break;
    const text = line.text.trim();
    const [, word = '', rest = ''] = /^(if|elif|else)\b([^]*)$/.exec(text) ?? [];
    if (word === '') {
      const course = /^(?:try|except|finally|for|while|async|with|def|class|@)\b|^@/.test(text)
        ? block(run, at, line.end)
        : statement(run, text);
      if (course !== 'goes on') return course;
      // An `else` below belongs to it
      branch = null;
    } else {
      const condition = conditionOf(rest);
      const outcome = branchOutcome(run, word, condition, branch);
      if (word === 'if' && run.seen !== undefined) tell(run, condition);
      const short = word === 'else' ? rest.replace(/^\s*:/, '') : rest.slice(condition.length + 1);
      const course =
        outcome === false
          ? 'goes on'
          : outcome === null
            ? uncertain(run, at, line.end)
            : short.trim() === ''
              ? walk(run, at + 1, line.end)
              : statement(run, short.trim());
      if (course !== 'goes on') return course;
      branch = word === 'if' ? outcome : branch === true ? true : branch === null ? null : outcome;
    }
    at = Math.max(line.end, at + 1);
  }
  return 'goes on';
}

/** @param before how the branches above it came out: true where one of them was taken */
function branchOutcome(run: Run, word: string, condition: string, before: Outcome): Outcome {
  if (word === 'if') return outcomeOf(run, condition);
  if (before === true) return false;
  const own = word === 'else' ? true : outcomeOf(run, condition);
  return before === false ? own : own === false ? false : null;
}

function outcomeOf(run: Run, condition: string): Outcome {
  return defaultOutcome(condition, run.assignments, (text) => known(run, text, 0));
}

function statement(run: Run, text: string): Course {
  if (run.seen !== undefined) tell(run, text);
  if (/^raise\b/.test(text) || isRefuted(run, text)) return 'stops';
  if (/^return\b/.test(text)) return 'returns';
  if (/^(?:break|continue|yield|await)\b/.test(text) || isSetup(text)) return 'unsure';
  const left = /^(?:sys\.|os\.)?(?:_?exit|quit)\(([^]*)\)$/.exec(text)?.[1]?.trim();
  if (left !== undefined) return left === '' || left === '0' || left === 'None' ? 'unsure' : 'stops';
  const name = /^(\w+)\(/.exec(text)?.[1];
  return name === undefined ? 'goes on' : call(run, name);
}

/** Longer ones are read as far as that. */
const MAX_STATEMENT = 5000;

/** Tells of a statement, and of what the functions do that it certainly calls. */
function tell(run: Run, whole: string): void {
  const text = whole.slice(0, MAX_STATEMENT);
  run.seen?.(text);
  if (/\b(?:if|else|and|or|lambda|for)\b/.test(withoutStrings(text))) return;
  for (const [, name = ''] of withoutStrings(text).matchAll(/(?<![\w.])(\w+)[ \t]*\(/g))
    if (run.functions.has(name) && !text.startsWith(`${name}(`)) call(run, name);
}

/** A function of the script's own, where one only has the name. */
function call(run: Run, name: string): Course {
  const at = run.functions.get(name);
  if (at === undefined || at === null || run.depth === MAX_CALLS) return 'goes on';
  const before = run.called.get(name);
  if (before !== undefined) return before;
  // One that calls itself
  run.called.set(name, 'goes on');
  const course = walk({ ...run, depth: run.depth + 1 }, at + 1, run.lines[at]?.end ?? at);
  const outcome = course === 'stops' || course === 'unsure' ? course : 'goes on';
  run.called.set(name, outcome);
  return outcome;
}

/** An error in a `try` may be caught, a loop may run over nothing, and a definition does nothing yet. */
function block(run: Run, at: number, end: number): Course {
  const text = run.lines[at]?.text.trim() ?? '';
  // `with suppress(ImportError)`, and whatever else catches errors of its block
  if (/^with\b/.test(text)) return /\bopen\s*\(/.test(text) ? walk(run, at + 1, end) : uncertain(run, at, end);
  // Its bases are looked up where it stands
  if (/^class\b/.test(text) && run.seen !== undefined) tell(run, text);
  return /^(?:def|class|async|@)\b|^@/.test(text) ? 'goes on' : uncertain(run, at, end);
}

/** What may run: nothing is certain behind it where it may leave without an error. */
function uncertain({ lines }: Run, at: number, end: number): Course {
  const leaves = lines
    .slice(at, end)
    .some(({ text }) => isSetup(text) || /\b(?:return|break|continue)\b|\bexit\(\s*(?:0|None)?\s*\)/.test(text));
  return leaves ? 'unsure' : 'goes on';
}

/** An assertion on the Python that runs it, which does not hold. */
function isRefuted({ python }: Run, text: string): boolean {
  const asserted = /^assert\b([^,(]*(?:\([^)]*\)[^,(]*)*)/.exec(text)?.[1]?.trim();
  return asserted !== undefined && python !== undefined && versionCondition(asserted, python) === false;
}

function isSetup(text: string): boolean {
  return /\bsetup\s*\(/.test(text);
}

/** How many words there are: `egg_info` stands alone, or with `--egg-base` and its folder, `bdist_wheel` with folders and options. */
const lengths: Readonly<Record<SetupCommand, readonly number[]>> = {
  egg_info: [2, 4],
  bdist_wheel: [2, 3, 4, 5, 6],
};

/** What a setup.py that pip runs knows of its command line; undefined where the condition asks for something else. */
function known(run: Run, text: string, depth: number): Outcome | undefined {
  if (/^__name__\s*==\s*['"]__main__['"]$/.test(text)) return run.isMain;
  const asked =
    /^['"]([\w-]+)['"]\s+(not\s+)?in\s+sys\.argv(?:\[1:\])?$/.exec(text) ??
    /^['"]([\w-]+)['"]\s*()==\s*sys\.argv\[1\]$/.exec(text);
  if (asked) return isCommand(run, asked[1]) === (asked[2] === undefined || asked[2] === '');
  const [, same, values] =
    /^sys\.argv\[1\]\s*(==|!=|in|not\s+in)\s*([[({]?(?:\s*['"][\w-]+['"]\s*,?)+[\])}]?)$/.exec(text) ?? [];
  if (same !== undefined && values !== undefined) {
    const named = [...values.matchAll(/['"]([\w-]+)['"]/g)].some(({ 1: value }) => isCommand(run, value));
    return named === (same === '==' || same === 'in');
  }
  const [, relation = '', count] = /^len\(sys\.argv\)\s*(==|!=|<=|>=|<|>)\s*(\d+)$/.exec(text) ?? [];
  if (count !== undefined) return ofLengths(lengths[run.command], relation, Number(count));
  if (/\b(?:environ|getenv)\b/.test(text) && !run.environment) return null;
  const byVersion = run.python === undefined ? undefined : versionCondition(text, run.python);
  if (byVersion !== undefined) return byVersion;
  return substituted(run, text, depth);
}

function isCommand(run: Run, word: string | undefined): boolean {
  return word === run.command;
}

function ofLengths(possible: readonly number[], relation: string, count: number): Outcome {
  const holds = possible.map((length) => {
    if (relation === '==') return length === count;
    if (relation === '!=') return length !== count;
    if (relation.startsWith('<')) return length < count || (relation === '<=' && length === count);
    return length > count || (relation === '>=' && length === count);
  });
  return holds.every((each) => each === holds[0]) ? (holds[0] ?? null) : null;
}

const MAX_NAMES = 5;

/** A name that is compared, or called with one word, as what it was given: `argv = lambda x: x in sys.argv`. */
function substituted(run: Run, text: string, depth: number): Outcome | undefined {
  if (depth === MAX_NAMES) return undefined;
  const [, called, word] = /^(\w+)\((['"][\w-]+['"])\)$/.exec(text) ?? [];
  const [, parameter, body] = /^lambda\s+(\w+)\s*:\s*([^]+)$/.exec(givenTo(run, called) ?? '') ?? [];
  const [, compared, relation = ''] = /^(\w+)(\s*(?:==|!=|not\s+in\b|in\b)[^]+)$/.exec(text) ?? [];
  const given = compared === undefined || compared === 'not' ? undefined : givenTo(run, compared);
  const instead =
    parameter !== undefined && body !== undefined && word !== undefined
      ? body.replace(new RegExp(`\\b${parameter}\\b`, 'g'), word)
      : given === undefined
        ? undefined
        : given + relation;
  if (instead === undefined) return undefined;
  return defaultOutcome(instead, run.assignments, (each) => known(run, each, depth + 1));
}

/** Its one value; what only changes the case of what it has before is passed over. */
function givenTo({ assignments }: Run, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const own = new RegExp(`^\\(?\\s*${name}\\.(?:lower|upper|strip)\\(\\)\\s*\\)?$`);
  const values = (assignments.get(name) ?? []).filter((each) => !own.test(each.trim()));
  return values.length === 1 ? values[0]?.trim() : undefined;
}
