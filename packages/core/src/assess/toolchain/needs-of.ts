// What the build of a package needs that an image has not.

import { develTwin } from './devel-twin.ts';
import type { PackageName } from '../../packaging/name.ts';
import type { Language, SdistReading } from '../../sdist/sdist-reading.ts';
import type { Target } from '../../target/target.ts';
import { buildDemand, type BuildDemand } from './build-demand.ts';
import type { BuildNeeds, PackageManager } from './build-needs.ts';
import { guardedLibraries } from './guarded-libraries.ts';
import { heldBy } from './held-by.ts';
import { libraryOf, packagesOf, type Library } from './library.ts';
import type { NeedNote } from './need.ts';
import { neededThings, needsC, toolLibraries } from './needed-things.ts';
import { type Runtime, runtimeNeeds } from './runtime-needs.ts';
import { optionalGains } from './optional-gains.ts';
import { needsEvidence } from './needs-evidence.ts';
import { kindredManager, packageManager } from './package-manager.ts';
import { releaseTitle, type DistroRelease } from './release-condition.ts';
import { rustPackage } from './rust-package.ts';
import { staysLinked } from './stays-linked.ts';

export interface NeedsInput {
  readonly name: PackageName;
  readonly version: string;
  /** Null where the sdist was not read: the table alone answers then. */
  readonly reading: SdistReading | null;
  readonly target: Target;
}

/**
 * What the build asks of the image, for people and in packages of its own manager.
 *
 * Names come from the curated table alone. Where one that is required has no name here, `packages` is null and a note
 * says which: half a list would not build either.
 */
export function needsOf({ name, version, reading, target }: NeedsInput): BuildNeeds {
  if (reading?.native === false) return nothingNeeded(target);
  const demand = buildDemand(name, version, reading);
  const release = target.image?.distro ?? null;
  const manager = packageManager(release);
  const wanted = demand.libraries.filter(
    (each) => each.manager === null || manager === null || each.manager === manager,
  );
  const libraries = wanted
    .flatMap(({ id }) => libraryOf(id) ?? [])
    .filter(({ kind }) => kind !== 'musl' || target.libc.family === 'musl');
  const things = neededThings(demand, libraries);
  if (demand.languages.length === 0) return { things, packages: null, notes: demand.notes };
  if (manager === null || release === null)
    return { things, packages: null, ...kindredOf(libraries, release), notes: [...demand.notes, noNames(release)] };
  const optional = new Set(wanted.filter((each) => each.wanted).map(({ id }) => id));
  return onRelease({ demand, version, libraries, optional, guards: guardedLibraries(name) }, manager, release, target);
}

/** What is asked for, as far as it counts on the image. */
interface CountingDemand {
  readonly demand: BuildDemand;
  readonly version: string;
  readonly libraries: readonly Library[];
  /** Ids of those without which the build goes on. */
  readonly optional: ReadonlySet<string>;
  /** Ids of those without which it is imported all the same. */
  readonly guards: ReadonlySet<string>;
}

/** Amazon Linux 2 has yum, distroless images have no manager at all, and an image that was given by flags has no distribution. */
function noNames(release: DistroRelease | null): NeedNote {
  return { kind: 'names-unknown', release: release && { name: release.name, version: release.version } };
}

function kindredOf(libraries: readonly Library[], release: DistroRelease | null): Pick<BuildNeeds, 'kindred'> {
  const manager = kindredManager(release);
  if (manager === null || release === null) return {};
  return { kindred: libraries.flatMap((library) => packagesOf(library, manager, release) ?? []) };
}

function nothingNeeded({ image }: Target): BuildNeeds {
  const manager = packageManager(image?.distro ?? null);
  return { things: [], packages: manager && { manager, names: [], evidence: 'known' }, runtime: [], notes: [] };
}

