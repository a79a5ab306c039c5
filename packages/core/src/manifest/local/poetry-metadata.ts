// What poetry-core writes into the metadata of a project that an installer builds.

import { formatMarker } from '../../packaging/marker.ts';
import { normalizeName } from '../../packaging/name.ts';
import { parseSpecifiers } from '../../packaging/specifier.ts';
import { underCondition } from '../../packaging/under-condition.ts';
import { stringOf, tableOf, type Place } from '../../toml/toml-table.ts';
import { admitsSince } from './admits-since.ts';
import { folderAddress } from './folder-address.ts';
import { type LocalMetadata, ofExtra } from './local-metadata.ts';
import type { LocalProject } from './local-project.ts';
import { type ProjectDependency, builtDependencies } from '../poetry/dependency-section.ts';
import { mainDependencies, readRequiresPython } from '../poetry/pyproject.ts';
import { oneSpecifier } from '../poetry/one-specifier.ts';
import type { PoetrySource } from '../poetry/poetry-dependency.ts';

/** poetry-core before 2 reads [tool.poetry] alone. */
const FIRST_WITH_PROJECT = '2.0.0';

/** Its older versions write `^1.0 || ^2.0` as `>=1.0,<3.0`; from here on it stays `||`, which installers refuse. */
const FIRST_WITHOUT_JOINING = '2.5';

/** @throws WheelcheckError `file-broken` where poetry-core refuses the project */
export function poetryMetadata({ folder, system: { document, requires } }: LocalProject): LocalMetadata {
  const path = `${folder}/pyproject.toml`;
  const file: Place = { path, what: 'pyproject.toml' };
  const readsProject = admitsSince(requires, 'poetry-core', FIRST_WITH_PROJECT);
  const project = readsProject ? tableOf(document, 'project', file) : {};
  const poetry = tableOf(tableOf(document, 'tool', file), 'poetry', { path, what: '[tool]' });
  const { dependencies, extras } = mainDependencies(project, poetry, path, builtDependencies);
  const name = stringOf(project, 'name', file) ?? stringOf(poetry, 'name', file);
  // poetry-dynamic-versioning puts the tag of a checkout in the place of what stands there
  const isDynamic = Object.hasOwn(tableOf(document, 'tool', file), 'poetry-dynamic-versioning');
  const python = stringOf(project, 'requires-python', file);
  const built = dependencies.filter(({ optional, inExtras }) => !optional || inExtras.length > 0);
  const range = python === undefined ? undefined : parseSpecifiers(python);
  return {
    name: name === undefined ? undefined : normalizeName(name),
    version: isDynamic ? undefined : (stringOf(project, 'version', file) ?? stringOf(poetry, 'version', file)),
    requiresPython: range?.ok ? [range.value] : readRequiresPython({}, poetry, path)?.anyOf,
    requires: built.map((dependency) => poetryRequirement(dependency, folder)),
    extras: Object.keys(extras).map(normalizeName),
    computed: admitsSince(requires, 'poetry-core', FIRST_WITHOUT_JOINING) ? built.flatMap(unjoined) : [],
  };
}

function unjoined({ name, versions, direct }: ProjectDependency): readonly string[] {
  if (direct || !oneSpecifier(versions).meets) return [];
  const text = versions.map((set) => set.text).join(' || ');
  return [`from version ${FIRST_WITHOUT_JOINING} on, poetry-core writes ${name} (${text}), which installers refuse`];
}

/** poetry-core's `to_pep_508`. @param folder that paths are relative to */
export function poetryRequirement(dependency: ProjectDependency, folder: string): string {
  const { name, extras, versions, marker, inExtras, direct } = dependency;
  const what = `${name}${extras.length === 0 ? '' : `[${extras.join(',')}]`}`;
  const named = direct ? `${what} @ ${addressOf(direct, folder)}` : `${what}${oneSpecifier(versions).text}`;
  const text = marker === undefined ? named : underCondition(named, formatMarker(marker));
  const isNamed = marker !== undefined && /\bextra\b/.test(formatMarker(marker));
  return isNamed ? text : underCondition(text, inExtras.map(ofExtra).join(' or '));
}

function addressOf(source: PoetrySource, folder: string): string {
  if (source.kind === 'path')
    return folderAddress(source.address.startsWith('/') ? source.address : `${folder}/${source.address}`);
  const below = source.subdirectory === undefined ? '' : `#subdirectory=${source.subdirectory}`;
  if (source.kind === 'url') return `${source.address}${below}`;
  const revision = source.revision === undefined ? '' : `@${source.revision}`;
  return `git+${withProtocol(source.address)}${revision}${below}`;
}

/** `git@host:owner/name.git` → `ssh://git@host/owner/name.git`. */
function withProtocol(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `ssh://${address.replace(/^([^/:]+):/, '$1/')}`;
}
