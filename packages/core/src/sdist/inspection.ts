// What looking into an sdist gave.

import type { SdistReading } from './sdist-reading.ts';

/** Its reading; or none, since nobody was to look into it, or for a reason in half a sentence. */
export type Inspection =
  | { readonly state: 'read'; readonly reading: SdistReading }
  | { readonly state: 'off' }
  | { readonly state: 'failed'; readonly problem: string };
