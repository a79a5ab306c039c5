// The files as they stand on one target once everything without a pin has a version, and everything that is needed a row.

import type { IndexFault } from '../http/index-error.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Input } from '../manifest/input.ts';
import type { LockedPackage, Manifest, Selection } from '../manifest/manifest.ts';
import type { PackageName } from '../packaging/name.ts';
import { resolve, type Resolved } from '../resolve/resolve.ts';
import type { Unresolved } from '../resolve/unresolved.ts';
import { select } from '../select/select.ts';
import type { Target } from '../target/target.ts';
import { openUniverse, type OpenUniverse } from './open-universe.ts';
import { problemOf } from './problem-of.ts';
import type { Releases } from './releases.ts';
import { createRowMaker, type RowMaker } from './resolved-rows.ts';
import type { Sdists } from './sdists.ts';

/** How what is not pinned is resolved. */
export interface ResolveFlags {
  /** `--pre`. */
  readonly prereleases?: boolean;
  /** `--prefer-binary`. */
  readonly preferBinary?: boolean;
}

interface ResolvedInputs {
  /** In the order of the files. */
  readonly inputs: readonly Input[];
  readonly unresolved: Unresolved | undefined;
  /** Why no version of a package could be learnt. */
  readonly fault: (name: PackageName) => IndexFault | undefined;
}

export type InputsOn = (target: Target) => Promise<ResolvedInputs>;

export interface ResolvingInput {
  readonly inputs: readonly Input[];
  readonly selection: Selection;
  readonly releases: Releases;
  readonly sdists: Sdists;
  /** Absent: the files are taken as they are (`--no-resolve`). */
  readonly resolving: ResolveFlags | undefined;
  /** Called for each version that a search looks into, with how many there were. */
  readonly onLooked?: ((looked: number) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Resolves once a target. */
export function openResolving(given: ResolvingInput): InputsOn {
  const known = new Map<string, Promise<ResolvedInputs>>();
  const rows = createRowMaker();
  return (target) => {
    // What is resolved depends on the machine and its pip, and not on how the image is called.
    const key = JSON.stringify([target.environment, target.pip, target.libc, target.arch, target.python]);
    const answer = known.get(key) ?? resolveOn(target, given, rows);
    known.set(key, answer);
    return answer;
  };
}

async function resolveOn(target: Target, given: ResolvingInput, rows: RowMaker): Promise<ResolvedInputs> {
  const asTheyAre: ResolvedInputs = {
    inputs: given.inputs,
    unresolved: undefined,
    fault: () => undefined,
  };
  const together = given.inputs.filter(({ manifest }) => formatTraits[manifest.format].repeats === 'merged');
  const installed = installedOn(target, together, given.selection);
  const manifest = together[0]?.manifest;
  if (!given.resolving || !manifest || installed.length === 0 || stopsAtHashes(installed, together)) return asTheyAre;
  const says = (what: keyof ResolveFlags & keyof NonNullable<Manifest['resolving']>): boolean =>
    given.resolving?.[what] === true || together.some((input) => input.manifest.resolving?.[what] === true);
  const withoutRequirements = manifest.withoutRequirements ?? false;
  const universe = openUniverse({
    ...given,
    manifest,
    packages: installed,
    target,
    preferBinary: says('preferBinary'),
    withoutRequirements,
  });
  const manifests = together.map((input) => input.manifest);
  const problem = problemOf(installed, manifests, target);
  for (const wanted of problem.wanted) universe.prepare(wanted);
  const found = await resolve(problem, universe, {
    prereleases: says('prereleases'),
    withoutRequirements,
    search: installerTraits[manifest.installer].search,
    clock: given.releases.clock,
    onLooked: given.onLooked,
  });
  if (found.state === 'limit')
    return { ...asTheyAre, unresolved: { kind: 'limit', looked: found.looked, why: found.why } };
  if (found.state === 'none') {
    const { facts, names } = await found.why();
    const pinned = new Set(installed.flatMap(({ name, version }) => (version === undefined ? [] : [name])));
    // Pins that contradict one another alone are told as that: an index may describe another file than the one that is taken.
    const isOpen = [...names].some((name) => !pinned.has(name));
    return isOpen ? { ...asTheyAre, unresolved: { kind: 'no-solution', why: facts } } : asTheyAre;
  }
  keepReleases(found.packages.values(), universe, given.releases, manifest);
  const resolved = rows.inputs(together, new Set(installed), found.packages, target);
  const byFile = new Map(together.map((input, position) => [input, resolved[position]]));
  const inputs = given.inputs.map((input) => byFile.get(input) ?? input);
  return { inputs, unresolved: undefined, fault: universe.fault };
}

/** In the order of the files; a project of the user's own is one of them. */
function installedOn(target: Target, inputs: readonly Input[], selection: Selection): readonly LockedPackage[] {
  return inputs.flatMap(({ manifest }) =>
    select(manifest, selection, target.environment, target.kernelEnvironment).flatMap((one) =>
      one.state === 'installed' || one.builtHere ? [one.package] : [],
    ),
  );
}

/** In hash mode pip takes nothing that has no hash, and what is not named has none. */
function stopsAtHashes(rows: readonly LockedPackage[], inputs: readonly Input[]): boolean {
  const hashMode = inputs.some(({ manifest }) => installerTraits[manifest.installer].hashMode);
  return hashMode && rows.some(({ allowedHashes }) => allowedHashes !== undefined);
}

/** The page of a project has the files of its every version: they need not be asked for again, one by one. */
function keepReleases(
  packages: Iterable<Resolved>,
  universe: OpenUniverse,
  releases: Releases,
  manifest: Manifest,
): void {
  for (const { option } of packages) {
    const files = universe.files(option);
    const told = universe.told(option);
    if (option.version && files.length > 0)
      releases.keep({ name: option.name, version: option.version.text, source: { kind: 'index' } }, manifest, {
        found: true,
        files,
        ...(told ? { requires: told.lines, requiresFrom: told.from } : {}),
      });
  }
}
