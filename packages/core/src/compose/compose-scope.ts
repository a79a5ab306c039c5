// What the reading of one compose file hangs on: its place, its variables, and words with variables in them.

import { expandVariables, type ValueOf } from '../dockerfile/expand-variables.ts';
import { composeError } from './compose-error.ts';
import { entriesOf, type YamlMap, type YamlScalar, type YamlValue, valueAt } from './yaml-value.ts';

export interface ComposeScope {
  /** As messages have it. */
  readonly path: string;
  /** What its paths are relative to, with a slash at the end, or empty. */
  readonly folder: string;
  /** Undefined where it is not set. */
  readonly valueOf: ValueOf;
  readonly remark: (text: string) => void;
}

/** A scalar with its variables filled in, as Compose does: one that is not set is empty, and told. */
export function textOf({ value, line }: YamlScalar, { path, valueOf, remark }: ComposeScope): string {
  // `$$` is a dollar.
  return (value ?? '')
    .split('$$')
    .map((part) => expandVariables(part, valueOf, 0, unset).text)
    .join('$');

  function unset(name: string, operator: string, word: string): string {
    if (operator.endsWith('?'))
      throw composeError(
        path,
        line,
        `the variable ${name} is required: ${word || 'it has no value'}`,
        `set ${name} in the environment, or in the .env beside the file`,
      );
    remark(`${path}:${line}: the variable ${name} is not set: it counts as empty`);
    return '';
  }
}

/** The text of a key; undefined where it is absent or empty. @throws WheelcheckError where it is no text */
export function textAt(map: YamlMap, key: string, scope: ComposeScope): string | undefined {
  const value = valueAt(map, key);
  if (value === undefined) return undefined;
  if (value.kind !== 'scalar') throw composeError(scope.path, value.line, `${key} is expected to be text`);
  return textOf(value, scope) || undefined;
}

/** The texts of a list, or a single one. @throws WheelcheckError where it is something else */
export function textsAt(map: YamlMap, key: string, scope: ComposeScope): readonly string[] {
  const value = valueAt(map, key);
  if (value === undefined) return [];
  const items = value.kind === 'list' ? value.items : [value];
  return items.map((item) => {
    if (item.kind !== 'scalar') throw composeError(scope.path, item.line, `${key} is expected to be a list of texts`);
    return textOf(item, scope);
  });
}

/** A mapping, or a list of `K=V`; a name alone has no value. @throws WheelcheckError where it is something else */
export function pairsAt(
  map: YamlMap,
  key: string,
  scope: ComposeScope,
): readonly (readonly [name: string, value: string | null])[] {
  const value = valueAt(map, key);
  if (value === undefined || (value.kind === 'scalar' && value.value === null)) return [];
  if (value.kind === 'map')
    return entriesOf(value).map(([name, each]) => [
      name,
      each.kind === 'scalar' && each.value !== null ? textOf(each, scope) : null,
    ]);
  return textsAt(map, key, scope).map((text) => {
    const equals = text.indexOf('=');
    return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
  });
}

/** Where each name of a mapping, or of a list of `K=V`, stands: `compose.yaml:7`. */
export function placesAt(map: YamlMap, key: string, { path }: ComposeScope): Readonly<Record<string, string>> {
  const value = valueAt(map, key);
  const entries = value?.kind === 'map' ? entriesOf(value) : [];
  const items = value?.kind === 'list' ? value.items : [];
  return Object.fromEntries([
    ...entries.map(([name, { line }]) => [name, `${path}:${line}`] as const),
    ...items.flatMap((item) =>
      item.kind === 'scalar' ? [[(item.value ?? '').replace(/=.*$/s, ''), `${path}:${item.line}`] as const] : [],
    ),
  ]);
}

/** Of a mapping, what is said of each value that is a number to Compose where a version may be meant: `3.10` is 3.1. */
export function numbersAt(map: YamlMap, key: string, { path }: ComposeScope): ReadonlyMap<string, string> {
  const value = valueAt(map, key);
  const entries = value?.kind === 'map' ? entriesOf(value) : [];
  return new Map(
    entries.flatMap(([name, each]) =>
      each.kind === 'scalar' && each.written !== undefined && /^\d+\.\d+$/.test(each.written)
        ? [
            [
              name,
              `${path}:${each.line}: ${name}: ${each.written} is the number ${each.value} to Compose: put it in quotes`,
            ],
          ]
        : [],
    ),
  );
}

/** The keys whose values replace what they are merged over. */
export function replacedIn(map: YamlMap): ReadonlySet<string> {
  return new Set(entriesOf(map).flatMap(([key, value]) => (value.replaces === true ? [key] : [])));
}

/** A mapping; an absent or empty one has no keys. @throws WheelcheckError where it is something else */
export function mapOf(value: YamlValue | undefined, what: string, { path }: ComposeScope): YamlMap {
  if (value?.kind === 'map') return value;
  if (value === undefined || (value.kind === 'scalar' && value.value === null))
    return { kind: 'map', line: value?.line ?? 1, own: new Map(), merged: [] };
  throw composeError(path, value.line, `${what} is expected to be a mapping`);
}
