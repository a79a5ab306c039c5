// What pip's configuration says of indexes.

import { WheelcheckError } from '../error.ts';
import type { IndexSettings, SettledIndex } from './settled-index.ts';
import type { Machine } from './machine.ts';
import { type PipValue, pipValues } from './pip-values.ts';

const indexKeys = ['index-url', 'extra-index-url', 'no-index', 'find-links'] as const;

/** @throws WheelcheckError for a file that pip cannot read, and a switch that is none */
export function pipSettings(machine: Machine): IndexSettings {
  const values = pipValues(machine);
  const [main, extra, none, links] = indexKeys.map((key) => values.get(key));
  return {
    ...(main === undefined ? {} : { main: { url: main.text, from: main.from, literal: true } }),
    extra: extra === undefined ? [] : wordsOf(extra),
    links: links === undefined ? [] : wordsOf(links),
    ...(none !== undefined && isOn(none) ? { none: none.from } : {}),
  };
}

function wordsOf({ text, from }: PipValue): readonly SettledIndex[] {
  return text.split(/\s+/).flatMap((url) => (url === '' ? [] : [{ url, from, literal: true as const }]));
}

/** Python's strtobool. */
function isOn({ text, from }: PipValue): boolean {
  const word = text.toLowerCase();
  if (['y', 'yes', 't', 'true', 'on', '1'].includes(word)) return true;
  if (['n', 'no', 'f', 'false', 'off', '0'].includes(word)) return false;
  throw new WheelcheckError({
    code: 'usage',
    message: `${from}: no-index is neither yes nor no`,
    reason: 'pip stops at it',
    hint: 'write 1 or 0',
  });
}
