// The choices that pip's resolver sees for one key: `Factory.find_candidates` of pip 26.3, with nothing installed.

import { type SpecifierSet, specifierSet } from '../packaging/specifier.ts';
import type { PackageName } from '../packaging/name.ts';
import { admitted } from './admitted.ts';
import type { Choice } from './choice.ts';
import { type Demand, meets } from './demand.ts';
import type { Option, Universe, Wanted } from './universe.ts';

/** What is to be matched: a project or a project's extras, and what is asked of it. */
export interface Matching {
  readonly name: PackageName;
  readonly extras: readonly PackageName[];
  readonly demands: readonly Demand[];
  /** Where the key has extras: what is asked of the project itself. */
  readonly ofProject: readonly Demand[];
}

export interface MatchSettings {
  readonly universe: Universe;
  readonly constraints: readonly Wanted[];
  readonly prereleases: boolean;
  readonly choose: (option: Option, extras: readonly PackageName[]) => Choice;
  /** What was left of a project for a set of specifiers: hundreds of rounds may ask for the same. */
  readonly known: Map<string, readonly Option[]>;
}

/** @returns best first; whether the installer can read their metadata is not looked at */
export async function pipMatches(matching: Matching, settings: MatchSettings): Promise<readonly Choice[]> {
  const { name, extras, demands, ofProject } = matching;
  const constraints = settings.constraints.filter((each) => each.name === name);
  const all = [...demands, ...ofProject];
  const exact = new Set(all.flatMap((demand) => demand.exactly ?? []));
  const ranges = all.flatMap((demand) => (demand.exactly ? [] : [demand.wanted.specifiers]));
  if (ranges.length > 0)
    for (const option of await directConstraints(constraints, settings.universe)) exact.add(option);
  const choices = (options: readonly Option[]): readonly Choice[] =>
    options.map((option) => settings.choose(option, extras));
  const bounds = constraints.map(({ specifiers }) => specifiers);
  if (exact.size > 0)
    return choices([...exact]).filter(
      (choice) =>
        demands.every((demand) => meets(choice, demand)) &&
        constraints.every((wanted) => meets(choice, { key: name, wanted })),
    );
  return choices(await leftOf(name, [...bounds, ...ranges], settings));
}

/** A set of more is asked for once, and its text would be long: a list may have ten thousand lines on one project. */
const MAX_KNOWN = 100;

async function leftOf(
  name: PackageName,
  ranges: readonly SpecifierSet[],
  { known, universe, prereleases }: MatchSettings,
): Promise<readonly Option[]> {
  // Two hundred commands may ask for the same.
  const distinct = [...new Map(ranges.map((each) => [each.text, each])).values()];
  const clauses = distinct.flatMap(({ specifiers }) => specifiers);
  if (distinct.length > MAX_KNOWN)
    return admitted(await universe.options(name), { specifiers: clauses, text: '' }, prereleases);
  const specifiers = specifierSet(clauses);
  const key = `${name} ${specifiers.text}`;
  const left = known.get(key) ?? admitted(await universe.options(name), specifiers, prereleases);
  known.set(key, left);
  return left;
}

function directConstraints(constraints: readonly Wanted[], universe: Universe): Promise<readonly Option[]> {
  return Promise.all(
    constraints.flatMap((wanted) => {
      const { address } = wanted;
      return address === undefined ? [] : [universe.direct({ ...wanted, address })];
    }),
  );
}
