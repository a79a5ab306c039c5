// The row that a name means: that of the files, as check judges it, else a requirement of its own.

import { newestFinal } from '../candidates/newest-final.ts';
import { WheelcheckError } from '../error.ts';
import { rowsOn } from '../judge/rows-on.ts';
import type { Input } from '../manifest/input.ts';
import { COMMAND_LINE, type InputFile } from '../manifest/input-file.ts';
import type { LockedPackage, Manifest, SourceLocation } from '../manifest/manifest.ts';
import type { Selection } from '../manifest/selection.ts';
import { isDefaultIndex } from '../package-index/default-index.ts';
import { IndexError, type PackageIndex } from '../package-index/package-index.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { sameVersion } from '../packaging/version.ts';
import { type InputFlags, mainAlone, readInputs } from '../run/read-inputs.ts';
import type { Run, RunInput } from '../run/open-run.ts';
import type { ResolveFlags } from '../run/resolving-question.ts';
import type { Releases } from '../run/releases.ts';
import type { RunTarget } from '../run/resolve-targets.ts';
import { refuseLookAlike } from './look-alike.ts';
import { unanswered } from './unanswered.ts';

export interface FindInput extends InputFlags {
  readonly name: string;
  /** Absent: the version in `files`, else the newest final release. */
  readonly version?: string;
  readonly files: readonly InputFile[];
  /** As for check. */
  readonly resolve?: ResolveFlags | false;
  readonly signal?: AbortSignal;
}

export interface FoundPackage {
  readonly run: Run;
  /** A row of the run's files, or of these once they are resolved. */
  readonly pkg: LockedPackage;
  /** Where the version comes from. */
  readonly remark: string;
  /** Null where no file has it. */
  readonly location: SourceLocation | null;
}

/**
 * @param open begins a run on files; whether what has no pin is resolved there is up to `resolving`
 * @throws WheelcheckError for what check refuses, and where there is no such package
 */
export async function findPackage(
  input: FindInput,
  targets: readonly RunTarget[],
  releases: Releases,
  open: (what: Pick<RunInput, 'inputs' | 'selection' | 'resolving'>) => Run,
): Promise<FoundPackage> {
  const { version, files, signal } = input;
  const name = normalizeName(input.name);
  // What the command line names has no groups.
  const selection = files.every(({ path }) => path === COMMAND_LINE) ? mainAlone : { ...mainAlone, ...input.selection };
  const inputs = await readInputs(files, { ...input, selection }, targets);
  const held = inputs.flatMap(({ manifest }) => manifest.packages);
  const isOpen = held.some((row) => row.name === name && row.version === undefined && row.source.kind === 'index');
  const pkg = await countingRow(rowsOfName(inputs, name, version), inputs, selection, targets);
  if (pkg && !(isOpen && version === undefined)) return { run: open({ inputs, selection }), pkg, ...placeOf(pkg) };
  const holds = ({ manifest }: Input): boolean => manifest.packages.some((each) => each.name === name);
  const settings = (inputs.find(holds) ?? inputs[0])?.manifest;
  const own = async (its: string): Promise<Pick<FoundPackage, 'run' | 'pkg' | 'location'>> => {
    const { inputs: one, ...row } = await ownRequirement(name, its, input, targets, settings);
    return { ...row, run: open({ inputs: one, selection: mainAlone }) };
  };
  if (version !== undefined) return { ...(await own(version)), remark: 'version as asked for' };
  const { resolve = {} } = input;
  if (resolve && held.length > 0) {
    const run = open({ inputs, selection, resolving: resolve });
    const resolved = (await firstResolved(run, name, selection, targets)) ?? pkg;
    if (resolved) return { run, pkg: resolved, ...placeOf(resolved) };
  }
  refuseLookAlike(name, held);
  const newest = await newestVersion(name, settings, releases, signal);
  const paths = files.map(({ path }) => path);
  const remark = `${paths.length > 0 ? `not pinned in ${paths.join(', ')}: ` : ''}the newest final release`;
  return { ...(await own(newest)), remark };
}

