// What of a script certainly runs: followed from its top into the functions of its own, and past what may or may not happen.

import { conditionOf } from '../code-line.ts';
import { defaultOutcome } from '../default-condition.ts';
import type { Outcome } from '../outcome.ts';
import { withoutStrings } from '../python-code.ts';
import type { Course, ScriptRun } from './script-run.ts';
import { setupCondition } from './setup-condition.ts';
import { versionCondition } from './version-condition.ts';

export function scriptCourse(run: Omit<ScriptRun, 'depth' | 'called'>): Course {
  return walk({ ...run, depth: 0, called: new Map() }, 0, run.lines.length);
}

const MAX_CALLS = 4;

function walk(run: ScriptRun, from: number, to: number): Course {
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
function branchOutcome(run: ScriptRun, word: string, condition: string, before: Outcome): Outcome {
  if (word === 'if') return outcomeOf(run, condition);
  if (before === true) return false;
  const own = word === 'else' ? true : outcomeOf(run, condition);
  return before === false ? own : own === false ? false : null;
}

function outcomeOf(run: ScriptRun, condition: string): Outcome {
  return defaultOutcome(condition, run.assignments, (text) => setupCondition(run, text, 0));
}

function statement(run: ScriptRun, text: string): Course {
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
function tell(run: ScriptRun, whole: string): void {
  const text = whole.slice(0, MAX_STATEMENT);
  run.seen?.(text);
  if (/\b(?:if|else|and|or|lambda|for)\b/.test(withoutStrings(text))) return;
  for (const [, name = ''] of withoutStrings(text).matchAll(/(?<![\w.])(\w+)[ \t]*\(/g))
    if (run.functions.has(name) && !text.startsWith(`${name}(`)) call(run, name);
}

/** A function of the script's own, where one only has the name. */
function call(run: ScriptRun, name: string): Course {
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
function block(run: ScriptRun, at: number, end: number): Course {
  const text = run.lines[at]?.text.trim() ?? '';
  // `with suppress(ImportError)`, and whatever else catches errors of its block
  if (/^with\b/.test(text)) return /\bopen\s*\(/.test(text) ? walk(run, at + 1, end) : uncertain(run, at, end);
  // Its bases are looked up where it stands
  if (/^class\b/.test(text) && run.seen !== undefined) tell(run, text);
  return /^(?:def|class|async|@)\b|^@/.test(text) ? 'goes on' : uncertain(run, at, end);
}

/** What may run: nothing is certain behind it where it may leave without an error. */
function uncertain({ lines }: ScriptRun, at: number, end: number): Course {
  const leaves = lines
    .slice(at, end)
    .some(({ text }) => isSetup(text) || /\b(?:return|break|continue)\b|\bexit\(\s*(?:0|None)?\s*\)/.test(text));
  return leaves ? 'unsure' : 'goes on';
}

/** An assertion on the Python that runs it, which does not hold. */
function isRefuted({ python }: ScriptRun, text: string): boolean {
  const asserted = /^assert\b([^,(]*(?:\([^)]*\)[^,(]*)*)/.exec(text)?.[1]?.trim();
  return asserted !== undefined && python !== undefined && versionCondition(asserted, python) === false;
}

function isSetup(text: string): boolean {
  return /\bsetup\s*\(/.test(text);
}
