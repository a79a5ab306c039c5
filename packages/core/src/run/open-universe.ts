// The universe of a resolver: what the run's indexes hold, as one installer sees it on one target.

import type { IndexFault } from '../http/index-error.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { DistributionFile, NotThere } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import { admitted } from '../resolve/admitted.ts';
import type { Option, Requirements, Universe, Wanted } from '../resolve/universe.ts';
import type { Target } from '../target/target.ts';
import { directOptions } from './direct-options.ts';
import type { DiskRequirements } from './disk-requirements.ts';
import { indexRows } from './index-rows.ts';
import { type IndexOptions, openIndexOptions } from './index-options.ts';
import { ownRequirements } from './own-requirements.ts';
import type { ToldRequirements } from './release-requirements.ts';
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
  /** What lies on the disk; absent: nobody can look. */
  readonly onDisk?: DiskRequirements | undefined;
  readonly preferBinary: boolean;
  /** Projects whose files are asked themselves, whatever the index says of the release. */
  readonly itself?: ReadonlySet<PackageName>;
  /** Nothing that a package requires is installed (`--no-deps`). */
  readonly withoutRequirements?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Asks for each project and each release once. */
export function openUniverse(input: UniverseInput): OpenUniverse {
  const { manifest, packages, target, releases, withoutRequirements = false, signal } = input;
  const rows = indexRows(packages);
  const neededIn = new Map<PackageName, Manifest>();
  const manifestOf = (name: PackageName): Manifest => input.namedIn?.(name) ?? neededIn.get(name) ?? manifest;
  const options = openIndexOptions({
    manifest,
    manifestOf,
    target,
    releases,
    preferBinary: input.preferBinary,
    pinOf: rows.pin,
    rangeOn: (name) => rows.range(name, target.pip),
    signal,
    allowedHashes: (name) => rows.find(name, (row) => row.allowedHashes !== undefined)?.allowedHashes,
  });
  const direct = directOptions(packages);
  const own = ownRequirements({ ...input, options, direct, pinOf: rows.pin, manifestOf });
  const required = new Map<Option, Promise<ToldRequirements | undefined>>();
  const told = new Map<Option, ToldRequirements>();
  const hearsay = new Set<PackageName>();
  /** By the extras that are asked of it: a search asks hundreds of times. */
  const answers = new Map<Option, Map<string, Promise<Requirements>>>();

  function requirements(option: Option, extras: readonly PackageName[]): Promise<Requirements> {
    const ofOption = answers.get(option) ?? new Map<string, Promise<Requirements>>();
    answers.set(option, ofOption);
    const key = extras.join();
    const answer = ofOption.get(key) ?? requirementsOf(option, extras);
    ofOption.set(key, answer);
    return answer;
  }

  function askOnce(option: Option): Promise<ToldRequirements | undefined> {
    const asking = required.get(option) ?? own.ask(option);
    required.set(option, asking);
    return asking;
  }

  async function requirementsOf(option: Option, extras: readonly PackageName[]): Promise<Requirements> {
    const found = await askOnce(option);
    if (found) told.set(option, found);
    if (found?.byItself === false) hearsay.add(option.name);
    // A pin stays what it is, and nothing that it asks for is installed.
    if (withoutRequirements && rows.pin(option.name)) return { state: 'known', wanted: [] };
    const refusal = own.passedOver(option);
    const answer = refusal
      ? ({ state: 'refused', why: refusal } as const)
      : await own.read(option, found?.lines, extras);
    // A pin that the installer refuses is told as that, and keeps nothing else from being resolved.
    if (answer.state === 'refused' && rows.pin(option.name)) return { state: 'known', wanted: [] };
    if (answer.state !== 'known') return answer;
    for (const { name } of answer.wanted) if (!neededIn.has(name)) neededIn.set(name, manifestOf(option.name));
    if (!withoutRequirements) for (const wanted of answer.wanted) prepare(wanted);
    return answer;
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
