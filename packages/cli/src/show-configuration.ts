// `--show-config`: every effective value, and where it comes from.

import type { Command } from 'commander';
import type { Ignore } from '@wheelcheck/core';
import { maskAddress, printable, unprintable } from '@wheelcheck/core/text';
import { keyOf } from './configuration-keys.ts';
import type { Configured } from './configure.ts';
import { givenOf, placeOf } from './given.ts';
import type { OptionRow } from './option-row.ts';
import { optionTable } from './option-table.ts';
import { ownPlatform } from './request.ts';

/** Values longer than this have their origin on the next line. */
const COLUMN = 46;

const WIDTH = 78;

/** One line a value, as a configuration would hold it, with its origin; then what is not set. */
export function showConfiguration(command: Command, { path, values, ignores }: Configured): string {
  const rows = optionTable.flatMap((row) => {
    const option = command.options.find(({ flags }) => flags === row.flags);
    const name = option?.attributeName();
    if (!option || name === undefined || ['config', 'showConfig', 'ignore'].includes(name)) return [];
    const value: unknown = command.getOptionValue(name);
    const given = givenOf(option, command, { values });
    const origin = placeOf(given) ?? given.by;
    return [{ row, value: option.negate && typeof value === 'boolean' ? !value : value, origin }];
  });
  const isSet = ({ value, origin }: (typeof rows)[number]): boolean =>
    value !== undefined && !(value === false && origin === 'default');
  const lines = rows.flatMap((each) => {
    if (isSet(each)) return [line(assignment(keyOf(each.row), each.value, each.row), each.origin)];
    const stated = defaults.get(keyOf(each.row));
    return stated === undefined ? [] : [line(assignment(keyOf(each.row), stated(), each.row), 'default')];
  });
  const unset = rows.filter((each) => !isSet(each) && !defaults.has(keyOf(each.row))).map(({ row }) => keyOf(row));
  return [
    `# configuration: ${printable(path ?? 'none')}`,
    ...lines,
    ...flagIgnores(command).map(({ text, origin }) => line(`ignore = ${quoted(text)}`, origin)),
    ...ignores.map((ignore) => line(`ignore = ${ignoreText(ignore)}`, `${path}:${ignore.at?.line}`)),
    ...wrapped(unset),
    '',
  ].join('\n');
}

/** Defaults that are no initial value of an option. */
const defaults: ReadonlyMap<string, () => readonly string[]> = new Map([
  ['platform', () => [ownPlatform()]],
  ['fail-on', () => ['build']],
  ['format', () => ['terminal']],
]);

/** Long values go on below, two columns in; then the origin has a line of its own. */
function line(text: string, from: string): string {
  const origin = printable(from);
  if (text.length <= COLUMN) return `${text.padEnd(COLUMN)}  # ${origin}`;
  const lines: string[] = [];
  for (const piece of text.split(/(?<=,) /)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + piece.length > WIDTH)
      lines.push(`${lines.length > 0 ? '  ' : ''}${piece}`);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return [...lines, `${' '.repeat(COLUMN)}  # ${origin}`].join('\n');
}

function assignment(key: string, value: unknown, { address }: OptionRow): string {
  const text = (each: unknown): string =>
    typeof each === 'string' ? quoted(address ? maskAddress(each) : each) : String(each);
  return `${key} = ${Array.isArray(value) ? `[${value.map(text).join(', ')}]` : text(value)}`;
}

function flagIgnores(command: Command): readonly { readonly text: string; readonly origin: string }[] {
  const value: unknown = command.getOptionValue('ignore');
  if (!Array.isArray(value)) return [];
  const origin = command.getOptionValueSource('ignore') === 'env' ? 'WHEELCHECK_IGNORE' : 'flag';
  return value.map((text) => ({ text: String(text), origin }));
}

function ignoreText({ package: name, rule, reason, until }: Ignore): string {
  const parts = Object.entries({ package: name, rule, reason, until }).flatMap(([key, value]) =>
    value === null ? [] : [`${key} = ${quoted(value)}`],
  );
  return `{ ${parts.join(', ')} }`;
}

/** A TOML string; what would steer a terminal is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(unprintable, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

function wrapped(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const [position, name] of names.entries()) {
    const piece = position === names.length - 1 ? name : `${name},`;
    const last = lines.at(-1);
    if (last === undefined || last.length + piece.length + 1 > WIDTH)
      lines.push(`# ${lines.length === 0 ? 'not set: ' : ''}${piece}`);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return lines;
}
