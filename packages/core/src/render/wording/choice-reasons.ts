// Why an image is to be taken, and what is in the way as it is, as sentences below the answer.

import type { Recommended } from '../../report/recommendation.ts';
import type { Report } from '../../report/report.ts';
import { capital, sentence } from '../../text/sentence.ts';

/** Empty where the title says it all. */
export function choiceReasons({ detail, asItIs }: Recommended, { packages }: Report): string {
  const names = new Set(packages.map(({ name }) => name));
  return [detail, asItIs === '' ? '' : `as it is, ${asItIs}`]
    .filter((text) => text !== '')
    .map((text) => sentence(opened(text, names)))
    .join(' ');
}

/** A package, a file or an image that begins a sentence stays as it is written. */
function opened(text: string, names: ReadonlySet<string>): string {
  const [word = ''] = text.split(' ');
  return /^[a-z]+,?$/.test(word) && !names.has(word.replace(',', '')) ? capital(text) : text;
}
