// Marker × environment → whether it holds, exactly as pypa/packaging 26.3 compares (PEP 508, PEP 685, PEP 751).

import type { Marker, MarkerComparison, MarkerEnvironment, MarkerOperator } from './marker-tree.ts';
import { normalizeName } from './name.ts';
import { admits, parseSpecifier } from './specifier.ts';
import { parseVersion } from './version.ts';

/**
 * `undecided`: the answer depends on the running kernel, or on what else the environment does not say.
 * `invalid`: the comparison has no meaning (`os_name ~= "posix"`, `extras == "x"` outside a lock file). packaging raises
 * UndefinedComparison or UndefinedEnvironmentName for the whole marker, whatever its other parts say, and pip stops there.
 */
export type MarkerAnswer = boolean | 'undecided' | 'invalid';

export interface MarkerScope {
  /** The extras asked for, in any spelling. */
  readonly extras?: readonly string[];
  /** The dependency groups asked for. Given, even empty: the marker stands in a lock file, which alone knows the sets
   * `extras` and `dependency_groups` (PEP 751). */
  readonly dependencyGroups?: readonly string[];
}

type Value = string | ReadonlySet<string>;

/** Variables whose values compare as versions where the other side makes a valid specifier; all others compare as text. */
const versions: ReadonlySet<string> = new Set([
  'implementation_version',
  'platform_release',
  'python_full_version',
  'python_version',
]);

const plain = [
  'os_name',
  'sys_platform',
  'platform_machine',
  'platform_python_implementation',
  'platform_system',
  'python_version',
  'python_full_version',
  'implementation_name',
  'implementation_version',
  'platform_release',
  'platform_version',
] as const satisfies readonly (keyof MarkerEnvironment)[];

/**
 * Whether the marker holds.
 *
 * With several extras it is asked once for each, as pip does, and holds where it holds for one of them; without any, `extra` is ''.
 */
export function evaluateMarker(
  marker: Marker,
  environment: Partial<MarkerEnvironment>,
  scope: MarkerScope = {},
): MarkerAnswer {
  const extras = scope.extras && scope.extras.length > 0 ? [...new Set(scope.extras.map(normalizeName))] : [''];
  return disjunction(extras.map((extra) => evaluate(marker, (name) => lookUp(name, environment, scope, extra))));
}

/** The value of a variable, or that the kernel decides it, or that there is no such variable here. */
type LookUp = (name: string) => { readonly value: Value } | 'undecided' | 'invalid';

function lookUp(
  name: string,
  environment: Partial<MarkerEnvironment>,
  scope: MarkerScope,
  extra: string,
): ReturnType<LookUp> {
  if (name === 'extra') return { value: extra };
  if (name === 'extras' || name === 'dependency_groups') {
    if (!scope.dependencyGroups) return 'invalid';
    const names = name === 'extras' ? (scope.extras ?? []) : scope.dependencyGroups;
    return { value: new Set(names.map(normalizeName)) };
  }
  const known = plain.find((candidate) => candidate === name);
  if (known === undefined) return 'invalid';
  const value = environment[known];
  if (value === undefined) return 'undecided';
  // An interpreter built from a checkout calls itself `3.12.1+`, which is no version (packaging repairs it the same way).
  return { value: name === 'python_full_version' && value.endsWith('+') ? `${value}local` : value };
}

function evaluate(marker: Marker, look: LookUp): MarkerAnswer {
  if (marker.kind === 'compare') return compare(marker, look);
  const answers = marker.markers.map((part) => evaluate(part, look));
  return marker.kind === 'and' ? conjunction(answers) : disjunction(answers);
}

function conjunction(answers: readonly MarkerAnswer[]): MarkerAnswer {
  if (answers.includes('invalid')) return 'invalid';
  if (answers.includes(false)) return false;
  return answers.includes('undecided') ? 'undecided' : true;
}

function disjunction(answers: readonly MarkerAnswer[]): MarkerAnswer {
  if (answers.includes('invalid')) return 'invalid';
  if (answers.includes(true)) return true;
  return answers.includes('undecided') ? 'undecided' : false;
}

/**
 * The variable is looked up on the left, else on the right, where packaging takes even a quoted name for one
 * (`"3.12" == "python_version"` holds); a second variable, on the right, stands for its own name.
 */
function compare({ left, operator, right }: MarkerComparison, look: LookUp): MarkerAnswer {
  const [name, other] =
    left.kind === 'variable'
      ? [left.name, right.kind === 'variable' ? right.name : right.text]
      : [right.kind === 'variable' ? right.name : right.text, left.text];
  const looked = look(name);
  if (looked === 'invalid') return 'invalid';
  if (looked === 'undecided') return whileUndecided(name, operator, left.kind === 'variable' ? other : undefined);
  if (left.kind === 'variable')
    return typeof looked.value === 'string' ? compareText(name, looked.value, operator, other) : 'invalid';
  return typeof looked.value === 'string'
    ? compareText(name, other, operator, looked.value)
    : compareSet(normalizeName(other), operator, looked.value);
}

/** What no kernel could answer is invalid at once: `platform_version ~= "5"`, `platform_release ~= "x"`. */
function whileUndecided(name: string, operator: MarkerOperator, right: string | undefined): MarkerAnswer {
  const versionOnly = operator === '~=' || operator === '===';
  const possible = versions.has(name) && (right === undefined || parseSpecifier(operator + right).ok);
  return versionOnly && !possible ? 'invalid' : 'undecided';
}

function compareText(name: string, left: string, operator: MarkerOperator, right: string): MarkerAnswer {
  if (versions.has(name)) {
    const specifier = parseSpecifier(operator + right);
    const version = parseVersion(left);
    if (specifier.ok) return admits(specifier.value, version.ok ? version.value : undefined, left);
  }
  switch (operator) {
    case 'in':
      return right.includes(left);
    case 'not in':
      return !right.includes(left);
    case '==':
    // packaging orders no text: `<=` and `>=` hold for equal texts alone, `<` and `>` never.
    case '<=':
    case '>=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
    case '>':
      return false;
    case '~=':
    case '===':
    default:
      return 'invalid';
  }
}

/** A text never equals a set, so only `in` and `not in` say something. */
function compareSet(left: string, operator: MarkerOperator, right: ReadonlySet<string>): MarkerAnswer {
  if (operator === 'in') return right.has(left);
  if (operator === '~=' || operator === '===') return 'invalid';
  return operator === '!=' || (operator === 'not in' && !right.has(left));
}
