// The files as they stand on one target once everything without a pin has a version, and everything that is needed a row.

import type { IndexFault } from '../http/index-error.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Input } from '../manifest/input.ts';
import type { LockedPackage, Manifest, Selection } from '../manifest/manifest.ts';
import type { NotThere } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import { pipOlderThan } from '../packaging/pip-knows.ts';
import type { Resolved } from '../resolve/resolve.ts';
import type { Unresolved } from '../resolve/unresolved.ts';
import { select } from '../select/select.ts';
import type { Target } from '../target/target.ts';
import { loosened } from '../resolve/loosened.ts';
import { openUniverse, type OpenUniverse } from './open-universe.ts';
import { problemOf } from './problem-of.ts';
import type { Releases } from './releases.ts';
import { resolveSurely } from './resolve-surely.ts';
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
  /** What the file that is taken here requires, where that was asked itself: on another target another file may be taken. */
  readonly ownRequires: ReadonlyMap<PackageName, readonly string[]>;
  /** Why no version of a package could be learnt. */
  readonly fault: (name: PackageName) => IndexFault | undefined;
  /** That there certainly is no project of a name without a pin. */
  readonly absent: (name: PackageName) => NotThere | undefined;
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
    ownRequires: new Map(),
    fault: () => undefined,
    absent: () => undefined,
  };
  const together = given.inputs.filter(({ manifest }) => formatTraits[manifest.format].repeats === 'merged');
  const installed = installedOn(target, together, given.selection);
  const manifest = together[0]?.manifest;
  if (!given.resolving || !manifest || installed.length === 0 || stopsAtHashes(installed, together)) return asTheyAre;
  const says = (what: keyof ResolveFlags & keyof NonNullable<Manifest['resolving']>): boolean =>
    given.resolving?.[what] === true || together.some((input) => input.manifest.resolving?.[what] === true);
  const withoutRequirements = manifest.withoutRequirements ?? false;
  const manifests = together.map((input) => input.manifest);
  const problem = problemOf(installed, manifests, target);
  const open = (itself: ReadonlySet<PackageName>, packages = installed): OpenUniverse =>
    openUniverse({
      ...given,
      manifest,
      packages,
      target,
      preferBinary: says('preferBinary'),
      withoutRequirements,
      itself,
    });
  const search = {
    prereleases: says('prereleases'),
    withoutRequirements,
    search: installerTraits[manifest.installer].search,
    clock: given.releases.clock,
    onLooked: given.onLooked,
  };
  const { found, universe, itself, conflict } = await resolveSurely(problem, open, search);
  const { absent } = universe;
  if (found.state === 'limit')
    return { ...asTheyAre, absent, unresolved: { kind: 'limit', looked: found.looked, why: found.why } };
  if (found.state === 'none') {
    const pinned = new Set(installed.flatMap(({ name, version }) => (version === undefined ? [] : [name])));
    const isOpen = [...conflict.names].some((name) => !pinned.has(name));
    if (!isOpen && (conflict.doubtful.size > 0 || takesWhatContradicts(target, manifest)))
      return { ...asTheyAre, absent };
    const without = (loose: PackageName): OpenUniverse =>
      open(
        new Set([...itself, ...conflict.names]),
        installed.filter(({ name }) => name !== loose),
      );
    const instead = await loosened(problem, conflict.names, without, search);
    return { ...asTheyAre, absent, unresolved: { kind: 'no-solution', why: conflict.facts, instead } };
  }
  keepReleases(found.packages.values(), universe, given.releases, manifest);
  const resolved = rows.inputs(together, new Set(installed), found.packages, target);
  const byFile = new Map(together.map((input, position) => [input, resolved[position]]));
  const inputs = given.inputs.map((input) => byFile.get(input) ?? input);
  const ownRequires = new Map(
    [...found.packages.values()].flatMap(({ option }) => {
      const told = itself.has(option.name) ? universe.told(option) : undefined;
      return told?.byItself ? [[option.name, told.lines] as const] : [];
    }),
  );
  return { inputs, unresolved: undefined, ownRequires, fault: universe.fault, absent };
}

/** pip before 20.3 installs what contradicts, and only warns of it. */
function takesWhatContradicts({ pip }: Target, { installer }: Manifest): boolean {
  return installerTraits[installer].imagePipDecides && pipOlderThan(pip, '20.3');
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
