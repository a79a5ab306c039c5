// A compose file that ends the run: what is wrong, at which line, and what to do.

import { WheelcheckError } from '../error.ts';
import { printable } from '../text/unprintable.ts';

export function composeError(path: string, line: number | undefined, reason: string, hint?: string): WheelcheckError {
  const place = line === undefined ? path : `${path}:${line}`;
  return new WheelcheckError({
    code: 'compose',
    message: `${printable(place)}: cannot be read as a compose file`,
    reason: printable(reason),
    hint: hint ?? 'docker compose config checks the file',
  });
}