function onRelease(
  { demand, version, libraries, optional, guards }: CountingDemand,
  manager: PackageManager,
  release: DistroRelease,
  target: Target,
): BuildNeeds {
  const rust = demand.languages.includes('rust') ? rustPackage(demand.rust, release) : null;
  const asked = [...compilers(demand, rust?.library ?? null), ...libraries, ...toolLibraries(demand.tools)];
  const found = asked.map((library) => ({ library, names: packagesOf(library, manager, release) }));
  const lacking = found.filter(({ names }) => names === null).map(({ library }) => library);
  const unnamed = lacking.filter(({ id }) => !optional.has(id));
  const missingWanted = lacking.filter(({ id }) => optional.has(id));
  const used = libraries.filter((library) => !missingWanted.includes(library));
  const things = neededThings(demand, used);
  const cuda = demand.languages.includes('cuda') && !withCudaToolkit.test(target.image?.reference ?? '');
  const held = heldBy(target);
  const runOf = (some: readonly Library[]): Runtime => runtimeNeeds(some, demand.languages, manager, release, target);
  const there = (name: string): boolean => held.has(name) || target.stage?.packages.includes(name) === true;
  const linked = used.filter(({ id }) => !optional.has(id) || (found.find(isOf(id))?.names ?? []).every(there));
  const withoutFine = used.filter((library) => !linked.includes(library));
  const ran = runOf(linked);
  const said = runOf(linked.filter((library) => !staysLinked(library, manager, release, target))).names;
  const runtime = ran.complete ? ran.names : undefined;
  const withAll = isToldOfRuntime(target) ? runOf(used).names.filter((each) => !ran.names.includes(each)) : [];
  const needed = linked.filter(({ id }) => !guards.has(id));
  const must = new Set(runOf(needed).names);
  const guarded = ran.names.filter((each) => !must.has(each));
  const title = releaseTitle(release);
  const notes: readonly NeedNote[] = [
    ...(rust?.note ? [rust.note] : []),
    ...demand.notes,
    ...(withoutFine.length > 0 ? [withoutOptional(withoutFine)] : []),
    ...missingWanted.map(({ words }) => ({ kind: 'built-without', release: title, what: words }) as const),
    ...unnamed.map(({ words }) => ({ kind: 'no-package', release: title, what: words }) as const),
    ...(cuda ? [cudaToolkit(release, target)] : []),
    ...(said.length > 0 && !isToldOfRuntime(target)
      ? [{ kind: 'runtime', packages: said, complete: ran.complete } as const]
      : []),
  ];
  const all = unique(found.flatMap(({ names }) => names ?? []));
  if (unnamed.length > 0 || cuda) return { things, packages: null, runtime, notes };
  if (rust && rust.library === null)
    return {
      things,
      packages: null,
      runtime,
      notes: all.length > 0 ? [...notes, { kind: 'beside-rust', packages: all }] : notes,
    };
  const headers = needsHeaders(target) ? (libraryOf('python-headers') ?? null) : null;
  const names = unique([...all, ...((headers && packagesOf(headers, manager, release)) ?? [])]);
  const present = presentOn(target, demand.languages, held, found);
  const required = new Set(found.flatMap((each) => (optional.has(each.library.id) ? [] : (each.names ?? []))));
  const missing = names.filter((each) => !present.has(each));
  const without = missing.filter((each) => all.includes(each) && !required.has(each));
  const gains = found.flatMap(({ library: { id }, names: own }) =>
    (own ?? []).flatMap((name) => (without.includes(name) ? [[name, optionalGains.get(id) ?? '']] : [])),
  );
  const heldHere = heldNames(names, held, demand, target);
  return {
    things: headers ? [...things, { kind: 'headers', of: [headers.words] }] : things,
    packages: {
      manager,
      names: missing,
      evidence: needsEvidence(demand, version, all, manager, release),
      ...(without.length > 0 ? { optional: without, gains: Object.fromEntries(gains) } : {}),
      ...(withAll.length > 0 ? { optionalRuntime: withAll } : {}),
      ...(heldHere.length > 0 ? { held: heldHere } : {}),
    },
    runtime,
    ...(guarded.length > 0 ? { guarded } : {}),
    notes,
  };
}

