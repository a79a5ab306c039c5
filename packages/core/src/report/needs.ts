// What a build needs, in words: compilers and libraries first, then what else is to be known before it is tried.

import type { Build } from '../assess/assess.ts';
import type { BuildRequirement } from '../assess/build-requirement.ts';
import { isHopeless } from '../assess/is-hopeless.ts';
import { listWords } from '../text/list-words.ts';
import { deadEndWords } from './dead-end-words.ts';
import { fetchWords } from './fetch-words.ts';
import type { NeedNote } from '../assess/toolchain/need.ts';
import { goesWithoutCompiler } from './goes-without-compiler.ts';
import { needNote, needWords } from './need-words.ts';
import type { ReportDeadEnd } from './report.ts';

/**
 * The first is a list of things, or that it is not known; the others are full sentences. Empty where nobody looked.
 *
 * @param there what a stage of a Dockerfile has of it, as full sentences
 * @param ready whether that is all that it cannot do without: what it does without is told there too
 */
export function needsText(build: Build, there: readonly string[] = [], ready = false): readonly string[] {
  const { needs, deadEnds } = build;
  const things = [(needs?.things ?? []).map(needWords).join(', '), ...fetches(build)].filter((text) => text !== '');
  const sentences = [...deadEnds.map(deadEndWords), ...there, ...adviceSentences(build, there, ready)];
  // Why the sdist was not read is why()'s to say.
  if (things.length > 0) return [things.join('; '), ...sentences];
  return needs === null && sentences.length === 0
    ? []
    : [needsNoCompiler(build) ? 'no compiler' : 'not known', ...sentences];
}

/** The same for programs, each thing apart and without the dead ends; null where nothing is known of it. */
export function needsOf(build: Build, there: readonly string[] = [], ready = false): readonly string[] | null {
  const { needs } = build;
  const told = [
    ...(needs?.things ?? []).map(needWords),
    ...fetches(build),
    ...there,
    ...adviceSentences(build, there, ready),
  ];
  return told.length > 0 ? told : null;
}

/** Why it is known to fail, for programs. */
export function deadEndsOf({ deadEnds }: Build): readonly ReportDeadEnd[] {
  return deadEnds.map((end) => ({ text: deadEndWords(end), source: end.source, fixedIn: end.fixedIn ?? null }));
}

function fetches({ reading }: Build): readonly string[] {
  const fetched = reading?.fetches ?? [];
  return fetched.length > 0 ? [`fetches ${listWords(fetched.map(fetchWords))} while building`] : [];
}

/** What else is to be known to build it: nothing where it fails whatever is done, and what builds without Rust does not build. */
function adviceSentences(build: Build, there: readonly string[], ready: boolean): readonly string[] {
  if (build.deadEnds.some(isHopeless)) return [];
  const isTold = ({ kind }: NeedNote): boolean => kind === 'without-optional' && ready && there.length > 0;
  const notes = (build.needs?.notes ?? []).filter((note) => !isTold(note));
  return [...requirementSentences(build), ...notes.filter(holds(build)).map(needNote)];
}

/** cryptography 3.4.8 imports setuptools_rust before it looks at any variable, and a pip before 10 brings none: it does not build without Rust there either. */
function holds({ deadEnds }: Build): (note: NeedNote) => boolean {
  const bringsNothing = deadEnds.some(({ fact }) => fact.kind === 'unisolated' && fact.pip !== undefined);
  return ({ kind }) => !(bringsNothing && kind === 'of-package');
}

/** What is built for it, and what its build is without. */
function requirementSentences(build: Build): readonly string[] {
  const { native, requirements } = build;
  const built = requirements.filter(({ verdict }) => verdict === 'build');
  const absent = requirements.filter(({ unheld }) => unheld === true);
  const open = requirements.filter(({ verdict, version }) => verdict === 'unknown' && version !== null);
  return [
    ...(built.length > 0 ? [`Building it also builds ${listWords(built.map(title))}.`] : []),
    // why() says it of a package that is pure itself.
    ...(open.length > 0 && native !== false
      ? [`Whether ${listWords(open.map(title))} must be compiled for it as well is not known.`]
      : []),
    ...absent.map(({ text }) => `Its build requires ${text}, which cannot be installed here: the build cannot start.`),
    ...(goesWithoutCompiler(build)
      ? ['Without a compiler it installs all the same, without its extension modules.']
      : []),
  ];
}

/** Where it is pure, and nothing that builds it may have to be compiled. */
function needsNoCompiler({ native, requirements, deadEnds }: Build): boolean {
  const mayCompile = requirements.some(
    ({ verdict, version }) => verdict === 'build' || (verdict === 'unknown' && version !== null),
  );
  return native === false && deadEnds.length > 0 && !mayCompile;
}

function title({ name, version }: BuildRequirement): string {
  return `${name} ${version ?? ''}`.trimEnd();
}
