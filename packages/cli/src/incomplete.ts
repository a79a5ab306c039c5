// Why an answer is not complete, for standard error.

import { counts, lockAgain, outcomeOf, type Report } from '@wheelcheck/core';
import { shortened } from '@wheelcheck/core/text';
import { areFromCommands } from './are-from-commands.ts';
import type { Failure } from './failure.ts';
import { notLearnt } from './not-learnt.ts';

/**
 * Why the answer is not complete: what the index did not say, what has no pin, what the file lacks. What is ignored is not
 * among them.
 *
 * @param isLate whether the run's time was over before everything was answered
 * @param counted the same report without what does not count; without a baseline the report itself
 */
export function incomplete(report: Report, counted: Report, isLate: boolean): readonly Failure[] {
  const installed = report.packages.filter(({ results }) => results.some(({ verdict }) => verdict !== 'skipped'));
  const unknown = counted.packages.filter(({ results }) =>
    results.some(({ statements }) => statements.some((each) => counts(each) && outcomeOf(each) === 'unknown')),
  );
  const because = (reason: string): readonly string[] =>
    unknown.filter(({ results }) => results.some((result) => result.reason === reason)).map(({ name }) => name);
  const all = installed.length;
  const certain = all - unknown.length;
  const note = `${certain} ${certain === 1 ? 'verdict is' : 'verdicts are'} certain; ${unknown.length} ${unknown.length === 1 ? 'is' : 'are'} unknown, so the result is incomplete`;
  const { diagnostics } = counted;
  const run = { all, note, isLate, remade: remadeLock(report) ?? mendedFirst(counted) };
  return [
    ...unanswered(because('index'), report.faults, run),
    ...withoutPin(because('unpinned'), diagnostics, run),
    ...unsolved(because('no-solution'), all),
    ...notHeld([...new Set(diagnostics.flatMap(({ unjudged = [] }) => unjudged))], report, run.remade),
    ...notLearnt(counted, report, mendedFirst(counted)),
    ...notFollowed(counted),
  ];
}

interface WholeRun {
  /** Packages that are installed. */
  readonly all: number;
  readonly note: string;
  readonly isLate: boolean;
  /** What makes the locks anew, where all that is checked are locks; what comes before a file that holds everything, where none can be made. */
  readonly remade: string | undefined;
}

function unanswered(
  names: readonly string[],
  faults: Report['faults'],
  { all, note, isLate }: WholeRun,
): readonly Failure[] {
  const [first, ...others] = faults.toSorted((a, b) => b.packages.length - a.packages.length);
  if (names.length === 0 || first === undefined) return [];
  const usual =
    first.silence === 'was not asked'
      ? 'run without --offline, or check a lock that names its files'
      : `${isLate ? 'raise --timeout-total' : 'retry'}, or add --allow-unknown to accept an incomplete answer`;
  return [
    {
      message: `the index ${first.silence} for ${ofAll(names, all)} (${some(names)})`,
      cause: [first, ...others.slice(0, 1)].map(({ cause }) => cause).join('; '),
      note,
      help: first.remedy ?? usual,
    },
  ];
}

function withoutPin(
  names: readonly string[],
  diagnostics: Report['diagnostics'],
  { all, note, isLate, remade = 'check the pinned file (pip-compile, uv pip compile)' }: WholeRun,
): readonly Failure[] {
  if (names.length === 0) return [];
  const givenUp = new Set(diagnostics.flatMap(({ kind, message }) => (kind === 'search-given-up' ? [message] : [])));
  const what = givenUp.size > 0 ? 'came to no version' : names.length === 1 ? 'has no pin' : 'have no pin';
  return [
    {
      message: `${ofAll(names, all)} ${what} (${some(names)})`,
      ...(givenUp.size > 0 ? { cause: [...givenUp].join('; ') } : {}),
      note,
      help: helpUnpinned(remade, givenUp.size > 0, isLate),
    },
  ];
}

function unsolved(names: readonly string[], all: number): readonly Failure[] {
  if (names.length === 0) return [];
  return [
    {
      message: `${ofAll(names, all)} came to no version (${some(names)})`,
      cause: 'no set of versions satisfies what is asked for (WC112)',
      help: 'loosen one of the requirements that are named there',
    },
  ];
}

function notHeld(
  names: readonly string[],
  report: Report,
  remade = 'check a file that holds everything (pip-compile, uv pip compile, pip freeze)',
): readonly Failure[] {
  if (names.length === 0) return [];
  const isFromCommands = areFromCommands(report);
  return [
    {
      message: `${names.length} ${names.length === 1 ? 'package that is needed was' : 'packages that are needed were'} not judged (${some(names)})`,
      cause: `${isFromCommands ? 'no command names' : 'the input does not hold'} ${names.length === 1 ? 'it' : 'them'}: the installer chooses a version when the image is built`,
      help: `${isFromCommands ? `name ${names.length === 1 ? 'it' : 'them'} in the command with a version, or install from a file that holds everything` : remade}, or add --allow-unknown`,
    },
  ];
}

/** `2 of 5 packages` */
function ofAll(names: readonly string[], all: number): string {
  return `${names.length} of ${all} ${all === 1 ? 'package' : 'packages'}`;
}

/** What is to be changed stands before the flag that lets it be. */
function notFollowed({ diagnostics }: Report): readonly Failure[] {
  const said = diagnostics.filter(({ rule }) => rule === 'WC403');
  if (said.length === 0) return [];
  const changes = [...new Set(said.flatMap(({ change }) => change ?? []))];
  const [first = 'the lines that say WC403 name what and why', ...others] = changes;
  return [
    {
      message: 'not everything that the Dockerfile installs was judged (WC403)',
      help: [first, ...others, '--allow-unknown accepts an incomplete answer'].join('\n'),
    },
  ];
}

/** What helps where all that is checked are locks: each kind is made by its own tool. */
function remadeLock({ inputs }: Report): string | undefined {
  const words = new Set(inputs.map(({ kind }) => lockAgain(kind)));
  if (words.has(undefined)) return undefined;
  const [first] = words;
  return words.size > 1 ? 'restore the locks from version control, or make each again with its own tool' : first;
}

/** pip-compile fails at what has no file for the machine (torch on Alpine), and at pins that contradict one another. */
function mendedFirst({ targets, packages, diagnostics }: Report): string | undefined {
  const isStuck = (id: string, results: Report['packages'][number]['results']): boolean =>
    results.some(({ target, verdict }) => target === id && verdict === 'impossible');
  const stuck = packages.filter(({ results }) => targets.some(({ id }) => isStuck(id, results)));
  if (stuck.length > 0 && targets.every(({ id }) => stuck.some(({ results }) => isStuck(id, results))))
    return `mend first what cannot be installed (${some(stuck.map(({ name }) => name))}): no tool lists what the others need before`;
  return diagnostics.some(({ kind }) => kind === 'refused-pins')
    ? 'mend first the pins that contradict one another: no tool lists what the others need before'
    : undefined;
}

function helpUnpinned(pinnedFile: string, isGivenUp: boolean, isLate: boolean): string {
  const pinned = `${pinnedFile}, or add --allow-unknown`;
  if (!isGivenUp) return pinned;
  return `${isLate ? 'raise --timeout-total' : 'run it once more, ask for narrower ranges'}, ${pinned}`;
}

function some(names: readonly string[]): string {
  return shortened(names, 8).join(', ');
}