function withoutOptional(libraries: readonly Library[]): NeedNote {
  const gains = libraries.flatMap(({ id }) => optionalGains.get(id) ?? []);
  return { kind: 'without-optional', names: libraries.map(({ words }) => words), gains };
}

/** WC402 tells what the stage that runs lacks; by these names where its distribution is the same. */
function isToldOfRuntime({ image, runtime }: Target): boolean {
  return runtime !== undefined && image?.distro?.name === runtime.image?.distro?.name;
}

/** NVIDIA's and PyTorch's images for building bring nvcc. */
const withCudaToolkit = /(?:^|\/)(?:nvidia\/cuda|pytorch\/pytorch):[^@]*-devel/;

/** Where nvidia-cuda-toolkit lies: Debian 10 to 13, Ubuntu 18.04 to 24.04. */
const cudaWithin: ReadonlyMap<string, string> = new Map([
  ['debian', 'non-free'],
  ['ubuntu', 'multiverse'],
]);

function cudaToolkit(release: DistroRelease, { image }: Target): NeedNote {
  const [title, devel] = [releaseTitle(release), develTwin(image?.reference ?? '')];
  return { kind: 'cuda-toolkit', release: title, within: cudaWithin.get(release.name) ?? null, devel };
}

function isOf(id: string): (found: { readonly library: Library }) => boolean {
  return ({ library }) => library.id === id;
}

function compilers({ languages }: BuildDemand, rust: 'rust-compiler' | 'rust-web' | null): readonly Library[] {
  const ids = [
    ...(needsC(languages) ? ['c-compiler'] : []),
    ...(rust === null ? [] : [rust]),
    ...(languages.includes('fortran') ? ['fortran-compiler'] : []),
    ...(languages.includes('go') ? ['go-compiler'] : []),
  ];
  return ids.flatMap((id) => libraryOf(id) ?? []);
}

/** A Python that the package manager brings has its headers in a package apart; any other has them beside it. */
function needsHeaders({ image }: Target): boolean {
  return image?.pythonFrom === 'package';
}

/** What the image itself has of what is needed: buildpack-deps installs gcc and g++, and not the package that names both. */
function heldNames(
  names: readonly string[],
  held: ReadonlySet<string>,
  { languages }: BuildDemand,
  { compiler, stageCompiler }: Target,
): readonly string[] {
  if (compiler !== true || stageCompiler !== undefined) return [];
  const onlyCxx = languages.includes('c++') && !languages.includes('c') && !languages.includes('cython');
  const gcc = needsC(languages) ? [onlyCxx ? 'g++' : 'gcc'] : [];
  return unique([...gcc, ...names.filter((each) => held.has(each))]);
}

/** The packages that need no installing. */
function presentOn(
  { compiler, stageCompiler }: Target,
  languages: readonly Language[],
  held: ReadonlySet<string>,
  found: readonly { readonly library: Library; readonly names: readonly string[] | null }[],
): ReadonlySet<string> {
  const namesOf = (id: string) => found.find(({ library }) => library.id === id)?.names ?? [];
  // The C compiler's package brings make: build-base and build-essential depend on it, the dnf list names it.
  const make = needsCompiler(found) ? namesOf('make') : [];
  const compiles = compiler === true && !(stageCompiler === 'c' && languages.includes('c++'));
  if (!compiles) return new Set(namesOf('c-compiler').includes('make') ? [] : make);
  return new Set([...held, ...make, ...namesOf('c-compiler')]);
}

function needsCompiler(found: readonly { readonly library: Library }[]): boolean {
  return found.some(({ library }) => library.id === 'c-compiler');
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
