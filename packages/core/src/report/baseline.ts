// An earlier JSON report, read back as far as a comparison needs it.

import { insidePath } from '../text/inside-path.ts';
import { isJsonObject, type JsonObject } from '../text/json-value.ts';
import { WheelcheckError } from '../error.ts';
import { leavesOut } from '../rules/gate.ts';
import { isRuleId, type RuleId } from '../rules/rules.ts';
import type { Diagnostic } from './report.ts';

/** A package as it was on one target. */
export interface BaselineRow {
  readonly name: string;
  readonly version: string | null;
  /** Words of a later release may be among them. */
  readonly verdict: string;
  readonly rules: readonly RuleId[];
}

interface BaselineTarget {
  /** What tells targets apart: `python:3.12-alpine linux/arm64`, `python:3.12-alpine linux/arm64 Dockerfile (builder)`. */
  readonly key: string;
  /** Packages that were installed there, or would have been. */
  readonly rows: readonly BaselineRow[];
}

/** An earlier report, as far as it is compared with: `readBaseline` makes it. */
export interface Baseline {
  /** As given. */
  readonly path: string;
  readonly targets: readonly BaselineTarget[];
  /** Whether it said of a target (as `targetKey` writes it) or of files all that this says. */
  readonly hasSaid: (
    diagnostic: Pick<Diagnostic, 'rule' | 'kind' | 'about' | 'message'>,
    target: string | null,
  ) => boolean;
}

/**
 * Reads a report of the JSON format.
 *
 * @throws WheelcheckError `baseline` where the text is no such report, or one of another schema version
 */
export function readBaseline(text: string, path: string): Baseline {
  const root = parse(text, path);
  if (!isJsonObject(root) || !Object.hasOwn(root, 'schemaVersion'))
    throw notOurs(path, 'it is no JSON report of wheelcheck');
  const version = root['schemaVersion'];
  if (typeof version !== 'string' || !/^1\.\d+$/.test(version)) {
    throw new WheelcheckError({
      code: 'baseline',
      message: `--baseline ${path}: its schema version is ${JSON.stringify(version)}; this release reads 1.x`,
      hint: 'make the baseline again with this release: wheelcheck -f json=report.json',
      settings: ['baseline'],
    });
  }
  const targets = recordsOf(root['targets']);
  const packages = recordsOf(root['packages']);
  const diagnostics = recordsOf(root['diagnostics']);
  if (!targets || !packages || !diagnostics) throw notOurs(path, 'targets, packages or diagnostics are missing');
  const told = targetKeys(targets.map(keyOfRecord));
  const keys = new Map(targets.map((target, position) => [textOf(target['id']), told[position] ?? '']));
  const said = new Set(diagnostics.flatMap((each) => keysOfRecord(each, keys.get(textOf(each['target'])) ?? null)));
  return {
    path,
    targets: [...keys].map(([id, key]) => ({ key, rows: packages.flatMap((pkg) => rowsOf(pkg, id)) })),
    hasSaid: ({ rule, kind, about, message }, target) =>
      said.has(wordedKey(rule, message, target)) ||
      factKeys({ rule, kind, about }, target).every((key) => said.has(key)),
  };
}

/** A target by what the user asked for, since `t0` is another one in another run. */
export function targetKey(
  base: string | null,
  abi: string,
  libc: { readonly family: string; readonly version: string },
  platform: string,
  dockerfile: { readonly path: string; readonly stage: string | null } | null,
): string {
  const words = [base ?? `${abi}-${libc.family}${libc.version}`, platform];
  if (dockerfile === null) return words.join(' ');
  const stage = dockerfile.stage === null ? [] : [`(${dockerfile.stage})`];
  return [...words, insidePath(dockerfile.path), ...stage].join(' ');
}

/** The keys of all targets of a report: services that build one Dockerfile with other arguments differ by their order alone. */
export function targetKeys(keys: readonly string[]): readonly string[] {
  return keys.map((key, position) => {
    const before = keys.slice(0, position).filter((each) => each === key).length;
    return before === 0 ? key : `${key} (${before + 1})`;
  });
}

function keysOfRecord(record: JsonObject, target: string | null): readonly string[] {
  const [rule, kind, about] = [textOrNull(record['rule']), textOrNull(record['kind']), record['about']];
  if (kind === null || !Array.isArray(about)) return [wordedKey(rule, textOf(record['message']), target)];
  return factKeys({ rule, kind, about: about.map(textOf) }, target);
}

/** One for each thing that it is said of: what is said of one more is new. */
function factKeys(
  { rule, kind, about }: { readonly rule: string | null; readonly kind: string; readonly about: readonly string[] },
  target: string | null,
): readonly string[] {
  const things = about.length === 0 ? [null] : about;
  return things.map((thing) => JSON.stringify([rule, kind, thing, target]));
}

/**
 * Of reports from before diagnostics had a kind: a rule about a target or a file is the same in any words, which count
 * packages; what was not judged is named in them.
 */
function wordedKey(rule: string | null, message: string, target: string | null): string {
  const isNamed = rule === null || (isRuleId(rule) && leavesOut({ rule }));
  return JSON.stringify([rule, isNamed ? message : '', target]);
}

function rowsOf(pkg: JsonObject, target: string): readonly BaselineRow[] {
  return (recordsOf(pkg['results']) ?? [])
    .filter((result) => result['target'] === target && result['verdict'] !== 'skipped')
    .map((result) => {
      const rules = Array.isArray(result['rules']) ? result['rules'] : [];
      return {
        name: textOf(pkg['name']),
        version: textOrNull(pkg['version']),
        verdict: textOf(result['verdict']),
        rules: rules.filter((rule): rule is RuleId => typeof rule === 'string' && isRuleId(rule)),
      };
    });
}

function keyOfRecord(target: JsonObject): string {
  const libc = isJsonObject(target['libc']) ? target['libc'] : {};
  const python = isJsonObject(target['python']) ? target['python'] : {};
  const { dockerfile } = target;
  return targetKey(
    textOrNull(target['base']),
    textOf(python['abi']),
    { family: textOf(libc['family']), version: textOf(libc['version']) },
    textOf(target['platform']),
    isJsonObject(dockerfile) ? { path: textOf(dockerfile['path']), stage: textOrNull(dockerfile['stage']) } : null,
  );
}

function recordsOf(value: unknown): readonly JsonObject[] | undefined {
  return Array.isArray(value) && value.every(isJsonObject) ? value : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notOurs(path, error instanceof Error ? error.message : String(error));
  }
}

function notOurs(path: string, reason: string): WheelcheckError {
  return new WheelcheckError({
    code: 'baseline',
    message: `--baseline ${path}: it cannot be read`,
    reason,
    hint: 'name a file that wheelcheck -f json=report.json wrote',
    settings: ['baseline'],
  });
}
