// The words for an installation that stops for want of a compiler, or of packages, and for what is to be added.

import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { AddedPackages } from './added-packages.ts';
import type { OfKind } from './diagnostic-row.ts';
import type { RunDiagnostic } from './run-fact.ts';
import type { BuildStop } from './stop-words.ts';

type Fact = OfKind<RunDiagnostic, 'lacking-needs'>;

/** Names that a screen shows, a count among them. */
const SHOWN = 6;

export function lackingWords(fact: Fact): string {
  const unless =
    fact.unless === null
      ? ''
      : `, unless ${fact.unless} ${fact.doomed.length === 0 ? 'brings what is missing' : 'mends that'}`;
  return `the installation ${fact.halted ? 'would stop' : 'stops'}${unless}: ${why(fact)}`;
}

/** `add pkg-config in Dockerfile:2`; empty where nothing that is added would do. */
export function addingWords(fact: Fact): string {
  return fact.doomed.length > 0 ? '' : addedWords(fact);
}

function addedWords({ added }: Fact): string {
  if (added === null) return '';
  const { names, instead, isThere, path, runtime }: AddedPackages = added;
  const what = `${listWords(names)}${instead === null ? '' : ` in place of ${instead}`} in ${placeOf(added, path)}`;
  const also = runtime === null ? '' : `, and ${listWords(runtime.names)} in ${placeOf(runtime, path)}`;
  return `${instead === null ? (isThere ? 'add' : 'install') : 'take'} ${what}${also}`;
}

function placeOf({ isThere, line }: Pick<AddedPackages, 'isThere' | 'line'>, path: string): string {
  return `${isThere ? '' : 'a RUN above '}${path}:${line}`;
}

/** Undefined where docker build may go on all the same. */
export function lackingStop(fact: Fact): BuildStop | undefined {
  const { command, halted } = fact;
  if (command === null) return undefined;
  const remedy = addingWords(fact);
  return {
    command,
    why: why(fact),
    remedy: remedy === '' ? undefined : remedy,
    first: !halted,
    behind: true,
    judged: true,
    failing: failingOf(fact),
  };
}

/** Undefined too where the others would stop all the same, as nobody knows what is to be added for them. */
function failingOf(fact: Fact): BuildStop['failing'] {
  const { names, doomed, compilerless } = fact;
  const adding = addedWords(fact);
  const isOpen = adding === '' && (compilerless !== null || names.length > doomed.length);
  return doomed.length === 0 || isOpen ? undefined : { names: doomed, adding };
}

/** What is known to fail first; what lacks something beside it stops all the same when that is mended. */
function why(fact: Fact): string {
  const { names, doomed } = fact;
  const others = names.filter((name) => !doomed.includes(name));
  if (doomed.length === 0) return `${lacks(fact)}, and ${named(names)} must be built`;
  const fails = `${named(doomed)} must be built, which is known to fail there`;
  if (others.length > 0) return `${fails}; and ${lacks(fact)}, so ${named(others)} cannot be built either`;
  return fact.compilerless === null ? fails : `${fails}; and ${lacks(fact)}`;
}

function lacks({ missing, compilerless }: Fact): string {
  if (compilerless === null) return `${named(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`;
  const { on, useless } = compilerless;
  return useless === null
    ? `${on} has no compiler`
    : `the ${useless} of this stage is without the headers of the C library and compiles nothing`;
}

function named(names: readonly string[]): string {
  return listWords(shortened(names, SHOWN));
}
