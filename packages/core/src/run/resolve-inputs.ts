// The files as they stand on one target once everything without a pin has a version, and everything that is needed a row.

import { throwIfStopped } from '../http/throw-if-stopped.ts';
import type { IndexFault } from '../http/index-error.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Input } from '../manifest/input.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Selection } from '../manifest/selection.ts';
import type { NotThere } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { ExtraSpelling } from '../packaging/extra-spelling.ts';
import { pipOlderThan } from '../packaging/pip-knows.ts';
import type { Resolved } from '../resolve/resolve.ts';
import type { Unresolved } from '../resolve/unresolved.ts';
import { select } from '../select/select.ts';
import type { Target } from '../target/target.ts';
import { freshPatience } from '../resolve/patience.ts';
import { extraSpelling } from './extra-spelling.ts';
import { besideConflicts } from './beside-conflicts.ts';
import type { OpenUniverse } from './open-universe.ts';
import type { Releases } from './releases.ts';
import type { Searched } from './resolve-surely.ts';
import { spelledLines } from './spelled-lines.ts';
import { createRowMaker, type RowMaker } from './resolved-rows.ts';
import { withoutInstalled } from './without-installed.ts';
import { resolvingQuestion, type ResolvingInput } from './resolving-question.ts';

interface ResolvedInputs {
  /** In the order of the files. */
  readonly inputs: readonly Input[];
  readonly unresolved: Unresolved | undefined;
  /** Versions of what earlier commands have installed there. */
  readonly there: ReadonlyMap<PackageName, string>;
  /** What each package was taken to require when it was resolved here: what is asked later may say otherwise, and on another target another file may be taken. */
  readonly ownRequires: ReadonlyMap<PackageName, readonly string[]>;
  /** Why no version of a package could be learnt. */
  readonly fault: (name: PackageName) => IndexFault | undefined;
  /** That there certainly is no project of a name without a pin. */
  readonly absent: (name: PackageName) => NotThere | undefined;
}

export type InputsOn = (target: Target) => Promise<ResolvedInputs>;

/** Resolves once a target. */
export function openResolving(given: ResolvingInput): InputsOn {
  const known = new Map<string, Promise<ResolvedInputs>>();
  const rows = createRowMaker();
  return (target) => {
    // What is resolved depends on the machine and its pip, and not on how the image is called.
    const key = JSON.stringify([target.environment, target.pip, target.libc, target.arch, target.python]);
    const answer = known.get(key) ?? resolveBeside(target, given, rows);
    known.set(key, answer);
    return answer;
  };
}

/** Without what earlier commands have installed. */
async function resolveBeside(target: Target, given: ResolvingInput, rows: RowMaker): Promise<ResolvedInputs> {
  const there = (await given.thereOn?.(target)) ?? new Map<PackageName, string>();
  const found = await resolveOn(target, given, rows, there);
  return { ...found, there, inputs: withoutInstalled(found.inputs, there) };
}

