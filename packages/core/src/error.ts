// The one error that ends a run: it names the input, why it cannot go on, and what to try.

import { maskAddresses } from './text/mask-addresses.ts';

export interface WheelcheckErrorDetails {
  /** Stable, for programs: `image-unknown`, `file-broken`, `file-missing`, `usage`, `index` … */
  readonly code: string;
  /** The thing and what is wrong with it, one line. */
  readonly message: string;
  /** What lies behind it, printed as `cause:`. */
  readonly reason?: string;
  /** Further facts, printed as `note:`. */
  readonly note?: string;
  /** What to try, printed as `help:`. */
  readonly hint?: string;
}

const masked = (text: string | undefined): string | undefined => (text === undefined ? text : maskAddresses(text));

/**
 * A run that cannot go on: unreadable input, an image that cannot exist, bad usage. What concerns one package alone
 * is never thrown; it is a verdict `unknown`.
 */
export class WheelcheckError extends Error {
  override readonly name = 'WheelcheckError';
  readonly code: string;
  readonly reason: string | undefined;
  readonly note: string | undefined;
  readonly hint: string | undefined;

  constructor(details: WheelcheckErrorDetails) {
    super(maskAddresses(details.message));
    this.code = details.code;
    this.reason = masked(details.reason);
    this.note = masked(details.note);
    this.hint = masked(details.hint);
  }
}
