// Errors as the user reads them: the thing, then cause, note and help, each once.

import type { Report, WheelcheckError } from '@wheelcheck/core';
import { shortened } from '@wheelcheck/core/text';

export interface Failure {
  readonly message: string;
  readonly cause?: string | undefined;
  readonly note?: string | undefined;
  readonly help?: string | undefined;
}

/** `error: …`, then the lines that there are; ends in a newline. */
export function failureText(failure: Failure): string {
  return labelled('error', failure);
}

/** The same for what goes wrong without ending the run. */
export function warningText(failure: Failure): string {
  return labelled('warning', failure);
}

function labelled(label: string, { message, cause, note, help }: Failure): string {
  const lines = [
    `${label}: ${message}`,
    ...(cause ? [`  cause: ${cause}`] : []),
    ...(note ? [`  note:  ${note}`] : []),
    ...(help ? [`  help:  ${help}`] : []),
  ];
  return `${lines.map((line) => line.split('\n').join('\n         ')).join('\n')}\n`;
}

/** By name, not by class: core is loaded by the command that needs it. */
export function isWheelcheckError(error: unknown): error is WheelcheckError {
  return error instanceof Error && error.name === 'WheelcheckError';
}

export function failureOf({ message, reason, note, hint }: WheelcheckError): Failure {
  return { message, cause: reason, note, help: hint };
}

/**
 * Why the answer is not complete: what the index did not say, what has no pin, what the file lacks. What is ignored is not
 * among them.
 *
 * @param counted the same report without what does not count; without a baseline the report itself
 */
export function incomplete(report: Report, counted: Report): readonly Failure[] {
  const installed = report.packages.filter(({ results }) => results.some(({ verdict }) => verdict !== 'skipped'));
  const unknown = counted.packages.filter(({ results }) =>
    results.some(({ verdict, rules, suppressed }) => verdict === 'unknown' && suppressed?.rule !== rules[0]),
  );
  const because = (reason: string): readonly string[] =>
    unknown.filter(({ results }) => results.some((result) => result.reason === reason)).map(({ name }) => name);
  const certain = installed.length - unknown.length;
  const note = `${certain} ${certain === 1 ? 'verdict is' : 'verdicts are'} certain; ${unknown.length} ${unknown.length === 1 ? 'is' : 'are'} unknown, so the result is incomplete`;
  const [faulty, unpinned] = [because('index'), because('unpinned')];
  const missing = [...new Set(counted.diagnostics.flatMap(({ unjudged = [] }) => unjudged))];
  const [first, ...others] = report.faults.toSorted((a, b) => b.packages.length - a.packages.length);
  return [
    ...(faulty.length > 0 && first !== undefined
      ? [
          {
            message: `the index ${first.silence} for ${faulty.length} of ${installed.length} ${installed.length === 1 ? 'package' : 'packages'} (${some(faulty)})`,
            cause: [first, ...others.slice(0, 1)].map(({ cause }) => cause).join('; '),
            note,
            help:
              first.silence === 'was not asked'
                ? 'run without --offline, or check a lock that names its files'
                : 'retry, or add --allow-unknown to accept an incomplete answer',
          },
        ]
      : []),
    ...(unpinned.length > 0
      ? [
          {
            message: `${unpinned.length} of ${installed.length} ${installed.length === 1 ? 'package' : 'packages'} ${unpinned.length === 1 ? 'has' : 'have'} no pin (${some(unpinned)})`,
            note,
            help: 'check the pinned file (pip-compile, uv pip compile), or add --allow-unknown',
          },
        ]
      : []),
    ...(missing.length > 0
      ? [
          {
            message: `${missing.length} ${missing.length === 1 ? 'package that is' : 'packages that are'} needed ${missing.length === 1 ? 'was' : 'were'} not judged (${some(missing)})`,
            cause: 'the input does not hold them: the installer chooses a version when the image is built',
            help: 'check a file that holds everything (pip-compile, uv pip compile, pip freeze), or add --allow-unknown',
          },
        ]
      : []),
  ];
}

function some(names: readonly string[]): string {
  return shortened(names, 8).join(', ');
}
