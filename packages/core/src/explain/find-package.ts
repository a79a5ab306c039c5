// The row that a name means: that of the files, as check judges it, else a requirement of its own.

import { newestFinal } from '../candidates/newest-final.ts';
import { WheelcheckError } from '../error.ts';
import { rowsOn } from '../judge/rows-on.ts';
import type { Input } from '../manifest/input.ts';
import { COMMAND_LINE, type InputFile } from '../manifest/input-file.ts';
import type { LockedPackage, Manifest, Selection, SourceLocation } from '../manifest/manifest.ts';
import { IndexError } from '../package-index/package-index.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { sameVersion } from '../packaging/version.ts';
import { type InputFlags, mainAlone, readInputs } from '../run/read-inputs.ts';
import type { Releases } from '../run/releases.ts';
import type { RunTarget } from '../run/resolve-targets.ts';
import { nearest } from '../text/nearest.ts';
import { unanswered } from './unanswered.ts';

export interface FindInput extends InputFlags {
  readonly name: string;
  /** Absent: the version in `files`, else the newest final release. */
  readonly version?: string;
  readonly files: readonly InputFile[];
  readonly signal?: AbortSignal;
}

export interface FoundPackage {
  readonly inputs: readonly Input[];
  readonly selection: Selection;
  /** A row of the inputs. */
  readonly pkg: LockedPackage;
  /** Where the version comes from. */
  readonly remark: string;
  /** Null where no file has it. */
  readonly location: SourceLocation | null;
}

/** @throws WheelcheckError for what check refuses, and where there is no such package */
export async function findPackage(
  input: FindInput,
  targets: readonly RunTarget[],
  releases: Releases,
): Promise<FoundPackage> {
  const { version, files, signal } = input;
  const name = normalizeName(input.name);
  // What the command line names has no groups.
  const selection = files.every(({ path }) => path === COMMAND_LINE) ? mainAlone : { ...mainAlone, ...input.selection };
  const inputs = await readInputs(files, { ...input, selection }, targets);
  const pkg = countingRow(rowsOfName(inputs, name, version), inputs, selection, targets);
  if (pkg) return { inputs, selection, pkg, ...placeOf(pkg) };
  const holds = ({ manifest }: Input): boolean => manifest.packages.some((each) => each.name === name);
  const settings = (inputs.find(holds) ?? inputs[0])?.manifest;
  if (version !== undefined)
    return { ...(await ownRequirement(name, version, input, targets, settings)), remark: 'version as asked for' };
  refuseLookAlike(
    name,
    inputs.flatMap(({ manifest }) => manifest.packages),
  );
  const newest = await newestVersion(name, settings, releases, signal);
  const paths = files.map(({ path }) => path);
  const remark = `${paths.length > 0 ? `not pinned in ${paths.join(', ')}: ` : ''}the newest final release`;
  return { ...(await ownRequirement(name, newest, input, targets, settings)), remark };
}

function placeOf({ version, at }: LockedPackage): Pick<FoundPackage, 'remark' | 'location'> {
  if (at.path === COMMAND_LINE) return { remark: 'version as asked for', location: null };
  return { remark: `${version === undefined ? '' : 'version '}as in ${at.path}:${at.line}`, location: at };
}

/** Rows that say what is installed: with a pin, or from a place of their own. */
function rowsOfName(inputs: readonly Input[], name: PackageName, wanted?: string): readonly LockedPackage[] {
  return inputs.flatMap(({ manifest }) =>
    manifest.packages.filter(
      (row) =>
        row.name === name &&
        (wanted === undefined
          ? row.version !== undefined || row.source.kind !== 'index'
          : row.version !== undefined && sameVersion(row.version, wanted)),
    ),
  );
}

/** The one that counts on the first target where one does; where none counts, one that check skips. */
function countingRow(
  rows: readonly LockedPackage[],
  inputs: readonly Input[],
  selection: Selection,
  targets: readonly RunTarget[],
): LockedPackage | undefined {
  if (rows.length < 2) return rows[0];
  const counting = targets.flatMap(({ target }) =>
    rowsOn(inputs, selection, target).flatMap(({ selected, force }) =>
      selected.state === 'installed' && force?.kind !== 'covered' ? [selected.package] : [],
    ),
  );
  return counting.find((row) => rows.includes(row)) ?? rows[0];
}

/** Whoever mistypes a name would get an answer about a stranger's project. @throws WheelcheckError `no-project` */
function refuseLookAlike(name: PackageName, held: readonly LockedPackage[]): void {
  const names = held.map((pkg) => pkg.name);
  const meant = names.includes(name) ? undefined : nearest(name, names, name.length > 6 ? 2 : 1);
  const at = held.find((pkg) => pkg.name === meant)?.at;
  if (meant === undefined || at === undefined) return;
  throw new WheelcheckError({
    code: 'no-project',
    message: `${at.path} does not hold ${name}`,
    hint: `did you mean ${meant} (${at.path}:${at.line})? If not, name the version: ${name}==VERSION`,
  });
}

/** @param settings of the file that does not pin it: its installer, indexes and kinds of files count all the same */
async function ownRequirement(
  name: PackageName,
  version: string,
  { overrides }: FindInput,
  targets: readonly RunTarget[],
  settings: Manifest | undefined,
): Promise<Omit<FoundPackage, 'remark'>> {
  const nothingBeside = (): Promise<undefined> => Promise.resolve(undefined);
  const file = { path: COMMAND_LINE, name: 'requirements.txt', text: `${name}==${version}\n`, sibling: nothingBeside };
  const flags = { selection: mainAlone, ...(settings || !overrides ? {} : { overrides }) };
  const [own] = await readInputs([file], flags, targets);
  const [pkg] = own?.manifest.packages ?? [];
  if (!own || !pkg) throw new RangeError(`${name}==${version} is no requirement`);
  const { installer, indexes, binaries } = settings ?? own.manifest;
  const manifest = { ...own.manifest, installer, indexes, binaries };
  return { inputs: [{ ...own, manifest }], selection: mainAlone, pkg, location: null };
}

/** The highest version that is neither a pre-release nor wholly yanked. */
async function newestVersion(
  name: PackageName,
  settings: Manifest | undefined,
  releases: Releases,
  signal?: AbortSignal,
): Promise<string> {
  const project = await releases
    .indexOf(settings)
    .project(name, signal)
    .catch((error: unknown) => {
      if (!(error instanceof IndexError)) throw error;
      throw unanswered(name, error, 'name the version: NAME==VERSION');
    });
  const newest = project && newestFinal(project);
  if (newest) return newest.text;
  throw new WheelcheckError({
    code: 'no-project',
    message: project ? `${name} has no final release` : `the index has no project ${name}`,
    hint: 'name the version to explain: wheelcheck explain NAME==VERSION --base IMAGE',
  });
}
