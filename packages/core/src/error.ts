// The one error that ends a run: it names the input, why it cannot go on, and what to try.

import { maskAddresses } from './text/mask-addresses.ts';

/** What an error is made of. The message alone says what is wrong; the rest says where, why and what helps. */
export interface WheelcheckErrorDetails {
  /** Stable, for programs: `image-unknown`, `file-broken`, `file-missing`, `usage`, `index` … */
  readonly code: string;
  /** The thing and what is wrong with it, one line. */
  readonly message: string;
  /** The place in the input, a line of it and a caret below. */
  readonly excerpt?: string | undefined;
  /** What lies behind it, printed as `cause:`. */
  readonly reason?: string | undefined;
  /** Further facts, printed as `note:`. */
  readonly note?: string | undefined;
  /** What to try, printed as `help:`. */
  readonly hint?: string | undefined;
  /**
   * The settings whose values are wrong, or do not go together, by their names in a configuration (`extra`, `base`): whoever
   * took them from a flag, a variable or a file says which it was.
   */
  readonly settings?: readonly string[] | undefined;
}

const masked = (text: string | undefined): string | undefined => (text === undefined ? text : maskAddresses(text));

/**
 * A run that cannot go on: unreadable input, an image that cannot exist, bad usage. What concerns one package alone
 * is never thrown; it is a verdict `unknown`.
 */
export class WheelcheckError extends Error {
  override readonly name = 'WheelcheckError';
  readonly code: string;
  readonly excerpt: string | undefined;
  readonly reason: string | undefined;
  readonly note: string | undefined;
  readonly hint: string | undefined;
  readonly settings: readonly string[];

  constructor(details: WheelcheckErrorDetails) {
    super(maskAddresses(details.message));
    this.code = details.code;
    this.excerpt = details.excerpt;
    this.reason = masked(details.reason);
    this.note = masked(details.note);
    this.hint = masked(details.hint);
    this.settings = details.settings ?? [];
  }

  /** The same error with other details: for whoever knows more than the one who found it. */
  with(changes: Partial<WheelcheckErrorDetails>): WheelcheckError {
    const { code, message, excerpt, reason, note, hint, settings } = this;
    return new WheelcheckError({ code, message, excerpt, reason, note, hint, settings, ...changes });
  }
}

/** What is asked for; undefined where such an error ends it, which is told to whoever needs the answer. */
export async function unlessRefused<T>(ask: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WheelcheckError) return undefined;
    throw error;
  }
}
