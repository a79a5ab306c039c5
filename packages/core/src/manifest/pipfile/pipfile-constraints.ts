// What the Pipfile beside a Pipfile.lock asks for, and the Python that the lock was made for.

import { normalizeName } from '../../packaging/name.ts';
import { parseSpecifiers, type SpecifierSet } from '../../packaging/specifier.ts';
import type { OwnConstraints, ProjectConstraint } from '../project-constraint.ts';
import {
  isTable,
  type Place,
  stringOf,
  tableOf,
  type TomlTable,
  type TomlValue,
  valueOf,
} from '../../toml/toml-table.ts';
import type { PipfileJson } from './pipfile-json.ts';

/** Tables of a Pipfile that list no packages. */
const settings: ReadonlySet<string> = new Set(['source', 'requires', 'pipenv', 'scripts']);

/** The Pipfile beside a lock, parsed. */
export interface Pipfile {
  readonly document: TomlTable;
  readonly name: string;
}

/**
 * Reads `[packages]`, `[dev-packages]` and every other category of the Pipfile, and `_meta.requires` of the lock:
 * `pipenv install` warns on another Python than the one named there, and the lock's markers are for it alone.
 */
export function pipfileConstraints({ root }: PipfileJson, path: string, pipfile: Pipfile | undefined): OwnConstraints {
  const place: Place = { path, what: '_meta.requires' };
  const requires = tableOf(tableOf(root, '_meta', place), 'requires', place);
  const python = pythonRange(requires, place);
  return {
    constraints: pipfile ? constraintsIn(pipfile.document, pipfile.name) : [],
    ...(python ? { requiresPython: [python] } : {}),
  };
}

function constraintsIn(document: TomlTable, by: string): readonly ProjectConstraint[] {
  return Object.entries(document).flatMap(([section, table]) =>
    settings.has(section) || !isTable(table)
      ? []
      : Object.entries(table).flatMap(([name, value]) => {
          const versions = parseSpecifiers(versionIn(value));
          return versions.ok && versions.value.specifiers.length > 0
            ? [{ name: normalizeName(name), versions: [versions.value], by }]
            : [];
        }),
  );
}

/** `"*"`, `">=1"`, `{ version = ">=1" }`; a bare `1.2` is `==1.2` to pipenv. */
function versionIn(value: TomlValue): string {
  const written = isTable(value) ? valueOf(value, 'version') : value;
  if (typeof written !== 'string' || written === '*') return '';
  return /^\d/.test(written) ? `==${written}` : written;
}

function pythonRange(requires: TomlTable, place: Place): SpecifierSet | undefined {
  const full = stringOf(requires, 'python_full_version', place);
  const minor = stringOf(requires, 'python_version', place);
  const range = parseSpecifiers(full === undefined ? (minor === undefined ? '' : `==${minor}.*`) : `==${full}`);
  return range.ok && range.value.specifiers.length > 0 ? range.value : undefined;
}