async function resolveOn(
  target: Target,
  given: ResolvingInput,
  rows: RowMaker,
  there: ReadonlyMap<PackageName, string>,
): Promise<Omit<ResolvedInputs, 'there'>> {
  const asTheyAre: Omit<ResolvedInputs, 'there'> = {
    inputs: given.inputs,
    unresolved: undefined,
    ownRequires: new Map(),
    fault: () => undefined,
    absent: () => undefined,
  };
  const together = given.inputs.filter(({ manifest }) => formatTraits[manifest.format].repeats === 'merged');
  const installed = await installedOn(target, together, given.selection);
  const manifest = together[0]?.manifest;
  const isHashed = together.some((input) => input.manifest.hashMode === true);
  if (!given.resolving || !manifest || installed.length === 0 || (isHashed && !installed.some(hasHashedRange)))
    return asTheyAre;
  const patience = freshPatience();
  const { searched, lines, unresolved } = await watched(given, () =>
    besideConflicts(
      installed,
      (some) => resolvingQuestion(target, given, { together, manifest, installed: some, patience, there }),
      takesWhatContradicts(target, manifest),
    ),
  );
  // A search that somebody stopped tells nothing, not even that it was given up.
  throwIfStopped(given.signal);
  const { found, universe } = searched;
  const { absent } = universe;
  if (found.state !== 'solved' || brings(found.packages, installed, lines)) return { ...asTheyAre, absent, unresolved };
  // In hash mode pip takes nothing that has no hash, and what is not named has none.
  const named = new Set(installed.map(({ name }) => name));
  const packages = isHashed ? new Map([...found.packages].filter(([name]) => named.has(name))) : found.packages;
  keepReleases(packages.values(), universe, given.releases);
  const resolved = rows.inputs(together, new Set(lines), packages, target);
  const byFile = new Map(together.map((input, position) => [input, resolved[position]]));
  const inputs = given.inputs.map((input) => byFile.get(input) ?? input);
  const ownRequires = toldOf(packages.values(), searched, given.releases, extraSpelling(manifest, target));
  return { inputs, unresolved, ownRequires, fault: universe.fault, absent };
}

/** Its version is the one that has such a hash (pip from 26.1 on; `==1.*` is a pin to those before). */
function hasHashedRange({ version, source, allowedHashes }: LockedPackage): boolean {
  return version === undefined && source.kind === 'index' && allowedHashes !== undefined;
}

/** Whoever waits for versions waits for the first answers as well, and until it is known why there are none. */
async function watched<A>({ onSearch }: ResolvingInput, resolving: () => Promise<A>): Promise<A> {
  onSearch?.(0, 'begins');
  try {
    return await resolving();
  } finally {
    onSearch?.(0, 'ends');
  }
}

/** Whether the lines that are left bring what one asks for that was left out: which version is then not known. */
function brings(
  packages: ReadonlyMap<PackageName, Resolved>,
  installed: readonly LockedPackage[],
  lines: readonly LockedPackage[],
): boolean {
  const left = new Set(lines);
  return installed.some((row) => !left.has(row) && packages.has(row.name));
}

/**
 * The index says of matplotlib 3.5.3 that it needs setuptools-scm, and its wheels do not: whichever was read, the set holds all of it, and
 * nothing is missing by the word of the other.
 */
function toldOf(
  packages: Iterable<Resolved>,
  { universe }: Searched,
  releases: Releases,
  spelling: ExtraSpelling,
): ReadonlyMap<PackageName, readonly string[]> {
  return new Map(
    [...packages].flatMap(({ option, extras }) => {
      const told = universe.told(option);
      if (!told) return [];
      return [[option.name, spelledLines(told.lines, extras, universe.taken(option), releases, spelling)] as const];
    }),
  );
}

/** pip before 20.3 installs what contradicts, and only warns of it. */
function takesWhatContradicts({ pip }: Target, { installer }: Manifest): boolean {
  return installerTraits[installer].imagePipDecides && pipOlderThan(pip, '20.3');
}

/** In the order of the files; a project of the user's own is one of them. */
export async function installedOn(
  target: Target,
  inputs: readonly Input[],
  selection: Selection,
): Promise<readonly LockedPackage[]> {
  const selected = await Promise.all(
    inputs.map(({ manifest }) => select(manifest, selection, target.environment, target.kernelEnvironment)),
  );
  return selected.flat().flatMap((one) => (one.state === 'installed' || one.builtHere ? [one.package] : []));
}

/** The page of a project has the files of its every version: they need not be asked for again, one by one. */
function keepReleases(packages: Iterable<Resolved>, universe: OpenUniverse, releases: Releases): void {
  for (const { option } of packages) {
    const files = universe.files(option);
    const told = universe.told(option);
    if (option.version && files.length > 0)
      releases.keep(
        { name: option.name, version: option.version.text, source: { kind: 'index' } },
        universe.manifestOf(option.name),
        {
          found: true,
          files,
          ...(told ? { requires: told.lines, requiresFrom: told.from } : {}),
        },
      );
  }
}
