// What an installer would end up with: the versions, who brought each, and where there are none, why.

import type { PackageName } from '../packaging/name.ts';
import { isPrerelease } from '../packaging/version.ts';
import { conflictSentences } from './conflict-sentences.ts';
import type { Cause } from './demand.ts';
import type { Fact } from './incompatibility.ts';
import { type Found, pipRounds } from './pip-rounds.ts';
import { lateness } from './lateness.ts';
import { pubgrub } from './pubgrub.ts';
import { DEFAULT_LIMIT, type SearchOptions } from './search-state.ts';
import type { Option, Problem, Universe, Wanted } from './universe.ts';
import { uvSearch } from './uv-search.ts';

/** How far a proof is looked for that there is no solution: in milliseconds, and versions looked into. */
interface ProofLimits {
  readonly patience: number;
  readonly looked: number;
}

/** While pip's search goes on, and after it was given up. */
const DOUBT: ProofLimits = { patience: 1500, looked: 400 };
const PROOF: ProofLimits = { patience: 2500, looked: DEFAULT_LIMIT };

/** One package that would be installed. */
export interface Resolved {
  readonly option: Option;
  /** All that are asked of it, sorted. */
  readonly extras: readonly PackageName[];
  /** The user's demand that led to it, by the shortest way. */
  readonly root: Wanted;
  /** The packages on that way, the one that the user asks for first; empty for those themselves. */
  readonly path: readonly PackageName[];
}

export type Resolution =
  | { readonly state: 'solved'; readonly packages: ReadonlyMap<PackageName, Resolved> }
  /** No set of versions satisfies all demands. */
  | { readonly state: 'none'; why(): Promise<Conflict> }
  /** The search was given up. */
  | { readonly state: 'limit'; readonly looked: number };

/** Why there is no solution. */
interface Conflict {
  /** Each who asks for what, and where nothing is left. */
  readonly sentences: readonly string[];
  /** The projects that they are about. */
  readonly names: ReadonlySet<PackageName>;
}

/** Resolves as pip 26.3 does, or as uv; where that finds nothing, it can be asked why. Rejects only where the universe does. */
export async function resolve(problem: Problem, universe: Universe, options: SearchOptions = {}): Promise<Resolution> {
  const impossible = async (limits: ProofLimits): Promise<boolean> =>
    (await pubgrub(problem, universe, { limit: limits.looked, isLate: lateness(options.now, limits.patience) }))
      .state === 'none';
  const found =
    options.search === 'pubgrub'
      ? await uvSearch(problem, universe, options)
      : await pipRounds(problem, universe, options, () => impossible(DOUBT));
  if (found.state === 'solved') return { state: 'solved', packages: packagesOf(found) };
  // pip would go on and fail in the end: that nothing can be found is known without it.
  if (found.state === 'limit' && !(await impossible(PROOF))) return found;
  const conflict = found.state === 'none' ? found.conflict : [];
  return { state: 'none', why: () => explain(problem, universe, conflict, options.now) };
}

/** By proof, where the complete search sees no way either; else by the demands on which pip gave up. */
async function explain(
  problem: Problem,
  universe: Universe,
  conflict: readonly Cause[],
  now: SearchOptions['now'],
): Promise<Conflict> {
  const eligible = (options: readonly Option[]): readonly Option[] => {
    const standing = options.filter(({ yanked, version }) => !yanked && !(version && isPrerelease(version)));
    return standing.length > 0 ? standing : options;
  };
  for (const rule of [eligible, undefined]) {
    const isLate = lateness(now, PROOF.patience);
    // oxlint-disable-next-line no-await-in-loop -- the second one says less, and only where the first one fails
    const proof = await pubgrub(problem, universe, rule ? { eligible: rule, isLate } : { isLate });
    if (proof.state === 'none') return told(proof.facts, proof.optionsOf);
  }
  const options = new Map<string, readonly Option[]>();
  for (const { demand } of conflict) {
    // oxlint-disable-next-line no-await-in-loop -- known already
    options.set(demand.wanted.name, await universe.options(demand.wanted.name));
  }
  return told(conflict.flatMap(factOf), (name) => options.get(name) ?? []);
}

function told(facts: readonly Fact[], optionsOf: (name: string) => readonly Option[]): Conflict {
  const names = facts.flatMap((fact) => ('wanted' in fact ? [fact.wanted.name] : []));
  return { sentences: conflictSentences(facts, optionsOf), names: new Set(names) };
}

function factOf({ demand: { wanted, exactly }, parent }: Cause): readonly Fact[] {
  if (!parent) return [{ kind: 'asked', wanted }];
  return exactly ? [] : [{ kind: 'required', option: parent.option, key: parent.key, wanted }];
}

type Solved = Extract<Found, { state: 'solved' }>;

interface Way {
  readonly root: Wanted;
  readonly path: readonly PackageName[];
}

function packagesOf({ settled, causes }: Solved): ReadonlyMap<PackageName, Resolved> {
  const ways = shortestWays(settled, causes);
  const packages = new Map<PackageName, Resolved>();
  for (const [key, { option }] of settled) {
    const way = ways.get(key);
    if (!way) continue;
    const known = packages.get(option.name);
    const nearer = known && known.path.length <= way.path.length ? known : way;
    const extras = [...settled.values()].flatMap((choice) => (choice.option === option ? choice.extras : []));
    packages.set(option.name, {
      option,
      extras: [...new Set(extras)].toSorted(),
      root: nearer.root,
      path: nearer.path,
    });
  }
  return packages;
}

/** From the user's demands on, one step of requirements after the other. */
function shortestWays(settled: Solved['settled'], causes: Solved['causes']): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  let reached: readonly (readonly [string, Way])[] = [...causes].flatMap(([key, own]) => {
    const asked = own.find(({ parent }) => parent === undefined);
    return asked ? [[key, { root: asked.demand.wanted, path: [] }] as const] : [];
  });
  while (reached.length > 0) {
    for (const [key, way] of reached) ways.set(key, way);
    reached = [...causes].flatMap(([key, own]) => {
      if (ways.has(key)) return [];
      const found = own.find(({ parent }) => parent && settled.get(parent.key) === parent && ways.has(parent.key));
      const before = ways.get(found?.parent?.key ?? '');
      if (!found?.parent || !before) return [];
      const step = found.parent.option.name;
      const isOwn = step === found.demand.wanted.name;
      return [[key, { root: before.root, path: isOwn ? before.path : [...before.path, step] }] as const];
    });
  }
  return ways;
}
