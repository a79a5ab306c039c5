// The way out of one finding, in words: which version, which Python, which image.

import type { FittingVersion, WayOut } from '../advise/advice.ts';
import type { InStandardLibrary } from '../advise/in-standard-library.ts';
import type { DeadEnd } from '../assess/dead-end.ts';
import { cureOf } from '../assess/cure.ts';
import type { Finding, RefusedLine } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { formatTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';
import { addedToStage } from './added-to-stage.ts';
import { buildWays } from './build-ways.ts';
import { fetchFix } from './fetch-fix.ts';
import { otherPipWords } from './other-pip-words.ts';
import { objectionWords } from './objection-words.ts';
import { planDoubt } from './plan-words.ts';
import type { ReportSuggestion } from './report.ts';
import { isStocked } from './stage-words.ts';

/** What the other releases of the project hold for this target, one sentence; empty where nothing is known of them, or they do not matter. */
export function outlook(finding: Finding, way: WayOut | undefined, { name }: LockedPackage, target: Target): string {
  if (way && finding.refusedLine) return readable(way, finding.refusedLine);
  // Where this very release has what fits, no other is the next that does.
  if (!way?.known || cureOf(finding) !== 'another-version') return '';
  if (way.builtIn) return `Python ${since(way.builtIn)} and later have it themselves, as ${way.builtIn.module}.`;
  const python = `${target.python.freeThreaded ? 'free-threaded ' : ''}CPython ${target.python.release.join('.')}`;
  // Of two wheels of one release the version of the libc may take one and refuse the other (pillow 12.3.0 is for glibc 2.27).
  const { family, version } = target.libc;
  const libc = finding.reason === 'libc-version' ? `${family} ${version.join('.')}` : family;
  const here = `${python} on ${libc} ${target.arch}`;
  const { later, earlier } = way;
  const passedOver = way.excluded ?? (later ? null : way.excludedEarlier);
  if (passedOver) {
    const next = later
      ? `; ${later.version} is the next that goes with the rest`
      : earlier
        ? `; ${earlier.version} is the last before it that goes with the rest`
        : '';
    return `${passedOver.version} has a wheel for it, but ${objectionWords(passedOver.why)}${next}.`;
  }
  if (later && later.version === way.meant)
    return `Perhaps ${later.version} is meant, a release ${fileWords(later, here)}.`;
  if (later) return `The next release ${fileWords(later, here)} is ${later.version}.`;
  if (earlier) return `The last release ${fileWords(earlier, here)} is ${earlier.version}.`;
  if (!way.never) return '';
  return [heldWords(way.held), neverWords(way, name, python, here)].filter((part) => part !== '').join(' ');
}

function heldWords(held: WayOut['held']): string {
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined) return '';
  return held.length === 1 ? `It has only ${first}.` : `It has ${held.length}, from ${first} to ${last ?? ''}.`;
}

function neverWords({ newestPython }: WayOut, name: string, python: string, here: string): string {
  return newestPython === null
    ? `No ${name} release has a wheel for ${here}.`
    : `No ${name} release has a wheel for ${python} yet: the newest is for ${newestPython}.`;
}

function fileWords({ tag }: FittingVersion, here: string): string {
  return tag ? `with a wheel for ${here}` : 'that installs without a compiler';
}

/** Of a release that is refused for its metadata: which other one is not. */
function readable({ later, earlier }: WayOut, { by }: RefusedLine): string {
  const taken = by === 'setuptools' && (later ?? earlier)?.tag ? 'with a wheel' : 'that it takes';
  if (later) return `The next release ${taken} is ${later.version}.`;
  return earlier ? `The last release ${taken} is ${earlier.version}.` : '';
}

/** What to do about one package; empty where nothing helps, and nothing is built. */
export function fixOf(
  finding: Finding,
  way: WayOut | undefined,
  pkg: LockedPackage,
  target: Pick<Target, 'stage' | 'pip' | 'python' | 'image'>,
): string {
  const { name, source } = pkg;
  switch (cureOf(finding)) {
    case 'relock':
      return 'lock again';
    case 'newer-pip':
      return otherPipWords({ to: way?.pip ?? 'newest', of: [pkg] }, target).join(' and ');
    case 'take-out':
      return 'take the line out';
    case 'find-out':
      return 'find out why the files changed, then lock again';
    case 'older-pip':
      return [
        ...(way ? waysOf(way, name) : []),
        otherPipWords({ to: 'before-24.1', of: [pkg] }, target).join(' and '),
      ].join(', or ');
    case 'another-version':
    case 'requirements':
  }
  const ways = way ? waysOf(way, name) : [];
  if (ways.length > 0) return ways.join(', or ');
  if (finding.verdict !== 'build') return '';
  // A name on the index may be another project's: clip there is not what github.com/openai/CLIP is.
  if (source.kind === 'vcs') return finding.build ? fetchFix(finding.build, target) : '';
  const added = finding.build && addedToStage(finding.build, target);
  const apart = added ? [added] : helpsApart(finding, target) ? ['build it in a separate stage'] : [];
  const builds = finding.build ? buildWays(finding.build, name, target) : [];
  if (builds.length > 0) return builds.join('; ');
  const ends = (finding.build?.deadEnds ?? []).filter(({ certain }) => certain);
  if (ends.length === 0) return [...besideLxml(finding), ...apart].join(', ');
  const instead = buildsInstead(ends);
  return instead === undefined ? '' : `${name} ${instead} (it must be built too, and is not known to fail)`;
}

