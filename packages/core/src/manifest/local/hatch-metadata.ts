// What hatchling writes: [project] with paths filled in, and what its metadata hooks add to dynamic fields.

import { parse, tableAt } from '../../sdist/build-system.ts';
import { brokenAt, isTable, type Place, type TomlTable } from '../../toml/toml-table.ts';
import { folderAddress } from './folder-address.ts';
import { hatchRequirementsTxt } from './hatch-requirements-txt.ts';
import { type LocalMetadata, toMetadata } from './local-metadata.ts';
import type { LocalProject } from './local-project.ts';
import { type StandardProject, standardProject, withDynamic } from './standard-project.ts';

/** Hooks that write other fields than those that decide what is installed. */
const harmless: ReadonlySet<string> = new Set(['vcs', 'fancy-pypi-readme', 'docstring-description', 'nodejs-version']);

/**
 * Hooks may change dynamic fields alone; those that none fills stay empty.
 *
 * @throws WheelcheckError `file-broken` where hatchling refuses the project
 */
export async function hatchMetadata(project: LocalProject): Promise<LocalMetadata> {
  const { folder, system, read } = project;
  const place: Place = { path: `${folder}/pyproject.toml`, what: '[project]' };
  const standard = standardProject(project);
  if (!standard) throw brokenAt(place, 'hatchling needs it, and it is absent');
  const tables = [tableAt(system.document, 'tool', 'hatch'), parse(await read('hatch.toml')).document];
  const metadata = toMetadata(await afterHooks(standard, tables, project));
  const requires = metadata.requires.map((text) => filledIn(text, folder));
  const address = requires.find((text) => /^[^;]*@/.test(text));
  const isAllowed = (table: TomlTable): boolean => tableAt(table, 'metadata')['allow-direct-references'] === true;
  if (address !== undefined && !tables.some(isAllowed))
    throw brokenAt(place, `${address} is an address, and tool.hatch.metadata.allow-direct-references is not set`);
  const open = requires.find(isOpen);
  if (open === undefined) return { ...metadata, requires };
  const computed = [...metadata.computed, `hatchling fills in ${open} when it builds`];
  return { ...metadata, requires: requires.filter((text) => !isOpen(text)), computed };
}

async function afterHooks(
  standard: StandardProject,
  tables: readonly TomlTable[],
  project: LocalProject,
): Promise<Omit<StandardProject, 'dynamic'>> {
  const hooks = new Map(tables.flatMap((table) => Object.entries(tableAt(table, 'metadata', 'hooks'))));
  const programs = [...hooks.keys()].filter((name) => name !== 'requirements_txt' && !harmless.has(name));
  if (programs.length > 0)
    return withDynamic(standard, (field) => ({
      computed: `hatchling's hook ${programs.join(', ')} works out its ${field}`,
    }));
  const files = hooks.get('requirements_txt');
  return isTable(files) ? { ...standard, ...(await hatchRequirementsTxt(files, standard, project)) } : standard;
}

/** `{root:uri}`, `{root:parent:uri}`: the folder of the project, or one above it. */
function filledIn(requirement: string, folder: string): string {
  return requirement.replace(/\{root((?::parent)*):uri\}/g, (_, parents: string) =>
    folderAddress(`${folder}${'/..'.repeat(parents.split(':parent').length - 1)}`),
  );
}

/** `{env:NAME}`, `{home}` and the like, which the machine that builds fills in. */
function isOpen(requirement: string): boolean {
  return /\{[a-z]+[:}]/.test(requirement);
}
