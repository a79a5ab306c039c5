// What looking into an sdist gave.

import type { SdistReading } from './sdist-reading.ts';

/** Its reading, or in half a sentence why there is none. */
export type Inspection =
  | { readonly state: 'read'; readonly reading: SdistReading }
  | { readonly state: 'off' | 'failed'; readonly problem: string };
