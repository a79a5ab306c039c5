// [project] of pyproject.toml (PEP 621): what every backend of today takes from there, and what it leaves to the backend.

import { type Place, stringOf, stringsOf, tableOf } from '../../toml/toml-table.ts';
import { type LocalMetadata, type MetadataFields, toMetadata } from './local-metadata.ts';
import type { LocalProject } from './local-project.ts';

export interface StandardProject extends MetadataFields {
  readonly dynamic: ReadonlySet<string>;
}

/**
 * @returns undefined where pyproject.toml has no [project]
 * @throws WheelcheckError `file-broken` where a value is not of the kind that the standard wants
 */
export function standardProject({ folder, system: { document } }: LocalProject): StandardProject | undefined {
  if (!Object.hasOwn(document, 'project')) return undefined;
  const path = `${folder}/pyproject.toml`;
  const place: Place = { path, what: '[project]' };
  const project = tableOf(document, 'project', { path, what: 'pyproject.toml' });
  const optional = tableOf(project, 'optional-dependencies', place);
  const inOptional: Place = { path, what: '[project.optional-dependencies]' };
  return {
    name: stringOf(project, 'name', place),
    version: stringOf(project, 'version', place),
    requiresPython: { value: stringOf(project, 'requires-python', place) },
    dependencies: { value: stringsOf(project, 'dependencies', place) },
    optionalDependencies: {
      value: new Map(Object.keys(optional).map((extra) => [extra, stringsOf(optional, extra, inOptional)])),
    },
    dynamic: new Set(stringsOf(project, 'dynamic', place)),
  };
}

/** For backends that are not known better: what is static is what they write, what is dynamic they alone know. */
export function standardMetadata(project: LocalProject): LocalMetadata {
  const standard = standardProject(project);
  const { module } = project.system;
  const open = { computed: `${module} works it out when it builds` };
  if (!standard) return toMetadata({ requiresPython: open, dependencies: open, optionalDependencies: open });
  return toMetadata(withDynamic(standard, (field) => ({ computed: `${module} works out its ${field} (dynamic)` })));
}

/** The fields of the standard, the dynamic ones among them replaced. */
export function withDynamic(
  standard: StandardProject,
  fill: (field: string) => { readonly computed: string },
): MetadataFields {
  const { dynamic, requiresPython, dependencies, optionalDependencies } = standard;
  return {
    ...standard,
    requiresPython: dynamic.has('requires-python') ? fill('requires-python') : requiresPython,
    dependencies: dynamic.has('dependencies') ? fill('dependencies') : dependencies,
    optionalDependencies: dynamic.has('optional-dependencies') ? fill('optional-dependencies') : optionalDependencies,
  };
}
