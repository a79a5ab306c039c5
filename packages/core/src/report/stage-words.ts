// What an image, and a stage of a Dockerfile on it, has and lacks of what one build needs.

import type { Build } from '../assess/assess.ts';
import { isHopeless } from '../assess/is-hopeless.ts';
import { isStopped } from '../rules/stage-stops.ts';
import type { Target } from '../target/target.ts';
import { listWords } from '../text/list-words.ts';
import { fetchedWords, isFetched } from './fetched-words.ts';
import { heldWords } from './held-words.ts';
import { missingWords } from './missing-words.ts';
import { openBuild } from './open-build.ts';
import { optionalWords } from './optional-words.ts';
import { presence } from './presence.ts';
import { stageHoldings } from './stage-holdings.ts';

/** A full sentence, or none where nothing is there, the packages are not known, or it fails whatever is there. */
export function stageWords(build: Build, target: Target): readonly string[] {
  const { needs, deadEnds } = build;
  if (!needs || (needs.packages === null && needs.kindred === undefined) || deadEnds.some(isHopeless)) return [];
  if (isFetched(build)) return fetchedWords(build, target);
  const { there, missing, without, useless } = stageHoldings(needs, target);
  // A compiler that compiles nothing is none of what is there.
  if (there.length === 0 && useless === undefined) return [];
  const held = heldWords(there, target.stage);
  const are = `${held} ${isAre(there)} there`;
  // By names of another manager nothing is missing.
  if (needs.packages === null) return there.length === 0 ? [] : [`${are}.`];
  // What installs without its extension modules stops at nothing: needsText says so.
  const lacks = missingWords({ missing, useless }, target.image?.distro?.name, build.reading?.optional === true);
  if (lacks !== undefined) return [there.length === 0 ? `${lacks}.` : `${are}; ${lacks}.`];
  if (useless !== undefined) return there.length === 0 ? [] : [`${are}.`];
  // That it may fail all the same is said beside it.
  if (!isEnough(build)) return [`${are}.`];
  const aside = without.length > 0 ? `, without ${listWords(optionalWords(needs, without))}` : '';
  const here = `in this ${target.stage === undefined ? 'image' : 'stage'}${aside}`;
  // Nothing was added by then where the build stops above.
  return isStopped(target)
    ? [`${held} would be there: it would be compiled ${here}.`]
    : [`${are}: it will be compiled ${here}.`];
}

/**
 * What a stage that has something of what a build needs lacks of it, or of what fetches it, so that the build stops there; empty where
 * that is not sure.
 */
export function missingOf(build: Build, target: Target): readonly string[] {
  const { needs, deadEnds, reading } = build;
  if (!needs?.packages || reading?.optional === true || deadEnds.some(isHopeless)) return [];
  const { there, missing, useless } = stageHoldings(needs, target);
  const isSure = isFetched(build) || (there.length > 0 && useless === undefined);
  return isSure ? missing : [];
}

/** Whether all is there that a build needs, as far as is known, so that nothing has to be installed before it. */
export function isReady(build: Build, where: { readonly stage?: Target['stage'] | undefined }): boolean {
  return isEnough(build) && isStocked(build, where);
}

/** Whether nothing is known to be missing of what a build needs, whatever else may be open. */
export function isStocked({ needs }: Build, { stage }: { readonly stage?: Target['stage'] | undefined }): boolean {
  if (!needs?.packages) return false;
  const { names, optional = [] } = needs.packages;
  return presence(names, stage?.packages ?? [], needs.things).missing.every((name) => optional.includes(name));
}

/** Whether nothing else is known, or open, that the build may stop at. */
export function isEnough({ needs, deadEnds, requirements }: Build): boolean {
  return (
    deadEnds.length === 0 &&
    openBuild({ needs }) === null &&
    requirements.every(({ verdict }) => verdict !== 'impossible')
  );
}

function isAre(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}
