// What has to be installed in an image before pip, for all of its builds at once.

import { type DistroRelease, releaseTitle } from '../assess/toolchain/release-condition.ts';
import { releaseFacts } from '../assess/toolchain/release-facts.ts';
import { archiveOf } from '../image/archive-of.ts';
import { installLine, mergeNeeds } from '../assess/toolchain/install-line.ts';
import { archiveWords } from '../text/archive-words.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { PackageOn } from './facts.ts';
import { optionalWords } from './optional-words.ts';
import type { ReportPreparation } from './report.ts';
import { presence } from './presence.ts';

/** Names in one sentence. */
const MAX_NAMED = 5;

/**
 * Null where nothing is built, or where nothing is known to be missing.
 *
 * @param distro null where it is not known
 * @param present what a stage of a Dockerfile has added before it installs
 */
export function preparationOf(
  packages: readonly PackageOn[],
  distro: DistroRelease | null,
  present: readonly string[] = [],
): ReportPreparation | null {
  const troubled = packages.filter(({ finding: { verdict } }) => verdict === 'build');
  const builds = troubled.flatMap(({ finding: { build } }) => build?.needs ?? []);
  const merged = mergeNeeds(builds);
  const things = builds.flatMap((build) => build.things);
  const names = presence(merged?.names ?? [], present, things).missing;
  if (!merged || names.length === 0) return null;
  const { manager, evidence, complete } = merged;
  const doomed = troubled.filter(isDoomed);
  const helped = troubled.filter((each) => each.finding.build?.needs?.packages && !isDoomed(each)).length;
  const others = new Set(
    troubled.flatMap((each) => (isDoomed(each) ? [] : (each.finding.build?.needs?.packages?.names ?? []))),
  );
  const alone = names.filter((name) => !others.has(name));
  const helps = helped === 0 ? 'none' : helped === troubled.length ? 'all' : 'some';
  const notes = [
    // A stage that has added packages has a way to them.
    ...(present.length === 0 && manager === 'apt' ? archived(distro) : []),
    ...(distro !== null && manager === 'apt' && releaseFacts(distro)?.namesRead !== true
      ? [`The names are those of today: the list of ${releaseTitle(distro)} was not read.`]
      : []),
    ...optionalNote(troubled, [...present, ...merged.names]),
    ...(complete && builds.length === troubled.length ? [] : ['What the other builds need is not known.']),
    ...(doomed.length > 0 ? [inVain(doomed, helped === 0 ? [] : alone)] : []),
  ];
  return { manager, names, evidence, line: installLine(manager, names), helps, notes };
}

/** What the builds go on without, so that it is none of the line: what each has by it. */
function optionalNote(troubled: readonly PackageOn[], there: readonly string[]): readonly string[] {
  const asked = troubled.flatMap(({ pkg: { name }, finding: { build } }) => {
    const { needs } = build ?? {};
    const { optional = [], optionalRuntime = [] } = needs?.packages ?? {};
    const missing = presence(optional, there, needs?.things ?? []).missing;
    return needs && missing.length > 0
      ? [{ text: `${listWords(optionalWords(needs, missing))}, for ${name}`, runtime: optionalRuntime }]
      : [];
  });
  if (asked.length === 0) return [];
  const runtime = [...new Set(asked.flatMap((each) => each.runtime))].toSorted();
  const then = runtime.length === 0 ? '' : ` The stage that runs then needs ${listWords(runtime)} too.`;
  return [`Optional: ${[...new Set(asked.map(({ text }) => text))].join('; ')}.${then}`];
}

/** Nothing of the line runs where its first command stops. */
function archived(distro: DistroRelease | null): readonly string[] {
  const host = distro === null ? undefined : archiveOf(distro);
  return distro === null || host === undefined ? [] : [archiveWords(distro, host)];
}

/** Which names may be left out with what fails all the same: Alpine's Arrow and cmake, for a pyarrow 15 that takes neither. */
function inVain(doomed: readonly PackageOn[], alone: readonly string[]): string {
  const [are, them] = doomed.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const serving =
    alone.length === 0 ? '' : `: ${listWords(alone)} ${alone.length === 1 ? 'is' : 'are'} for ${them} alone`;
  return `It does not help ${named(doomed)}, which ${are} known to fail all the same${serving}.`;
}

function isDoomed({ finding: { build } }: PackageOn): boolean {
  return build?.deadEnds.some(({ certain }) => certain) === true;
}

function named(packages: readonly PackageOn[]): string {
  const titles = packages.map(({ pkg: { name, version } }) => `${name} ${version ?? ''}`.trimEnd());
  return listWords(shortened([...new Set(titles)], MAX_NAMED));
}
