// The smallest changes that leave nothing to build, each checked by judging the whole set again.

import type { LockedPackage } from '../manifest/manifest.ts';
import { interpreterVersion } from '../packaging/interpreter-version.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Neighbour } from '../target/neighbours.ts';
import type { Pin, Plan } from './advice.ts';
import { choosePins } from './choose-pins.ts';
import type { Option } from './fitting-versions.ts';
import type { Inquiry, Judged, JudgedSet } from './inquiry.ts';
import { openObjections } from './objections.ts';
import { hasVersions, isTroubled, type Prospects, type Surroundings } from './prospects.ts';
import { ageNotes, isOlderThan } from './support-notes.ts';

/** Plans shown. */
const MAX_PLANS = 4;

/** On another image, packages that fit on the user's own may be in trouble; where more are, it is no small change. */
const MAX_NEW_TROUBLES = 2;

/** How far a plan is from what the user has; a plan that is as near in everything and nearer in one replaces another. */
interface Distance {
  readonly variant: number;
  readonly python: number;
  readonly platform: number;
  /** 1 where its Python or distribution is past support and the user's own is not. */
  readonly older: number;
  readonly pins: number;
}

interface Draft {
  readonly plan: Plan;
  readonly distance: Distance;
}

/**
 * Finds plans for one target, fewest changes first: locking again, other versions, another variant of the image, another
 * Python, then several of these together; another platform only where there is nothing else.
 *
 * A plan stands only if nothing of the whole set is then to be built, impossible or unknown, and if the set still holds
 * what its packages need. So a version that needs a package which the file does not hold is never part of one.
 *
 * @param around the targets near it, on the project's Pythons
 * @returns the plans, and what the plan without another target chose, where there is one
 */
export async function findPlans(
  here: Prospects,
  around: Surroundings,
  inquiry: Inquiry,
): Promise<{ readonly plans: readonly Plan[]; readonly chosen: ReadonlyMap<Judged, Option> }> {
  const nothing = { plans: [], chosen: new Map<Judged, Option>() };
  const { set, troubled } = here;
  if (troubled.length === 0 || set.rows.some(({ finding }) => finding.verdict === 'unknown')) return nothing;
  const chosen = await pinsFor(here);
  const own = chosen && (await draftOf(set, chosen, undefined));
  const drafts: Draft[] = own ? [own] : [];
  for (const neighbour of around.neighbours) {
    if (neighbour.platform > 0 && drafts.length > 0) break;
    const draft = await draftNear(neighbour);
    if (draft) drafts.push(draft);
  }
  const kept = drafts.filter((draft) => !drafts.some((other) => other !== draft && replaces(other, draft)));
  const sorted = kept.toSorted((a, b) => byChange(a.distance, b.distance));
  return { plans: sorted.slice(0, MAX_PLANS).map(({ plan }) => plan), chosen: (own && chosen) ?? nothing.chosen };

  async function draftNear(neighbour: Neighbour): Promise<Draft | undefined> {
    const { variant, python, platform } = neighbour;
    const hope = { variant, python, platform, older: 0, pins: 0 };
    if (drafts.some(({ distance }) => isAsNear(distance, hope))) return undefined;
    const prospects = await around.at(neighbour);
    if (!prospects || prospects.set.rows.some(({ finding }) => finding.verdict === 'unknown')) return undefined;
    const before = new Set(troubled.map(({ pkg }) => pkg));
    const news = prospects.troubled.filter(({ pkg }) => !before.has(pkg));
    if (news.length > MAX_NEW_TROUBLES) return undefined;
    const fewest = { ...hope, pins: prospects.troubled.length };
    if (drafts.some(({ distance }) => isAsNear(distance, fewest))) return undefined;
    const pins = await pinsFor(prospects);
    return pins && draftOf(prospects.set, pins, neighbour);
  }

  /** The plan on a target with these versions, if the set as a whole bears it. */
  async function draftOf(
    on: JudgedSet,
    options: ReadonlyMap<Judged, Option>,
    neighbour: Neighbour | undefined,
  ): Promise<Draft | undefined> {
    const all = [...options].map(([row, { name, version }]): Pin => ({ of: row.pkg, name, version }));
    const after = all.length === 0 ? on : await inquiry.judgeOn(on.request, all);
    if (!after || after.rows.some((row) => isTroubled(row) || row.finding.verdict === 'unknown')) return undefined;
    if (!isInstallable(after)) return undefined;
    if (neighbour && (neighbour.python > 0 || neighbour.platform > 0) && !(await isWhole(after))) return undefined;
    const again = [...options].flatMap(([row, { same }]) => (same ? [row.pkg] : []));
    const pins = all.filter(({ of }) => !again.includes(of));
    const kind = kindOf(neighbour, pins);
    const { variant = 0, python = 0, platform = 0 } = neighbour ?? {};
    const older = isOlderThan(on.target, set.target) ? 1 : 0;
    return {
      plan: {
        kind,
        request: on.request,
        pins,
        notes: [...(kind === 'relock' ? [] : relockNotes(again)), ...ageNotes(on.target, set.target)],
      },
      distance: { variant, python, platform, older, pins: pins.length },
    };
  }

  /**
   * Whether the set lacks nothing there that it does not lack here. Requirements files are made for one Python; and a marker
   * that only repeats a package's Requires-Python (Pipfile.lock, poetry export) takes away what the project itself asks for.
   */
  async function isWhole(after: JudgedSet): Promise<boolean> {
    const [missing, before] = [await openObjections(after, inquiry).unmet(), await here.objections.unmet()];
    if (!missing || !before || [...missing].some((text) => !before.has(text))) return false;
    const gone = set.rows.filter(
      ({ finding }, position) => finding.verdict !== 'skipped' && after.rows[position]?.finding.verdict === 'skipped',
    );
    const asked = gone.length === 0 ? undefined : await here.objections.asked();
    return gone.every(({ as, manifest }) => manifest.requiresPython !== undefined || asked?.has(as.name) === true);
  }
}

