// The error for one place of a configuration.

import { WheelcheckError } from '../error.ts';

/** `pyproject.toml:12: there is no key 'fail_on'`, code `configuration`. */
export function configurationError(
  path: string,
  line: number,
  problem: string,
  more: { readonly reason?: string; readonly hint?: string } = {},
): WheelcheckError {
  return new WheelcheckError({ code: 'configuration', message: `${path}:${line}: ${problem}`, ...more });
}
