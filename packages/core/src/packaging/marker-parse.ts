// Text → marker: the grammar of PEP 508 with the additions of PEP 751, as pypa/packaging 26.3 reads it.

import type { Marker, MarkerComparison, MarkerOperand, MarkerOperator, MarkerVariable } from './marker-tree.ts';
import { normalizeName } from './name.ts';
import type { Parsed } from './parsed.ts';
import { remembered } from './remembered.ts';
import { fail, type Scanner, scanner, sees, skipBlanks, take } from './scanner.ts';
import { parseStringLiteral } from './string-literal.ts';

/** packaging gives up at Python's recursion limit; no real marker comes near either. */
const depthLimit = 100;

const names = [
  'python_version',
  'python_full_version',
  'os_name',
  'sys_platform',
  'platform_machine',
  'platform_python_implementation',
  'platform_release',
  'platform_system',
  'platform_version',
  'implementation_name',
  'implementation_version',
  'extra',
  'extras',
  'dependency_groups',
] as const satisfies readonly MarkerVariable[];

/** The dotted names come from PEP 345, `python_implementation` from setuptools. */
const variables: ReadonlyMap<string, MarkerVariable> = new Map([
  ...names.map((name) => [name, name] as const),
  ['os.name', 'os_name'],
  ['sys.platform', 'sys_platform'],
  ['platform.version', 'platform_version'],
  ['platform.machine', 'platform_machine'],
  ['platform.python_implementation', 'platform_python_implementation'],
  ['python_implementation', 'platform_python_implementation'],
]);

const operators = ['===', '==', '~=', '!=', '<=', '>=', '<', '>', 'in'] as const satisfies readonly MarkerOperator[];

/**
 * Reads a marker such as `python_version < "3.8" and extra == "test"`.
 *
 * Names of extras and groups that it compares with are normalised (PEP 685).
 * @returns a problem where packaging raises InvalidMarker, and where parentheses nest deeper than 100.
 */
export function parseMarker(text: string): Parsed<Marker> {
  return readRemembered(text);
}

/** The packages of a lock, and what its projects ask for, repeat each other's markers; those of forks have kilobytes. */
const readRemembered = remembered(5000, read, 5000);

function read(text: string): Parsed<Marker> {
  const source = scanner(text);
  const marker = markerAt(source);
  if (marker && source.at < text.length) fail(source, 'the end of the marker, "and" or "or"');
  if (!marker || source.problem !== undefined)
    return { ok: false, problem: source.problem ?? 'not a marker', at: source.failedAt };
  return { ok: true, value: marker };
}

/** Reads a marker that starts here; undefined, and a problem in the scanner, where there is none. */
export function markerAt(source: Scanner, depth = 0): Marker | undefined {
  // One list of conjunctions: `and` binds tighter than `or`.
  const alternatives: Marker[][] = [[]];
  for (;;) {
    const atom = atomAt(source, depth);
    if (!atom) return undefined;
    alternatives.at(-1)?.push(atom);
    const joint = take(source, /\b(?:or|and)\b/y);
    if (joint === undefined)
      return join(
        'or',
        alternatives.map((markers) => join('and', markers)),
      );
    if (joint === 'or') alternatives.push([]);
  }
}

function join(kind: 'and' | 'or', markers: readonly Marker[]): Marker {
  const [only, ...others] = markers;
  return only && others.length === 0
    ? only
    : { kind, markers: markers.flatMap((marker) => (marker.kind === kind ? marker.markers : [marker])) };
}

function atomAt(source: Scanner, depth: number): Marker | undefined {
  skipBlanks(source);
  if (take(source, /\(/y) === undefined) return comparisonAt(source);
  if (depth >= depthLimit) return fail(source, `no more than ${depthLimit} nested parentheses`);
  const marker = markerAt(source, depth + 1);
  if (!marker) return undefined;
  if (take(source, /\)/y) === undefined) return fail(source, 'a closing parenthesis');
  skipBlanks(source);
  return marker;
}

function comparisonAt(source: Scanner): MarkerComparison | undefined {
  const left = operandAt(source);
  if (!left) return undefined;
  skipBlanks(source);
  const operator = operatorAt(source);
  if (!operator) return undefined;
  skipBlanks(source);
  const right = operandAt(source);
  if (!right) return undefined;
  skipBlanks(source);
  return {
    kind: 'compare',
    operator,
    left: withNormalName(left, right, ['extra', 'extras', 'dependency_groups']),
    right: withNormalName(right, left, ['extra']),
  };
}

/** packaging normalises the name of an extra on both sides, and what is looked for in a set, which stands on the right. */
function withNormalName(operand: MarkerOperand, other: MarkerOperand, named: readonly MarkerVariable[]): MarkerOperand {
  const isName = operand.kind === 'value' && other.kind === 'variable' && named.includes(other.name);
  return isName ? { kind: 'value', text: normalizeName(operand.text) } : operand;
}

function operandAt(source: Scanner): MarkerOperand | undefined {
  const name = variableAt(source);
  if (name !== undefined) return { kind: 'variable', name };
  if (!sees(source, /'[^']*'|"[^"]*"/y)) return fail(source, 'a variable or a quoted string');
  const before = source.at;
  const literal = parseStringLiteral(take(source, /'[^']*'|"[^"]*"/y) ?? '');
  if (literal.ok) return { kind: 'value', text: literal.value };
  source.at = before;
  source.problem ??= `${literal.problem} at character ${before + 1}`;
  return undefined;
}

/** Any other word stays unread. */
function variableAt(source: Scanner): MarkerVariable | undefined {
  const before = source.at;
  const name = variables.get(take(source, /\b[a-z]\w*(?:\.[a-z]\w*)?/y) ?? '');
  if (name === undefined) source.at = before;
  return name;
}

function operatorAt(source: Scanner): MarkerOperator | undefined {
  const symbol = take(source, /===|==|~=|!=|<=|>=|<|>|\bin\b/y);
  if (symbol !== undefined) return operators.find((operator) => operator === symbol);
  if (take(source, /\bnot[ \t]+in\b/y) !== undefined) return 'not in';
  return fail(source, 'a comparison: one of < <= != == >= > ~= === in, not in');
}
