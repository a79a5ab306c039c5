// What setuptools writes: [project], and where that leaves a field open, [tool.setuptools.dynamic], setup.py and setup.cfg.

import { tableAt } from '../../sdist/build-system.ts';
import { requirementLines } from '../../sdist/requirement-lines.ts';
import { isTable, type Place, stringsOf, type TomlTable, tableOf, unexpected, valueOf } from '../../toml/toml-table.ts';
import { admitsSince } from './admits-since.ts';
import { type LocalMetadata, type MetadataFields, toMetadata } from './local-metadata.ts';
import type { LocalProject } from './local-project.ts';
import { joinedFiles, setupFiles } from './setup-files.ts';
import { standardProject } from './standard-project.ts';

/** setuptools before 61 reads no [project]. */
const FIRST_WITH_PROJECT = '61.0.0';

/**
 * As setuptools 84 does it. A field of [project] that is not dynamic is final, whatever setup.py and setup.cfg say; a dynamic
 * one is taken from [tool.setuptools.dynamic], else from setup.py and setup.cfg, else it is empty.
 */
export async function setuptoolsMetadata(project: LocalProject): Promise<LocalMetadata> {
  const { requires, document } = project.system;
  const standard = admitsSince(requires, 'setuptools', FIRST_WITH_PROJECT) ? standardProject(project) : undefined;
  if (!standard) return toMetadata(await setupFiles(project));
  const { dynamic } = standard;
  const files = dynamic.size === 0 ? undefined : await setupFiles(project);
  if (!files) return toMetadata(standard);
  const table = tableAt(document, 'tool', 'setuptools', 'dynamic');
  return toMetadata({
    ...standard,
    name: standard.name ?? files.name,
    requiresPython: dynamic.has('requires-python') ? files.requiresPython : standard.requiresPython,
    dependencies: dynamic.has('dependencies')
      ? ((await dynamicDependencies(table, project)) ?? files.dependencies)
      : standard.dependencies,
    optionalDependencies: dynamic.has('optional-dependencies')
      ? ((await dynamicExtras(table, project)) ?? files.optionalDependencies)
      : standard.optionalDependencies,
  });
}

async function dynamicDependencies(
  table: TomlTable,
  project: LocalProject,
): Promise<MetadataFields['dependencies'] | undefined> {
  if (valueOf(table, 'dependencies') === undefined) return undefined;
  return { value: await requirementsIn(table, 'dependencies', '[tool.setuptools.dynamic]', project) };
}

async function dynamicExtras(
  table: TomlTable,
  project: LocalProject,
): Promise<MetadataFields['optionalDependencies'] | undefined> {
  if (valueOf(table, 'optional-dependencies') === undefined) return undefined;
  const extras = tableOf(table, 'optional-dependencies', placeIn(project, '[tool.setuptools.dynamic]'));
  const read = Object.keys(extras).map(
    async (extra) =>
      [extra, await requirementsIn(extras, extra, '[tool.setuptools.dynamic.optional-dependencies]', project)] as const,
  );
  return { value: new Map(await Promise.all(read)) };
}

/** `{ file = "requirements.in" }` or several; no other directive is allowed for requirements. */
async function requirementsIn(
  table: TomlTable,
  key: string,
  what: string,
  project: LocalProject,
): Promise<readonly string[]> {
  const place = placeIn(project, what);
  const directive = valueOf(table, key);
  const file = isTable(directive) ? valueOf(directive, 'file') : undefined;
  if (!isTable(directive) || file === undefined) throw unexpected(place, key, '{ file = … }', directive);
  const paths = typeof file === 'string' ? [file] : stringsOf(directive, 'file', place);
  return requirementLines(await joinedFiles(paths, project.read));
}

function placeIn({ folder }: LocalProject, what: string): Place {
  return { path: `${folder}/pyproject.toml`, what };
}
