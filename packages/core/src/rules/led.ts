// A sentence that what is to be changed leads.

import { capital } from '../text/sentence.ts';

/** What is to be changed, then why; a name that begins a sentence stays as it is written. */
export function led(change: string, said: string): string {
  if (change === '') return said;
  return `${change}. ${/^[a-z]+ /.test(said) ? capital(said) : said}`;
}
