// What ended a run → what the page says of it.

import { IndexError, WheelcheckError } from '@wheelcheck/core/check';
import type { Failure } from './messages.ts';

/** How browsers call a script that they could not get: Chromium, Firefox, Safari. */
const notLoaded = /dynamically imported module|importing a module script failed/i;

export function failureOf(error: unknown): Failure {
  if (error instanceof IndexError && error.kind === 'aborted')
    return { message: 'the check was stopped', reason: '', hint: '' };
  if (error instanceof WheelcheckError) {
    const { message, reason = '', hint = '' } = error;
    return { message, reason, hint };
  }
  if (error instanceof TypeError && notLoaded.test(error.message))
    return {
      message: 'a part of this page did not load',
      reason: 'parts are loaded when a file needs them, and the server of the page did not answer',
      hint: 'load the page again when there is a network',
    };
  return {
    message: 'wheelcheck itself failed',
    reason: String(error),
    hint: 'please report it, with the file if you may',
  };
}
