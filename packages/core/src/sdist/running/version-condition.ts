// What a condition of a script asks of the Python that runs it: `sys.version_info[0] < 3`.

import type { Outcome } from '../outcome.ts';
import type { PythonRelease } from './python-release.ts';

type Relation = '<' | '<=' | '>' | '>=' | '==' | '!=';

const relations = /^([^<>=!]+?)\s*(<=|>=|==|!=|<|>)\s*([^<>=!]+)$/;
/** `(3,) > sys.version_info >= (2, 7)` (functools32). */
const chained = /^([^<>=!]+(?:[<>]=?|[=!]=))([^<>=!]+)((?:[<>]=?|[=!]=)[^<>=!]+)$/;
const flipped: Readonly<Record<Relation, Relation>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** Undefined where it asks for something else; null where the patch release decides. */
export function versionCondition(condition: string, python: PythonRelease): Outcome | undefined {
  const chain = chained.exec(condition.trim());
  if (chain) {
    const [, low = '', asked = '', high = ''] = chain;
    const both = new Set([versionCondition(low + asked, python), versionCondition(asked + high, python)]);
    return both.has(undefined) ? undefined : both.has(false) ? false : both.has(null) ? null : true;
  }
  const [, left = '', relation, right = ''] = relations.exec(condition.trim()) ?? [];
  if (relation === undefined) return named(condition.trim(), python);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pattern holds these alone
  const own = relation as Relation;
  return compared(left.trim(), own, right.trim(), python) ?? compared(right.trim(), flipped[own], left.trim(), python);
}

function named(text: string, [major]: PythonRelease): Outcome | undefined {
  const word = /^six\.PY([23])$/.exec(text)?.[1];
  return word === undefined ? undefined : Number(word) === major;
}

function compared(asked: string, relation: Relation, value: string, python: PythonRelease): Outcome | undefined {
  const [major, minor] = python;
  if (/^(?:sys\.)?version_info(?:\[0\]|\.major)$/.test(asked))
    return ofNumbers([major], relation, numbersIn(value), true);
  if (/^(?:sys\.)?version_info(?:\[1\]|\.minor)$/.test(asked))
    return ofNumbers([minor], relation, numbersIn(value), true);
  if (/^(?:sys\.)?version_info\[0?:1\]$/.test(asked)) return ofNumbers([major], relation, numbersIn(value), true);
  if (/^(?:tuple\()?(?:sys\.)?version_info\)?\[0?:2\]$/.test(asked))
    return ofNumbers([major, minor], relation, numbersIn(value), true);
  if (/^(?:tuple\()?(?:sys\.)?version_info\)?(?:\[0?:3\])?$/.test(asked))
    return ofNumbers([major, minor], relation, numbersIn(value), false);
  if (/^sys\.hexversion$/.test(asked) && /^0x[\da-fA-F]{7,8}$/.test(value)) {
    const number = Number(value);
    return ofNumbers([major, minor], relation, [number >> 24, (number >> 16) & 255, (number >> 8) & 255], false);
  }
  const text = /^['"]([\d.]+)['"]$/.exec(value)?.[1];
  if (/^sys\.version(?:\[0\]|\[:1\])$/.test(asked) && text !== undefined)
    return ofNumbers([major], relation, [Number(text)], true);
  if (/^sys\.version\[:3\]$/.test(asked) && text !== undefined)
    return ofTexts(`${major}.${minor}`.slice(0, 3), relation, text);
  if (asked !== 'sys.version' || text === undefined) return undefined;
  const [first, last] = [
    ofTexts(`${major}.${minor}.0 (`, relation, text),
    ofTexts(`${major}.${minor}.99 (`, relation, text),
  ];
  return first === last ? first : null;
}

/** `(3, 6)`, `3`, `(3,)`; empty for anything else. */
function numbersIn(value: string): readonly number[] {
  const inner = /^[([]?\s*(\d+(?:\s*,\s*\d+)*)\s*,?\s*[)\]]?$/.exec(value)?.[1];
  return inner === undefined ? [] : inner.split(',').map(Number);
}

/** Compared as Python compares tuples: the longer of two that begin alike is greater. */
function ofNumbers(
  own: readonly number[],
  relation: Relation,
  asked: readonly number[],
  whole: boolean,
): Outcome | undefined {
  if (asked.length === 0) return undefined;
  const at = own.findIndex((each, index) => each !== asked[index]);
  if (at !== -1 && asked[at] !== undefined) return holds(Math.sign((own[at] ?? 0) - asked[at]), relation);
  if (asked.length > own.length) return whole ? holds(-1, relation) : null;
  // `sys.version_info` has more than it is compared with
  return holds(whole && asked.length === own.length ? 0 : 1, relation);
}

function ofTexts(own: string, relation: Relation, asked: string): boolean {
  return holds(own === asked ? 0 : own < asked ? -1 : 1, relation);
}

function holds(sign: number, relation: Relation): boolean {
  switch (relation) {
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
    case '==':
      return sign === 0;
    case '!=':
      return sign !== 0;
  }
}
