// wheelcheck.toml, or [tool.wheelcheck] of a pyproject.toml → a Configuration; whatever is wrong is an error at its line.

import { nearest } from '../text/nearest.ts';
import { parseToml } from '../toml/parse-toml.ts';
import { tomlLines } from '../toml/toml-lines.ts';
import { isTable, type TomlTable, type TomlValue, valueOf } from '../toml/toml-table.ts';
import type { Configuration, ConfigurationKey, ConfigurationSetting, ConfigurationValue } from './configuration.ts';
import { configurationError } from './configuration-error.ts';
import { configuredIgnores } from './configured-ignores.ts';

/**
 * Reads a configuration. A pyproject.toml (by its name) holds it as `[tool.wheelcheck]`, any other file at its top.
 *
 * @param path for messages and for the places of ignores
 * @param keys what it may hold, besides `ignore`
 * @returns undefined for a pyproject.toml without that table
 * @throws WheelcheckError `configuration`, beginning with `path:line:`: an unknown key, a wrong type, a value that cannot
 *   be; `file-broken` where it is no TOML
 */
export function readConfiguration(
  text: string,
  path: string,
  keys: readonly ConfigurationKey[],
): Configuration | undefined {
  const inProject = /(?:^|[/\\])pyproject\.toml$/.test(path);
  if (inProject && !text.includes('wheelcheck')) return undefined;
  const root = parseToml(text, path);
  const tool = inProject ? valueOf(root, 'tool') : undefined;
  const found = inProject ? (isTable(tool) ? valueOf(tool, 'wheelcheck') : undefined) : root;
  if (found === undefined) return undefined;
  const lineOf = tomlLines(text);
  const prefix = inProject ? ['tool', 'wheelcheck'] : [];
  if (!isTable(found)) throw configurationError(path, lineOf(prefix), 'tool.wheelcheck must be a table');
  const settings = new Map<string, ConfigurationSetting>();
  for (const [name, value] of Object.entries(found)) {
    if (name === 'ignore') continue;
    const line = lineOf([...prefix, name]);
    const key = keys.find((each) => each.name === name);
    if (!key || key.refused !== undefined) throw unknownKey(name, key, { path, line, keys, inProject });
    settings.set(name, { value: checked(value, key, path, line), line });
  }
  return { path, settings, ignores: ignoresOf(found, (rest) => lineOf([...prefix, 'ignore', ...rest]), path) };
}

function ignoresOf(
  table: TomlTable,
  lineOf: (rest: readonly (string | number)[]) => number,
  path: string,
): Configuration['ignores'] {
  const value = valueOf(table, 'ignore');
  return value === undefined ? [] : configuredIgnores(value, path, lineOf);
}

interface Whereabouts {
  readonly path: string;
  readonly line: number;
  readonly keys: readonly ConfigurationKey[];
  readonly inProject: boolean;
}

function unknownKey(
  name: string,
  key: ConfigurationKey | undefined,
  { path, line, keys, inProject }: Whereabouts,
): Error {
  if (key?.refused !== undefined) {
    return configurationError(path, line, `${name} cannot be configured`, {
      reason: key.refused,
      hint: `give it on the command line or as WHEELCHECK_${name.replaceAll('-', '_').toUpperCase()}`,
    });
  }
  const names = [...keys.filter(({ refused }) => refused === undefined).map((each) => each.name), 'ignore'];
  const similar = nearest(name.replaceAll('_', '-').toLowerCase(), names);
  const hint =
    name === 'tool' && !inProject
      ? 'in this file the keys stand at the top, without [tool.wheelcheck]'
      : similar === undefined
        ? 'the keys are the names of the options: wheelcheck --help'
        : `did you mean ${similar}?`;
  return configurationError(path, line, `there is no key '${name}'`, { hint });
}

function checked(value: TomlValue, key: ConfigurationKey, path: string, line: number): ConfigurationValue {
  const wrong = (expected: string): Error =>
    configurationError(path, line, `${key.name}: expected ${expected}, found ${shown(value)}`);
  switch (key.kind) {
    case 'switch':
      if (typeof value !== 'boolean') throw wrong('true or false');
      return value;
    case 'number': {
      const { least = 0, whole = false } = key;
      const fits =
        typeof value === 'number' && Number.isFinite(value) && value >= least && (!whole || Number.isInteger(value));
      if (!fits) throw wrong(`a ${whole ? 'whole ' : ''}number from ${least} up`);
      return value;
    }
    case 'texts': {
      const texts: readonly TomlValue[] = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
      const isList = typeof value === 'string' || Array.isArray(value);
      if (!isList || !texts.every(isText)) throw wrong('an array of strings');
      for (const text of texts) refuseSecrets(text, key, path, line);
      return texts;
    }
    default:
      if (!isText(value)) throw wrong('a string');
      if (key.choices && !key.choices.includes(value)) throw wrong(`one of ${key.choices.join(', ')}`);
      refuseSecrets(value, key, path, line);
      return value;
  }
}

function isText(value: TomlValue): value is string {
  return typeof value === 'string' && value !== '';
}

/** A configuration is committed: the user and password of an index are for the environment. */
function refuseSecrets(text: string, { name, address }: ConfigurationKey, path: string, line: number): void {
  if (!address || !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i.test(text)) return;
  const variable = `WHEELCHECK_${name.replaceAll('-', '_').toUpperCase()}`;
  throw configurationError(path, line, `${name} holds a user or a password`, {
    reason: 'a configuration is committed with the project, and must not hold credentials',
    hint: `give the whole address as ${variable}`,
  });
}

function shown(value: TomlValue): string {
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Date) return 'a date';
  if (typeof value === 'object') return 'a table';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
