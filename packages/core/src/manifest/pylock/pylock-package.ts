// One [[packages]] entry of a pylock.toml: what it is, where it comes from, and the files that it names.

import { isValidName, normalizeName } from '../../packaging/name.ts';
import { parseSpecifiers } from '../../packaging/specifier.ts';
import { parseVersion } from '../../packaging/version.ts';
import type { LockedPackage, PackageSource } from '../manifest.ts';
import { type PylockFile, readPylockFile } from './pylock-file.ts';
import { packageMarker } from './pylock-marker.ts';
import {
  booleanOf,
  brokenAt,
  type Place,
  requiredString,
  stringOf,
  tableOf,
  tablesOf,
  type TomlTable,
  unexpected,
} from '../../toml/toml-table.ts';

/** What the entries of one file share. */
export interface PylockFacts {
  readonly path: string;
  /** The index that goes without saying, as `sameIndex` has it. */
  readonly defaultIndex: string | undefined;
  /** Called for what pip refuses the whole file for, though it leaves no doubt about the package. */
  refuse(problem: string, line: number): void;
}

type Direct = 'vcs' | 'directory' | 'archive';
const direct: readonly Direct[] = ['vcs', 'directory', 'archive'];

/**
 * Reads one entry.
 *
 * `dependencies` and `attestation-identities` say nothing to an installer (PEP 751) and are not looked at.
 *
 * @throws WheelcheckError where the entry does not say what to install
 */
export function readPylockPackage(table: TomlTable, line: number, facts: PylockFacts): LockedPackage {
  const { path } = facts;
  const written = requiredString(table, 'name', { path, line, what: 'a package' });
  const place: Place = { path, line, what: `package ${written.slice(0, 200)}` };
  const refuse = (problem: string): void => facts.refuse(`${place.what}: ${problem}`, line);
  if (!isValidName(written)) throw unexpected(place, 'name', "a project's name", written);
  const name = normalizeName(written);
  if (name !== written) refuse(`its name is not normalised, which would be ${name}`);
  const stated = stringOf(table, 'version', place);
  if (stated !== undefined && !parseVersion(stated).ok)
    throw brokenAt(place, `version: ${JSON.stringify(stated.slice(0, 100))} is no version (PEP 440)`);
  const wheels = tablesOf(table, 'wheels', place);
  const sdist = Object.hasOwn(table, 'sdist') ? [tableOf(table, 'sdist', place)] : [];
  const kinds = checkedKinds(table, wheels.length + sdist.length > 0, place);
  const files = [
    ...wheels.map((file) => readPylockFile(file, 'wheels', name, place, refuse)),
    ...sdist.map((file) => readPylockFile(file, 'sdist', name, place, refuse)),
  ];
  const version = stated ?? files.find((file) => file.version !== undefined)?.version;
  checkVersions(version, files, refuse);
  const markerText = stringOf(table, 'marker', place);
  const archive = kinds.includes('archive')
    ? [readPylockFile(tableOf(table, 'archive', place), 'archive', name, place, refuse)]
    : [];
  const named = [...files, ...archive].map(({ file }) => file);
  return {
    name,
    ...(version === undefined ? {} : { version }),
    ...(markerText === undefined
      ? {}
      : { marker: packageMarker(markerText, place, (problem) => facts.refuse(problem, line)), markerText }),
    groups: [],
    extras: [],
    requires: [],
    ...readPythons(table, place),
    source: readSource(table, kinds[0], facts, place),
    ...(named.length > 0 ? { files: named } : {}),
    at: { path, line },
  };
}

/** Exactly one of `vcs`, `directory` and `archive`, or files (PEP 751). */
function checkedKinds(table: TomlTable, hasFiles: boolean, place: Place): readonly Direct[] {
  const kinds = direct.filter((kind) => Object.hasOwn(table, kind));
  if (kinds.length > 1 || (kinds.length > 0 && hasFiles))
    throw brokenAt(place, `expected one source, found ${[...kinds, ...(hasFiles ? ['files'] : [])].join(' and ')}`);
  if (kinds.length === 0 && !hasFiles)
    throw brokenAt(place, 'expected wheels, sdist, archive, directory or vcs, found none of them');
  return kinds;
}

function readSource(table: TomlTable, kind: Direct | undefined, facts: PylockFacts, place: Place): PackageSource {
  const index = stringOf(table, 'index', place);
  if (kind === undefined) {
    const isDefault = index === undefined || index === '' || sameIndex(index) === sameIndex(facts.defaultIndex ?? '');
    return isDefault ? { kind: 'index' } : { kind: 'index', url: index };
  }
  const source = tableOf(table, kind, place);
  const at: Place = { ...place, what: `${place.what}: ${kind}` };
  const subdirectory = stringOf(source, 'subdirectory', at);
  const fragment = subdirectory === undefined || subdirectory === '' ? '' : `#subdirectory=${subdirectory}`;
  if (kind === 'directory') {
    const path = [requiredString(source, 'path', at), ...(fragment === '' ? [] : [subdirectory])].join('/');
    const editable = booleanOf(source, 'editable', at) ?? false;
    const isHere = !path.startsWith('/') && path.split('/').every((part) => part === '' || part === '.');
    return isHere ? { kind: 'project', path } : { kind: 'path', path, editable };
  }
  // pip gives the path priority over the URL
  const path = stringOf(source, 'path', at);
  const url = stringOf(source, 'url', at);
  const address = path === undefined || path === '' ? url : path;
  if (address === undefined || address === '') throw unexpected(at, 'url', 'url or path', undefined);
  if (kind === 'vcs') {
    requiredString(source, 'type', at);
    return { kind: 'vcs', url: `${address}${fragment}`, commit: requiredString(source, 'commit-id', at) };
  }
  return address === path ? { kind: 'path', path, editable: false } : { kind: 'url', url: `${address}${fragment}` };
}

function readPythons(table: TomlTable, place: Place): Pick<LockedPackage, 'requiresPython'> {
  const text = stringOf(table, 'requires-python', place);
  if (text === undefined) return {};
  const set = parseSpecifiers(text);
  if (!set.ok) throw brokenAt(place, `requires-python: ${set.problem}`);
  return set.value.specifiers.length === 0 ? {} : { requiresPython: [set.value] };
}

function checkVersions(
  version: string | undefined,
  files: readonly PylockFile[],
  refuse: (problem: string) => void,
): void {
  const other = files.find((file) => file.version !== undefined && !file.isOf(version ?? ''));
  if (other) refuse(`${JSON.stringify(other.file.filename)} is not of version ${version}`);
}

/** The address of an index without the slash at its end, which makes no difference. */
export function sameIndex(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
