// Sets what the command line and the environment left open from the configuration: flag > environment > configuration > default.

import { dirname, join } from 'node:path';
import { type ConfigurationValue, type Ignore, WheelcheckError } from '@wheelcheck/core';
import type { Command, Option } from 'commander';
import { keyOf } from './configuration-keys.ts';
import { findConfiguration } from './find-configuration.ts';
import { isInsideProject } from './inside-project.ts';
import type { OptionRow } from './option-row.ts';
import { optionTable } from './option-table.ts';

/** A value that came from the configuration. */
interface ConfiguredValue {
  readonly key: string;
  readonly value: ConfigurationValue;
  /** `pyproject.toml:4` */
  readonly place: string;
}

export interface Configured {
  /** Relative to the current folder; undefined where there is none. */
  readonly path?: string;
  /** By the option's name in the command. */
  readonly values: ReadonlyMap<string, ConfiguredValue>;
  /** Those of the configuration; their places as reports may show them. */
  readonly ignores: readonly Ignore[];
}

/**
 * Finds the configuration and gives its values to the command.
 *
 * @param words the files and requirements of the command line
 * @throws WheelcheckError where the configuration is wrong
 */
export async function configure(command: Command, words: readonly string[]): Promise<Configured> {
  const asked: unknown = command.getOptionValue('config');
  const found =
    asked === false ? undefined : await findConfiguration(typeof asked === 'string' ? asked : undefined, words);
  if (!found) return { values: new Map(), ignores: [] };
  const values = new Map<string, ConfiguredValue>();
  for (const option of command.options) {
    const row = optionTable.find(({ flags }) => flags === option.flags);
    const setting = row && found.settings.get(keyOf(row));
    const name = option.attributeName();
    const source = command.getOptionValueSource(name);
    // The formats of a check need not be those of an explanation.
    const isForeign = row?.path === 'after-equals' && command.parent !== null;
    if (!setting || isForeign || source === 'cli' || source === 'env') continue;
    const value = located(setting.value, row, found.path);
    const place = `${found.path}:${setting.line}`;
    if (found.root !== undefined) refuseOutside(value, row, found.root, place);
    command.setOptionValueWithSource(name, optionValue(value, option), 'config');
    values.set(name, { key: keyOf(row), value, place });
  }
  const ignores = found.ignores.map((ignore) => ({
    ...ignore,
    at: ignore.at && { path: found.reported, line: ignore.at.line },
  }));
  return { path: found.path, values, ignores };
}

/** `no-progress = true` sets `progress` to false, as the flag does. */
function optionValue(value: ConfigurationValue, { negate }: Option): ConfigurationValue {
  return typeof value === 'boolean' && negate ? !value : value;
}

/** Paths are relative to the configuration. */
function located(value: ConfigurationValue, { path }: OptionRow, file: string): ConfigurationValue {
  if (path === undefined || typeof value === 'boolean' || typeof value === 'number') return value;
  const move = (text: string): string => {
    if (path === 'whole') return beside(file, text);
    const [name = '', ...rest] = text.split('=');
    return rest.length === 0 || rest.join('=') === '' ? text : `${name}=${beside(file, rest.join('='))}`;
  };
  return typeof value === 'string' ? move(value) : value.map(move);
}

/**
 * A check reads a project that may be a stranger's. What its configuration names stays in that project, as what its
 * requirements files include does: no report is written over a file of the user's.
 */
function refuseOutside(value: ConfigurationValue, row: OptionRow, root: string, place: string): void {
  if (row.path === undefined) return;
  const outside = textsOf(value)
    .map((text) => (row.path === 'whole' ? text : text.split('=').slice(1).join('=')))
    .find((path) => path !== '' && !isInsideProject(root, path));
  if (outside === undefined) return;
  throw new WheelcheckError({
    code: 'configuration',
    message: `${place}: ${keyOf(row)}: ${outside} lies outside the project`,
    hint: 'name a path inside it, give this one on the command line, or name the configuration with --config',
  });
}

function beside(file: string, path: string): string {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path) ? path : join(dirname(file), path);
}

function textsOf(value: ConfigurationValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? value : [];
}