/** What the files come to on the first target that has it. */
async function firstResolved(
  run: Run,
  name: PackageName,
  selection: Selection,
  targets: readonly RunTarget[],
): Promise<LockedPackage | undefined> {
  for (const one of targets) {
    // oxlint-disable-next-line no-await-in-loop -- nearly always the first one has it
    const { inputs } = await run.inputsOn(one.target);
    const row = await countingRow(rowsOfName(inputs, name), inputs, selection, [one]);
    if (row) return row;
  }
  return undefined;
}

function placeOf({ version, at, resolved }: LockedPackage): Pick<FoundPackage, 'remark' | 'location'> {
  const location = at.path === COMMAND_LINE ? null : at;
  if (resolved) {
    const by = resolved.path.length > 0 ? `, needed by ${resolved.path.join(' > ')}` : '';
    return { remark: `version resolved for ${at.path}:${at.line}${by}`, location };
  }
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
async function countingRow(
  rows: readonly LockedPackage[],
  inputs: readonly Input[],
  selection: Selection,
  targets: readonly RunTarget[],
): Promise<LockedPackage | undefined> {
  if (rows.length < 2) return rows[0];
  const onEach = await Promise.all(targets.map(({ target }) => rowsOn(inputs, selection, target)));
  const counting = onEach
    .flat()
    .flatMap(({ selected, force }) =>
      selected.state === 'installed' && force?.kind !== 'covered' ? [selected.package] : [],
    );
  return counting.find((row) => rows.includes(row)) ?? rows[0];
}

/** @param settings of the file that does not pin it: its installer, indexes and kinds of files count all the same */
async function ownRequirement(
  name: PackageName,
  version: string,
  { overrides }: FindInput,
  targets: readonly RunTarget[],
  settings: Manifest | undefined,
): Promise<{ readonly inputs: readonly Input[] } & Pick<FoundPackage, 'pkg' | 'location'>> {
  const nothingBeside = (): Promise<undefined> => Promise.resolve(undefined);
  const file = { path: COMMAND_LINE, name: 'requirements.txt', text: `${name}==${version}\n`, sibling: nothingBeside };
  const flags = { selection: mainAlone, ...(settings || !overrides ? {} : { overrides }) };
  const [own] = await readInputs([file], flags, targets);
  const [pkg] = own?.manifest.packages ?? [];
  if (!own || !pkg) throw new RangeError(`${name}==${version} is no requirement`);
  const { installer, binaries } = settings ?? own.manifest;
  const together = settings?.together ?? [settings ?? own.manifest];
  const manifest = { ...own.manifest, installer, binaries, together };
  return { inputs: [{ ...own, manifest }], pkg, location: null };
}

/** The highest version that is neither a pre-release nor wholly yanked. */
async function newestVersion(
  name: PackageName,
  settings: Manifest | undefined,
  releases: Releases,
  signal?: AbortSignal,
): Promise<string> {
  const index = releases.indexOf(settings);
  const project = await index.project(name, signal).catch((error: unknown) => {
    if (!(error instanceof IndexError)) throw error;
    throw unanswered(name, error, 'name the version: NAME==VERSION');
  });
  const newest = project && newestFinal(project);
  if (newest) return newest.text;
  throw new WheelcheckError({
    code: 'no-project',
    message: project ? `${name} has no final release` : `${nameOfIndex(index)} has no project ${name}`,
    hint: project
      ? 'name the version to explain: wheelcheck explain NAME==VERSION --base IMAGE'
      : 'check the spelling: no version of an unknown name can be explained',
  });
}

/** Nobody may take what a private index lacks for what the public one lacks. */
function nameOfIndex({ name }: PackageIndex): string {
  return /^https?:/.test(name) && !isDefaultIndex(name) ? name : 'the index';
}
