// The universe of a resolver: what the run's indexes hold, as one installer sees it on one target.

import type { IndexFault } from '../http/index-error.ts';
import { type LockedPackage, type Manifest, sourceAddress } from '../manifest/manifest.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { makeMatcher } from '../match/compatibility.ts';
import { type OwnRefusal, ownRefusal } from '../match/own-refusal.ts';
import type { DistributionFile, NotThere } from '../package-index/package-index.ts';
import { addressName } from '../packaging/address-name.ts';
import { parseFilename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';
import { parseVersion } from '../packaging/version.ts';
import { admitted } from '../resolve/admitted.ts';
import type { Option, Requirements, Universe, Wanted } from '../resolve/universe.ts';
import { wantedOf } from '../resolve/wanted-of.ts';
import type { Target } from '../target/target.ts';
import { grantedExtras } from './granted-extras.ts';
import { type IndexOptions, openIndexOptions } from './index-options.ts';
import { releaseRequirements, type ToldRequirements } from './release-requirements.ts';
import type { Releases } from './releases.ts';
import type { Sdists } from './sdists.ts';

/** What became known beside the answers. */
export interface OpenUniverse extends Universe {
  /** Why nobody could say which versions a project has; undefined where it is known. */
  readonly fault: (name: PackageName) => IndexFault | undefined;
  /** That there certainly is no such project, of names that were asked for. */
  readonly absent: (name: PackageName) => NotThere | undefined;
  /** The newest version of a project that was asked for in a range of which nothing is for this Python, and what it is for. */
  readonly otherPython: IndexOptions['otherPython'];
  /** All files of the option's version, as the index lists them. */
  files(option: Option): readonly DistributionFile[];
  /** The one of them that would be installed. */
  taken(option: Option): DistributionFile | undefined;
  /** What it requires, as far as it was asked for and could be learnt. */
  told(option: Option): ToldRequirements | undefined;
  /** Projects of which something else than the file that would be installed told what a version requires. */
  readonly hearsay: ReadonlySet<PackageName>;
  /** The file whose indexes are asked for a project. */
  readonly manifestOf: (name: PackageName) => Manifest;
  /** Begins to ask about what will be asked for. */
  prepare(wanted: Wanted): void;
}

export interface UniverseInput {
  /** Whose indexes, installer and rules about binaries count. */
  readonly manifest: Manifest;
  /** The file that names a project, where several commands with indexes of their own install together; what it needs is asked of the same ones. */
  readonly namedIn?: (name: PackageName) => Manifest | undefined;
  /** The lines of all files that are installed together. */
  readonly packages: readonly LockedPackage[];
  readonly target: Target;
  readonly releases: Releases;
  readonly sdists: Sdists;
  readonly preferBinary: boolean;
  /** Projects whose files are asked themselves, whatever the index says of the release. */
  readonly itself?: ReadonlySet<PackageName>;
  /** Nothing that a package requires is installed (`--no-deps`). */
  readonly withoutRequirements?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Asks for each project and each release once. */
export function openUniverse(input: UniverseInput): OpenUniverse {
  const { manifest, packages, target, releases, sdists, withoutRequirements = false, signal } = input;
  // By name: each of ten thousand lines would else be looked for among all of them, several times.
  const ofIndex = new Map<PackageName, LockedPackage[]>();
  for (const row of packages) {
    if (row.source.kind !== 'index') continue;
    const others = ofIndex.get(row.name);
    if (others) others.push(row);
    else ofIndex.set(row.name, [row]);
  }
  const rowOf = (name: PackageName, test: (row: LockedPackage) => boolean): LockedPackage | undefined =>
    ofIndex.get(name)?.find(test);
  const pinOf = (name: PackageName): LockedPackage | undefined => rowOf(name, ({ version }) => version !== undefined);
  const neededIn = new Map<PackageName, Manifest>();
  const manifestOf = (name: PackageName): Manifest => input.namedIn?.(name) ?? neededIn.get(name) ?? manifest;
  const options = openIndexOptions({
    manifest,
    manifestOf,
    target,
    releases,
    preferBinary: input.preferBinary,
    pinOf,
    isNamed: (name) => rowOf(name, () => true) !== undefined,
    signal,
    allowedHashes: (name) => rowOf(name, (row) => row.allowedHashes !== undefined)?.allowedHashes,
  });
  const learn = releaseRequirements({ releases, sdists, manifestOf });
  const direct = directOptions(packages);
  const matcher = makeMatcher(target, manifest.installer);
  const reading = { environment: target.environment, dialect: requiresDistDialect(manifest, target.pip) };
  const required = new Map<Option, Promise<ToldRequirements | undefined>>();
  const told = new Map<Option, ToldRequirements>();
  const hearsay = new Set<PackageName>();
  /** By the extras that are asked of it: a search asks hundreds of times. */
  const answers = new Map<Option, Map<string, Promise<Requirements>>>();

  async function ask(option: Option): Promise<ToldRequirements | undefined> {
    const taken = options.taken(option);
    if (option.address !== undefined) {
      const wheel = direct.wheel(option);
      const lines = direct.isFolder(option)
        ? []
        : wheel && (await releases.requiresOf(wheel, releases.indexOf(manifestOf(option.name))));
      return lines && { lines, from: 'metadata', byItself: true };
    }
    if (!taken || !option.version) return undefined;
    const pkg = pinOf(option.name) ?? { name: option.name, version: option.version.text, source: { kind: 'index' } };
    return learn(pkg, taken, options.files(option), input.itself?.has(option.name));
  }

  function requirements(option: Option, extras: readonly PackageName[]): Promise<Requirements> {
    const ofOption = answers.get(option) ?? new Map<string, Promise<Requirements>>();
    answers.set(option, ofOption);
    const key = extras.join();
    const answer = ofOption.get(key) ?? requirementsOf(option, extras);
    ofOption.set(key, answer);
    return answer;
  }

  function askOnce(option: Option): Promise<ToldRequirements | undefined> {
    const asking = required.get(option) ?? ask(option);
    required.set(option, asking);
    return asking;
  }

  async function requirementsOf(option: Option, extras: readonly PackageName[]): Promise<Requirements> {
    const found = await askOnce(option);
    if (found) told.set(option, found);
    if (found?.byItself === false) hearsay.add(option.name);
    // A pin stays what it is, and nothing that it asks for is installed.
    if (withoutRequirements && pinOf(option.name)) return { state: 'known', wanted: [] };
    const own = passedOver(option);
    const answer = own ? ({ state: 'refused', why: own } as const) : await readLines(option, found?.lines, extras);
    // A pin that the installer refuses is told as that, and keeps nothing else from being resolved.
    if (answer.state === 'refused' && pinOf(option.name)) return { state: 'known', wanted: [] };
    if (answer.state !== 'known') return answer;
    for (const { name } of answer.wanted) if (!neededIn.has(name)) neededIn.set(name, manifestOf(option.name));
    if (!withoutRequirements) for (const wanted of answer.wanted) prepare(wanted);
    return answer;
  }

  async function readLines(
    option: Option,
    found: readonly string[] | undefined,
    extras: readonly PackageName[],
  ): Promise<Requirements> {
    if (!found) return { state: 'unknown' };
    const all = wantedOf(found, extras, reading);
    if (extras.length === 0 || installerTraits[manifest.installer].takesUnprovided) return all;
    const granted = await grantedExtras(extras, options.taken(option) ?? direct.wheel(option), releases, (wheel) =>
      releases.requiresOf(wheel, releases.indexOf(manifestOf(option.name))),
    );
    return granted.length === extras.length ? all : wantedOf(found, granted, reading);
  }

  /** What makes the installer go on to another version, where it does not stop altogether. */
  function passedOver(option: Option): OwnRefusal | undefined {
    const taken = options.taken(option);
    const own = taken && releases.known(taken);
    const refusal = own && ownRefusal(taken, own, manifest, matcher);
    const goesOn = refusal?.kind === 'python' || installerTraits[manifest.installer].afterOtherName === 'next';
    return goesOn ? refusal : undefined;
  }

  const prepare = lookingAhead(options, requirements);
  return {
    options(name) {
      return options.of(name);
    },
    direct: (wanted) => Promise.resolve(direct.option(wanted)),
    requirements,
    fault: (name) => options.fault(name),
    absent: (name) => options.absent(name),
    otherPython: options.otherPython,
    files: (option) => options.files(option),
    taken: (option) => options.taken(option),
    told: (option) => told.get(option),
    hearsay,
    manifestOf,
    prepare,
    ahead(all) {
      // Most of them do not fit either: what they require in turn is not asked for. Whoever really asks meets the same error.
      for (const option of all) askOnce(option).catch(() => undefined);
    },
  };
}

/** So many versions of a project are asked for because somebody requires them: each fastapi asks for another starlette, and one is taken. */
const FORESEEN = 3;

/** Asks for what will be asked next, without waiting for it: nearly always the newest version that fits is the one taken. */
function lookingAhead(options: IndexOptions, requirements: Universe['requirements']): (wanted: Wanted) => void {
  const asked = new Set<string>();
  const foreseen = new Map<PackageName, Set<Option>>();
  return ({ name, extras, specifiers, address, text }) => {
    if (address !== undefined || asked.has(text)) return;
    asked.add(text);
    void options
      .of(name)
      .then(async (all) => {
        const [first] = admitted(all, specifiers, false);
        const others = foreseen.get(name) ?? new Set();
        foreseen.set(name, others);
        if (!first || (others.size === FORESEEN && !others.has(first))) return;
        others.add(first);
        await requirements(first, extras);
      })
      // Whoever really asks meets the same error.
      .catch(() => undefined);
  };
}

/** What stands at addresses: a wheel tells what it requires, and a folder's requirements stand in the file as lines of their own. */
function directOptions(packages: readonly LockedPackage[]): {
  readonly option: (wanted: Wanted) => Option;
  readonly wheel: (option: Option) => DistributionFile | undefined;
  readonly isFolder: (option: Option) => boolean;
} {
  const options = new Map<string, Option>();
  const rowAt = (address: string | undefined): LockedPackage | undefined =>
    packages.find(({ source }) => source.kind !== 'index' && sourceAddress(source) === address);
  return {
    option({ name, address = '' }) {
      const version = parseVersion(rowAt(address)?.version ?? '');
      const option = options.get(address) ?? {
        name,
        version: version.ok ? version.value : undefined,
        address,
        yanked: false,
      };
      options.set(address, option);
      return option;
    },
    wheel({ name, address = '' }) {
      const raw = addressName(address);
      const filename = parseFilename(raw, name);
      return filename.kind === 'wheel' ? { filename, raw, url: address, yanked: false, hashes: {} } : undefined;
    },
    isFolder({ address }) {
      const row = rowAt(address);
      return row?.local !== undefined || row?.source.kind === 'project';
    },
  };
}