/** A version for each package in trouble; undefined where there is none for one of them, or they do not go together. */
async function pinsFor(prospects: Prospects): Promise<ReadonlyMap<Judged, Option> | undefined> {
  const { troubled, objections } = prospects;
  if (!troubled.every(hasVersions)) return undefined;
  const open = troubled.map(async (row) => {
    const [fitting, alternatives] = await Promise.all([prospects.fitting(row), prospects.alternatives(row)]);
    const same = fitting?.same ? [fitting.same] : [];
    return { row, options: [...same, ...(fitting?.later ?? []), ...(fitting?.earlier ?? []), ...alternatives] };
  });
  return choosePins(await Promise.all(open), objections);
}

/** The lock's own range of Pythons and machines: elsewhere its installer refuses the whole file, or installs nothing. */
function isInstallable({ target, rows }: JudgedSet): boolean {
  if (rows.every(({ finding }) => finding.verdict === 'skipped')) return false;
  const python = parseVersion(interpreterVersion(target.python.version));
  return [...new Set(rows.map(({ manifest }) => manifest))].every(
    ({ requiresPython }) =>
      !requiresPython || !python.ok || requiresPython.anyOf.some((range) => satisfies(python.value, range, true)),
  );
}

function kindOf(neighbour: Neighbour | undefined, pins: readonly Pin[]): Plan['kind'] {
  if (!neighbour) return pins.length === 0 ? 'relock' : 'version';
  if (neighbour.platform > 0) return 'platform';
  return neighbour.python > 0 ? 'python' : 'base';
}

function relockNotes(again: readonly LockedPackage[]): readonly string[] {
  return again.length === 0 ? [] : [`locking again brings the wheel of ${again.map(({ name }) => name).join(', ')}`];
}

function isAsNear(a: Distance, b: Distance): boolean {
  return (
    a.variant <= b.variant && a.python <= b.python && a.platform <= b.platform && a.older <= b.older && a.pins <= b.pins
  );
}

function replaces({ distance: a }: Draft, { distance: b }: Draft): boolean {
  return isAsNear(a, b) && !isAsNear(b, a);
}

/** What the user has, then what is past support where the user's own is not, then by the kind of change and its size. */
function byChange(a: Distance, b: Distance): number {
  return (
    a.platform - b.platform ||
    a.older - b.older ||
    tier(a) - tier(b) ||
    a.pins - b.pins ||
    a.python - b.python ||
    a.variant - b.variant
  );
}

/** Locking again and pins alone, another variant, another Python, then several changes at once. */
function tier({ variant, python, pins }: Distance): number {
  const changes = Number(variant > 0) + Number(python > 0) + Number(pins > 0);
  if (changes > 1) return 4;
  return variant > 0 ? 2 : python > 0 ? 3 : 1;
}
