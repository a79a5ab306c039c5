// What an installer would end up with: the versions, who brought each, and where there are none, why.

import type { PackageName } from '../packaging/name.ts';
import { isPrerelease } from '../packaging/version.ts';
import type { ConflictFact } from './conflict-fact.ts';
import type { Cause } from './demand.ts';
import type { Fact } from './incompatibility.ts';
import { freshPatience, giveWork, type Patience } from './patience.ts';
import { type Found, pipRounds } from './pip-rounds.ts';
import type { Proof, PubgrubOptions } from './pubgrub.ts';
import type { SearchOptions } from './search-state.ts';
import type { Option, Problem, Universe, Wanted } from './universe.ts';
import { type Bounded, type Bounds, type GivenUp, withinBounds } from './within-bounds.ts';

/**
 * Versions looked into, 2,000 in all rounds of one question. uv's own search is complete: what is left for doubts and proofs of pip's
 * is left for itself (celery[redis,sqs] with kombu<5.4 comes to an end after 1,733, in uv as well).
 */
const VERSIONS = { search: 1600, complete: 2000, doubt: 400, proof: 400 } as const;

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

/** What a search ended in: a set of versions, the proof that there is none, or a limit that it reached. */
export type Resolution =
  | { readonly state: 'solved'; readonly packages: ReadonlyMap<PackageName, Resolved> }
  /** No set of versions satisfies all demands. */
  | { readonly state: 'none'; why(): Promise<Conflict> }
  | WithoutAnswer;

/** A search that was given up, and the conflict that it met first: what was seen, which proves nothing. */
type WithoutAnswer = GivenUp & { readonly seen?: readonly ConflictFact[] };

/** Why there is no solution. */
interface Conflict {
  /** Each who asks for what, and where nothing is left. */
  readonly facts: readonly ConflictFact[];
  /** The projects that they are about. */
  readonly names: ReadonlySet<PackageName>;
}

/** Resolves as pip 26.3 does, or as uv; where that finds nothing, it can be asked why. Rejects only where the universe does. */
export async function resolve(problem: Problem, universe: Universe, options: SearchOptions = {}): Promise<Resolution> {
  const { patience = freshPatience(), clock, onLooked } = options;
  const isComplete = options.search === 'pubgrub';
  const { limit = isComplete ? VERSIONS.complete : VERSIONS.search } = options;
  const { looked } = patience;
  if (isComplete) giveWork(patience.doubt, patience.search);
  const bounds: Bounds = { universe, looked, versions: limit, patience: patience.search, clock, onLooked };
  const seen: Cause[] = [];
  const found = await withinBounds(bounds, (bounded) =>
    searchAsInstaller(problem, options, { ...bounds, patience: patience.doubt }, bounded, seen),
  );
  if (found.state === 'solved') return { state: 'solved', packages: packagesOf(found) };
  const proving = { ...bounds, versions: limit + (isComplete ? 0 : VERSIONS.proof), patience: patience.proof };
  if (found.state === 'none') return { state: 'none', why: () => explain(problem, proving, patience, found.conflict) };
  // pip would go on and fail in the end: that nothing can be found is known without it.
  const proof = await prove(problem, proving);
  if (proof.state !== 'none') return { ...found, looked: looked.size, seen: (await toldBy(seen, universe)).facts };
  return { state: 'none', why: () => explain(problem, proving, patience, [], proof) };
}

async function searchAsInstaller(
  problem: Problem,
  options: SearchOptions,
  doubting: Bounds,
  { universe, begin, check }: Bounded,
  seen: Cause[],
): Promise<Found> {
  if (options.search === 'pubgrub') {
    const { uvSearch } = await import('./uv-search.ts');
    return uvSearch(problem, universe, options, (conflicts) => {
      if (conflicts > 0) begin();
      check();
    });
  }
  const doubt = async (): Promise<Proof | GivenUp> =>
    prove(problem, { ...doubting, universe, versions: doubting.looked.size + VERSIONS.doubt });
  return pipRounds(problem, universe, options, {
    onConflict(causes) {
      begin();
      // What every version of one package fails at is one conflict; what is met behind it would be another.
      const key = (seen[0] ?? causes[0])?.demand.key;
      seen.push(...causes.filter((cause) => cause.demand.key === key && !seen.includes(cause)));
    },
    isHopeless: async () => (await doubt()).state === 'none',
  });
}

/** Looks for a proof that there is no solution; time counts at once. What proves is loaded where one is wanted: most searches meet no conflict. */
async function prove(
  problem: Problem,
  bounds: Bounds,
  eligible?: PubgrubOptions['eligible'],
): Promise<Proof | GivenUp> {
  const { pubgrub } = await import('./pubgrub.ts');
  return withinBounds(bounds, ({ universe, begin, check }) => {
    begin();
    return pubgrub(problem, universe, { onRound: check, ...(eligible ? { eligible } : {}) });
  });
}

/** By proof, where the complete search sees no way either; else by the demands on which pip gave up. */
async function explain(
  problem: Problem,
  bounds: Bounds,
  { proof: proving, telling }: Patience,
  conflict: readonly Cause[],
  known?: Extract<Proof, { state: 'none' }>,
): Promise<Conflict> {
  const short = await prove(problem, { ...bounds, patience: known ? telling : proving }, standing);
  if (short.state === 'none') return told(short.facts, short.optionsOf);
  const proof = known ?? (await prove(problem, { ...bounds, patience: telling }));
  if (proof.state === 'none') return told(proof.facts, proof.optionsOf);
  return toldBy(conflict, bounds.universe);
}

async function toldBy(causes: readonly Cause[], universe: Universe): Promise<Conflict> {
  const options = new Map<string, readonly Option[]>();
  // Of what stands at an address the index knows nothing, and is not asked; the others are known already.
  const names = causes.flatMap(({ demand: { wanted }, parent }) =>
    [wanted, parent?.option].flatMap((one) => (one && one.address === undefined ? [one.name] : [])),
  );
  // oxlint-disable-next-line no-await-in-loop
  for (const name of new Set(names)) options.set(name, await universe.options(name));
  return told(causes.flatMap(factOf), (name) => options.get(name) ?? []);
}

/** Leaves out what would only be taken for want of anything else: what is said is shorter without. */
function standing(options: readonly Option[]): readonly Option[] {
  const firm = options.filter(({ yanked, version }) => !yanked && !(version && isPrerelease(version)));
  return firm.length > 0 ? firm : options;
}

async function told(facts: readonly Fact[], optionsOf: (name: string) => readonly Option[]): Promise<Conflict> {
  const { conflictFacts } = await import('./conflict-facts.ts');
  const names = facts.flatMap((fact) => ('wanted' in fact ? [fact.wanted.name] : []));
  return { facts: conflictFacts(facts, optionsOf), names: new Set(names) };
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
  const extrasOf = new Map<Option, Set<PackageName>>();
  for (const { option, extras } of settled.values()) {
    const all = extrasOf.get(option) ?? new Set();
    extrasOf.set(option, all);
    for (const extra of extras) all.add(extra);
  }
  for (const [key, { option }] of settled) {
    const way = ways.get(key);
    if (!way) continue;
    const known = packages.get(option.name);
    const nearer = known && known.path.length <= way.path.length ? known : way;
    packages.set(option.name, {
      option,
      extras: known?.option === option ? known.extras : [...(extrasOf.get(option) ?? [])].toSorted(),
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
