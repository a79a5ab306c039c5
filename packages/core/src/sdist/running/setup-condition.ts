// What a condition of a setup.py comes to by how pip runs it: the words of its command line, its Python, its environment.

import { defaultOutcome } from '../default-condition.ts';
import type { Outcome } from '../outcome.ts';
import type { ScriptRun, SetupCommand } from './script-run.ts';
import { versionCondition } from './version-condition.ts';

/** What a setup.py that pip runs knows of its command line; undefined where the condition asks for something else. */
export function setupCondition(run: ScriptRun, text: string, depth: number): Outcome | undefined {
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

function isCommand(run: ScriptRun, word: string | undefined): boolean {
  return word === run.command;
}

/** How many words there are: `egg_info` stands alone, or with `--egg-base` and its folder, `bdist_wheel` with folders and options. */
const lengths: Readonly<Record<SetupCommand, readonly number[]>> = {
  egg_info: [2, 4],
  bdist_wheel: [2, 3, 4, 5, 6],
};

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
function substituted(run: ScriptRun, text: string, depth: number): Outcome | undefined {
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
  return defaultOutcome(instead, run.assignments, (each) => setupCondition(run, each, depth + 1));
}

/** Its one value; what only changes the case of what it has before is passed over. */
function givenTo({ assignments }: ScriptRun, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const own = new RegExp(`^\\(?\\s*${name}\\.(?:lower|upper|strip)\\(\\)\\s*\\)?$`);
  const values = (assignments.get(name) ?? []).filter((each) => !own.test(each.trim()));
  return values.length === 1 ? values[0]?.trim() : undefined;
}
