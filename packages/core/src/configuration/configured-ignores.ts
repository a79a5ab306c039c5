// `ignore = [{ package, rule, reason, until }]` of a configuration → ignores with their places.

import { nearest } from '../text/nearest.ts';
import { isValidName, normalizeName } from '../packaging/name.ts';
import { type Ignore, parseIgnore, parseRule } from '../report/ignore.ts';
import { isTable, type TomlTable, type TomlValue, valueOf } from '../toml/toml-table.ts';
import { configurationError } from './configuration-error.ts';

const fields = ['package', 'rule', 'reason', 'until'] as const;

/**
 * Reads the array; a string in it (`"numpy:WC101"`) is what `--ignore` takes.
 *
 * @param lineOf the line of what stands at a path below the array
 * @throws WheelcheckError `configuration` at the line that is wrong
 */
export function configuredIgnores(
  value: TomlValue,
  path: string,
  lineOf: (rest: readonly (string | number)[]) => number,
): readonly Ignore[] {
  if (!Array.isArray(value)) {
    throw configurationError(path, lineOf([]), 'ignore: expected an array of tables', {
      hint: 'write it as ignore = [{ package = "numpy", rule = "WC101", reason = "built in its own stage" }]',
    });
  }
  const rows: readonly TomlValue[] = value;
  return rows.map((row, position) => {
    const at = { path, line: lineOf([position]) };
    if (typeof row === 'string') {
      const parsed = parseIgnore(row);
      if (!parsed.ok) throw configurationError(path, at.line, `ignore: ${parsed.problem}`);
      return { ...parsed.value, by: 'config', reason: null, until: null, at };
    }
    if (!isTable(row)) throw configurationError(path, at.line, 'ignore: expected tables or strings');
    return readRow(row, path, (key) => lineOf(key === undefined ? [position] : [position, key]));
  });
}

function readRow(row: TomlTable, path: string, lineOf: (key?: string) => number): Ignore {
  for (const key of Object.keys(row)) {
    if (fields.some((field) => field === key)) continue;
    const similar = nearest(key, fields);
    throw configurationError(path, lineOf(key), `ignore: there is no key '${key}'`, {
      hint: similar === undefined ? `it takes ${fields.join(', ')}` : `did you mean ${similar}?`,
    });
  }
  const textOf = (key: string): string | null => {
    const value = valueOf(row, key);
    if (value === undefined) return null;
    if (typeof value !== 'string' || value.trim() === '')
      throw configurationError(path, lineOf(key), `ignore: ${key}: expected a string`);
    return value.trim();
  };
  const name = textOf('package');
  if (name === null) throw configurationError(path, lineOf(), 'ignore: package = "…" is missing');
  if (!isValidName(name))
    throw configurationError(path, lineOf('package'), `ignore: '${name}' is not a package's name`);
  const ruleText = textOf('rule');
  const rule = ruleText === null ? ({ ok: true, value: null } as const) : parseRule(ruleText);
  if (!rule.ok) throw configurationError(path, lineOf('rule'), `ignore: ${rule.problem}`);
  return {
    package: normalizeName(name),
    rule: rule.value,
    by: 'config',
    reason: textOf('reason'),
    until: dayOf(valueOf(row, 'until'), path, () => lineOf('until')),
    at: { path, line: lineOf() },
  };
}

/** A TOML date, or the same as a string; a time of day is refused, as an ignore ends with a day. */
function dayOf(value: TomlValue | undefined, path: string, lineOf: () => number): string | null {
  if (value === undefined) return null;
  const text = value instanceof Date ? value.toISOString() : value;
  const isDay = typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text);
  const day = isDay ? new Date(`${text}T00:00:00Z`) : undefined;
  if (isDay && day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw configurationError(path, lineOf(), 'ignore: until: expected a day, such as 2026-12-31');
}
