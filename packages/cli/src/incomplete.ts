// Why an answer is not complete, for standard error.

import { counts, lockAgain, outcomeOf, type Report } from '@wheelcheck/core';
import { shortened } from '@wheelcheck/core/text';
import type { Failure } from './failure.ts';

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
  const certain = installed.length - unknown.length;
  const note = `${certain} ${certain === 1 ? 'verdict is' : 'verdicts are'} certain; ${unknown.length} ${unknown.length === 1 ? 'is' : 'are'} unknown, so the result is incomplete`;
  const [faulty, unpinned, unsolved] = [because('index'), because('unpinned'), because('no-solution')];
  const missing = [...new Set(counted.diagnostics.flatMap(({ unjudged = [] }) => unjudged))];
  const unlearnt = [...new Set(counted.diagnostics.flatMap(({ unlearnt: names = [] }) => names))];
  const givenUp = [
    ...new Set(counted.diagnostics.flatMap(({ kind, message }) => (kind === 'search-given-up' ? [message] : []))),
  ];
  const [first, ...others] = report.faults.toSorted((a, b) => b.packages.length - a.packages.length);
  return [
    ...(faulty.length > 0 && first !== undefined
      ? [
          {
            message: `the index ${first.silence} for ${faulty.length} of ${installed.length} ${installed.length === 1 ? 'package' : 'packages'} (${some(faulty)})`,
            cause: [first, ...others.slice(0, 1)].map(({ cause }) => cause).join('; '),
            note,
            help:
              first.remedy ??
              (first.silence === 'was not asked'
                ? 'run without --offline, or check a lock that names its files'
                : `${isLate ? 'raise --timeout-total' : 'retry'}, or add --allow-unknown to accept an incomplete answer`),
          },
        ]
      : []),
    ...(unpinned.length > 0
      ? [
          {
            message: `${unpinned.length} of ${installed.length} ${installed.length === 1 ? 'package' : 'packages'} ${givenUp.length > 0 ? 'came to no version' : unpinned.length === 1 ? 'has no pin' : 'have no pin'} (${some(unpinned)})`,
            ...(givenUp.length > 0 ? { cause: givenUp.join('; ') } : {}),
            note,
            help: helpUnpinned(pinnedBy(report), givenUp.length > 0, isLate),
          },
        ]
      : []),
    ...(unsolved.length > 0
      ? [
          {
            message: `${unsolved.length} of ${installed.length} ${installed.length === 1 ? 'package' : 'packages'} came to no version (${some(unsolved)})`,
            cause: 'no set of versions satisfies what is asked for (WC112)',
            help: 'loosen one of the requirements that are named there',
          },
        ]
      : []),
    ...(missing.length > 0
      ? [
          {
            message: `${missing.length} ${missing.length === 1 ? 'package that is' : 'packages that are'} needed ${missing.length === 1 ? 'was' : 'were'} not judged (${some(missing)})`,
            cause: 'the input does not hold them: the installer chooses a version when the image is built',
            help: `${remadeLock(report) ?? 'check a file that holds everything (pip-compile, uv pip compile, pip freeze)'}, or add --allow-unknown`,
          },
        ]
      : []),
    ...(unlearnt.length > 0
      ? [
          {
            message: `what ${unlearnt.length} of ${installed.length} ${installed.length === 1 ? 'package' : 'packages'} ${unlearnt.length === 1 ? 'needs' : 'need'} is not known (${some(unlearnt)})`,
            cause: 'nothing tells it without a build',
            help: 'check a lock, which holds everything, or add --allow-unknown to accept an incomplete answer',
          },
        ]
      : []),
    ...notFollowed(counted),
  ];
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

/** What helps where all that is checked are locks: each is made by its own tool. */
function remadeLock({ inputs }: Report): string | undefined {
  const [first, ...others] = inputs.map(({ kind }) => lockAgain(kind));
  return others.every((words) => words !== undefined) ? first : undefined;
}

function pinnedBy(report: Report): string {
  return remadeLock(report) ?? 'check the pinned file (pip-compile, uv pip compile)';
}

function helpUnpinned(pinnedFile: string, isGivenUp: boolean, isLate: boolean): string {
  const pinned = `${pinnedFile}, or add --allow-unknown`;
  if (!isGivenUp) return pinned;
  return `${isLate ? 'raise --timeout-total' : 'run it once more, ask for narrower ranges'}, ${pinned}`;
}

function some(names: readonly string[]): string {
  return shortened(names, 8).join(', ');
}
