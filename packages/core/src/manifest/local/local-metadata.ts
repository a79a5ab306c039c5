// What a folder that an installer builds says of the distribution that comes out: the metadata that its backend would write.

import { normalizeName, type PackageName } from '../../packaging/name.ts';
import { parseSpecifiers, type SpecifierSet } from '../../packaging/specifier.ts';
import { underCondition } from '../../packaging/under-condition.ts';

export interface LocalMetadata {
  readonly name?: PackageName | undefined;
  readonly version?: string | undefined;
  /** Any of the sets must admit a Python. */
  readonly requiresPython?: readonly SpecifierSet[] | undefined;
  /** Requires-Dist: one text a requirement, `beta>=1 ; extra == "x"`. `file:` addresses are relative to where the installer runs. */
  readonly requires: readonly string[];
  /** Provides-Extra, normalised. */
  readonly extras: readonly PackageName[];
  /** Only a build tells which extras there are: `setup.py computes extras_require`. */
  readonly openExtras?: true;
  /** What only a build tells, each as half a sentence: `setup.py computes install_requires`. */
  readonly computed: readonly string[];
  /** Names that [tool.uv.sources] takes from elsewhere than the metadata says, normalised: uv alone heeds it. */
  readonly uvSources?: readonly PackageName[] | undefined;
  /** Why its backend refuses the project, as half a sentence; the installer then stops. */
  readonly refused?: string | undefined;
}

/** A field of the metadata, or in half a sentence why only a build tells it. */
export type Field<T> = { readonly value: T } | { readonly computed: string };

/** The fields that decide what is installed, as a project's files state them. */
export interface MetadataFields {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** PEP 440. */
  readonly requiresPython: Field<string | undefined>;
  readonly dependencies: Field<readonly string[]>;
  /** Extra, as written → its requirements. */
  readonly optionalDependencies: Field<ReadonlyMap<string, readonly string[]>>;
}

export function toMetadata(fields: MetadataFields): LocalMetadata {
  const { name, version, requiresPython, dependencies, optionalDependencies } = fields;
  const optional = [...(valueIn(optionalDependencies) ?? [])].map(
    ([extra, texts]) => [normalizeName(extra), texts] as const,
  );
  return {
    name: name === undefined ? undefined : normalizeName(name),
    version,
    ...pythonRange(valueIn(requiresPython)),
    requires: [
      ...(valueIn(dependencies) ?? []),
      ...optional.flatMap(([extra, texts]) => texts.map((text) => underCondition(text, ofExtra(extra)))),
    ],
    extras: optional.map(([extra]) => extra),
    ...('computed' in optionalDependencies ? { openExtras: true } : {}),
    computed: unique(
      [requiresPython, dependencies, optionalDependencies].flatMap((field) =>
        'computed' in field ? [field.computed] : [],
      ),
    ),
  };
}

/** Where nothing but the refusal is known. */
export function refusedMetadata(refused: string): LocalMetadata {
  return { requires: [], extras: [], computed: [], refused };
}

/** `extra == "test"`. */
export function ofExtra(extra: string): string {
  return `extra == "${extra}"`;
}

function pythonRange(text: string | undefined): Pick<LocalMetadata, 'requiresPython' | 'refused'> {
  if (text === undefined || text.trim() === '') return {};
  const set = parseSpecifiers(text);
  return set.ok ? { requiresPython: [set.value] } : { refused: `its range of Pythons ${text} is none (PEP 440)` };
}

function valueIn<T>(field: Field<T>): T | undefined {
  return 'value' in field ? field.value : undefined;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