/**
 * Not where what installs is another stage than the one that runs already, nor where the image builds it as it is: all is there that
 * the build is known to need, or it goes on without its extension modules.
 */
function helpsApart({ build }: Finding, { stage }: Pick<Target, 'stage'>): boolean {
  if (stage?.runsElsewhere === true || stage?.runtime !== undefined) return false;
  return !build || (build.reading?.optional !== true && !isStocked(build, { stage }));
}

/** xmlsec beside an lxml wheel fails on import, wherever it was built. */
function besideLxml({ build }: Finding): readonly string[] {
  return build?.deadEnds.some(({ fact }) => fact.kind === 'libxml2-apart') ? ['build lxml too (--no-binary lxml)'] : [];
}

/** The version that every known failure leads to; undefined where one leads nowhere, or they lead apart. */
function buildsInstead(ends: readonly DeadEnd[]): string | undefined {
  const versions = new Set(ends.map(({ instead, fixedIn }) => instead ?? fixedIn));
  return versions.size === 1 ? [...versions][0] : undefined;
}

function since({ since: [major, minor] }: InStandardLibrary): string {
  return `${major}.${minor}`;
}

/** @param along what must change beside it */
function alternativeWords({ name, version, held }: NonNullable<WayOut['alternative']>, along: string): string {
  return held
    ? `leave it out: ${name} ${version}, which is asked for too, has the same modules`
    : `${name} ${version}${along}, the same modules from a wheel`;
}

/** Each a change of its own. What could not be checked is said once, with the first that names another version. */
function waysOf(way: WayOut, name: LockedPackage['name']): readonly string[] {
  const { builtIn, alternative, otherExtra, unchecked, along, against } = way;
  const version = way.later ?? way.earlier;
  const [base] = way.bases;
  const [python] = version ? [] : way.pythons;
  const others: readonly (readonly [change: string, ...remarks: string[]])[] = [
    ...(builtIn ? [[`leave it out (or add to it: ; python_version < "${since(builtIn)}")`] as const] : []),
    ...(version
      ? [
          [
            `${name} ${version.version}${alongWords(along)}`,
            version.tag ? formatTag(version.tag) : 'sdist of pure Python',
            ...(against ? [`${against.by} asks for ${against.range}`] : []),
          ] as const,
        ]
      : []),
    ...(alternative ? [[alternativeWords(alternative, version ? '' : alongWords(along))] as const] : []),
    ...(otherExtra === undefined ? [] : [[otherExtra] as const]),
    // A Python without security fixes is worse than any other way.
    ...(python && !(python.pastSupport && (base !== undefined || alternative)) ? [otherPython(python, name)] : []),
  ];
  const own = way.apart
    ? [
        `${name} ${way.apart.version} here alone, from a file of its own (no version suits ${listWords(way.apart.others)} as well)`,
      ]
    : [];
  return [
    ...others.map(([change, ...remarks], position) => {
      const all = position === (builtIn ? 1 : 0) ? [...remarks, ...unchecked.map(planDoubt)] : remarks;
      return all.length === 0 ? change : `${change} (${all.join('; ')})`;
    }),
    // The nearest alone: a full image helps no further than the slim one.
    ...(base === undefined ? [] : [base]),
    ...own,
  ];
}

/** New packages that a line names: tokenizers 0.14.0 brings twelve. */
export const ADDED = 4;

/** ` with pydantic 2.12.0`, ` and tzdata (new)` */
function alongWords({ moves, adds }: WayOut['along']): string {
  const moved = listWords(moves.map(({ name, version }) => `${name} ${version}`));
  const added = listWords(
    shortened(
      adds.map(({ name }) => name),
      ADDED,
    ),
  );
  return `${moved === '' ? '' : ` with ${moved}`}${added === '' ? '' : ` and ${added} (new)`}`;
}

function otherPython(
  { python, base, asked, withGil, version, pastSupport }: WayOut['pythons'][number],
  name: string,
): readonly [change: string, ...remarks: string[]] {
  if (withGil) return [`Python ${python} with the GIL and ${name} ${version}`];
  // An image without a Python of its own is asked for with one: debian:13 alone would be another target.
  const place = base === null ? `Python ${python}` : base;
  const beside = asked === null ? [] : [`Python ${asked}`];
  return [`${place} with ${[...beside, `${name} ${version}`].join(' and ')}`, ...(pastSupport ? ['past support'] : [])];
}

/** The same for programs: each change on its own, nearest first. */
export function suggestionsOf(
  relockHelps: boolean,
  way: WayOut | undefined,
  pkg: LockedPackage,
): readonly ReportSuggestion[] {
  const { name } = pkg;
  // Another Python that needs another pin as well is no change on its own: the plans have it.
  const pythons = (way?.pythons ?? []).filter((each) => each.version === pkg.version);
  // Nor is a version, or another project, for which others must move.
  const offered = way?.later ?? way?.earlier;
  const isAlone = way?.along.moves.length === 0;
  const version = isAlone ? offered : undefined;
  return [
    ...(relockHelps ? [{ kind: 'relock' } as const] : []),
    ...(version ? [{ kind: 'version', name, version: version.version } as const] : []),
    ...(way?.alternative && (isAlone || offered) ? [{ kind: 'alternative', name: way.alternative.name } as const] : []),
    ...(way?.bases ?? []).map((base) => ({ kind: 'base', base }) as const),
    ...pythons.map(({ python, base }) => ({ kind: 'python', python, base }) as const),
  ];
}
