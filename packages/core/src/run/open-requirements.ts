// What options of a universe require: each is asked once, and what will be asked next before somebody does.

import type { PackageName } from '../packaging/name.ts';
import { admitted } from '../resolve/admitted.ts';
import type { Option, Requirements, Universe, Wanted } from '../resolve/universe.ts';
import type { IndexOptions } from './index-options.ts';
import type { OwnRequirements } from './own-requirements.ts';
import type { ToldRequirements } from './told-requirements.ts';

interface RequirementsInput {
  readonly options: IndexOptions;
  readonly own: OwnRequirements;
  /** Whether a line pins a project. */
  readonly isPinned: (name: PackageName) => boolean;
  readonly withoutRequirements: boolean;
  /** Told of each project that another requires. */
  readonly onNeeded: (name: PackageName, by: PackageName) => void;
}

export interface OpenRequirements {
  readonly of: Universe['requirements'];
  /** The lines alone, before anything is made of them. */
  readonly ask: (option: Option) => Promise<ToldRequirements | undefined>;
  readonly told: (option: Option) => ToldRequirements | undefined;
  /** Projects of which something else than the file that would be installed told what a version requires. */
  readonly hearsay: ReadonlySet<PackageName>;
  readonly prepare: (wanted: Wanted) => void;
}

export function openRequirements(input: RequirementsInput): OpenRequirements {
  const { options, own, isPinned, withoutRequirements, onNeeded } = input;
  const required = new Map<Option, Promise<ToldRequirements | undefined>>();
  const told = new Map<Option, ToldRequirements>();
  const hearsay = new Set<PackageName>();
  /** By the extras that are asked of it: a search asks hundreds of times. */
  const answers = new Map<Option, Map<string, Promise<Requirements>>>();

  function of(option: Option, extras: readonly PackageName[]): Promise<Requirements> {
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
    if (withoutRequirements && isPinned(option.name)) return { state: 'known', wanted: [] };
    const refusal = own.passedOver(option);
    const answer = refusal
      ? ({ state: 'refused', why: refusal } as const)
      : await own.read(option, found?.lines, extras);
    // A pin that the installer refuses is told as that, and keeps nothing else from being resolved.
    if (answer.state === 'refused' && isPinned(option.name)) return { state: 'known', wanted: [] };
    if (answer.state !== 'known') return answer;
    for (const { name } of answer.wanted) onNeeded(name, option.name);
    if (!withoutRequirements) for (const wanted of answer.wanted) prepare(wanted);
    return answer;
  }

  const prepare = lookingAhead(options, of);
  return { of, ask: askOnce, told: (option) => told.get(option), hearsay, prepare };
}

/** So many versions of a project are asked for because somebody requires them: each fastapi asks for another starlette, and one is taken. */
const FORESEEN = 3;

/** Asks for what will be asked next, without waiting for it: nearly always the newest version that fits is the one taken. */
function lookingAhead(options: IndexOptions, requirements: Universe['requirements']): (wanted: Wanted) => void {
  const asked = new Set<string>();
  /** By their texts: what is likely the newest version, and what proves to be it, are two options. */
  const foreseen = new Map<PackageName, Set<string>>();
  const foresee = async ({ name, extras, specifiers }: Wanted, all: readonly Option[]): Promise<void> => {
    const [first] = admitted(all, specifiers, false);
    const others = foreseen.get(name) ?? new Set();
    foreseen.set(name, others);
    const version = first?.version?.text ?? '';
    if (!first || (others.size === FORESEEN && !others.has(version))) return;
    others.add(version);
    await requirements(first, extras);
  };
  return (wanted) => {
    const { name, address, text } = wanted;
    if (address !== undefined || asked.has(text)) return;
    asked.add(text);
    // Whoever really asks meets the same error.
    options
      .of(name)
      .then((all) => foresee(wanted, all))
      .catch(() => undefined);
    options
      .newest(name)
      .then((likely) =>
        foresee(
          wanted,
          likely.filter((option) => options.taken(option)?.filename.kind === 'wheel'),
        ),
      )
      .catch(() => undefined);
  };
}
