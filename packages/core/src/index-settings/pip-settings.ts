// pip's configuration: files and PIP_ variables, put together as pip does (`pip config list`).

import { WheelcheckError } from '../error.ts';
import type { IndexSettings, SettledIndex } from './settled-index.ts';
import { type Machine, originOf } from './machine.ts';
import { readIni } from './read-ini.ts';

/** Sections that count for `pip install`, the stronger one last; variables are stronger than both. */
const sections = ['global', 'install'] as const;

const keys = ['index-url', 'extra-index-url', 'no-index'] as const;
type Key = (typeof keys)[number];

interface Value {
  readonly text: string;
  readonly from: string;
}

/**
 * pip's Configuration: a file replaces what those before it say of the same key in the same section, and only then the section
 * `install` replaces `global`. An empty value says nothing.
 *
 * @throws WheelcheckError for a file that pip cannot read, and a switch that is none
 */
export function pipSettings(machine: Machine): IndexSettings {
  const values = pipValues(machine);
  const [main, extra, none] = keys.map((key) => values.get(key));
  return {
    ...(main === undefined ? {} : { main: { url: main.text, from: main.from } }),
    extra: extra === undefined ? [] : wordsOf(extra),
    ...(none !== undefined && isOn(none) ? { none: none.from } : {}),
  };
}

function pipValues(machine: Machine): ReadonlyMap<Key, Value> {
  const said = new Map<string, Value>();
  for (const { path, text } of machine.pipFiles)
    for (const { section, key, value } of readIni(text, path))
      said.set(`${section} ${key.replaceAll('_', '-').replace(/^--/, '')}`, { text: value, from: path });
  const values = new Map<Key, Value>();
  for (const key of keys) {
    const variable = `PIP_${key.replaceAll('-', '_').toUpperCase()}`;
    const ofMachine = machine.variable(variable);
    const candidates = [
      ...sections.map((section) => said.get(`${section} ${key}`)),
      ...(ofMachine === undefined ? [] : [{ text: ofMachine, from: originOf(machine, variable) }]),
    ];
    const value = candidates.findLast((each) => each !== undefined && each.text !== '');
    if (value !== undefined) values.set(key, value);
  }
  return values;
}

function wordsOf({ text, from }: Value): readonly SettledIndex[] {
  return text.split(/\s+/).flatMap((url) => (url === '' ? [] : [{ url, from }]));
}

/** Python's strtobool. */
function isOn({ text, from }: Value): boolean {
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
