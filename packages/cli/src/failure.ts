// Errors as the user reads them: the thing, then cause, note and help, each once.

import type { WheelcheckError } from '@wheelcheck/core';

export interface Failure {
  readonly message: string;
  readonly excerpt?: string | undefined;
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

function labelled(label: string, { message, excerpt, cause, note, help }: Failure): string {
  const lines = [
    `${label}: ${message}`,
    ...(excerpt ? excerpt.split('\n') : []),
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

export function failureOf({ message, excerpt, reason, note, hint }: WheelcheckError): Failure {
  return { message, excerpt, cause: reason, note, help: hint };
}
