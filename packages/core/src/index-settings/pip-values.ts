// pip's configuration: files and PIP_ variables, put together as pip does (`pip config list`).

import type { Machine } from './machine.ts';
import { readIni } from './read-ini.ts';

/** Sections that count for `pip install`, the stronger one last; variables are stronger than both. */
const sections = ['global', 'install'] as const;

const keys = ['index-url', 'extra-index-url', 'no-index', 'find-links', 'cert', 'client-cert', 'proxy'] as const;
type Key = (typeof keys)[number];

/** What pip's configuration says for a key, and where. */
export interface PipValue {
  readonly text: string;
  readonly from: string;
}

/**
 * As pip's Configuration: a file replaces what those before it say of the same key in the same section, and only then the section
 * `install` replaces `global`. An empty value says nothing.
 *
 * @throws WheelcheckError for a file that pip cannot read
 */
export function pipValues(machine: Machine): ReadonlyMap<Key, PipValue> {
  const said = new Map<string, PipValue>();
  for (const { path, text } of machine.files('pip'))
    for (const { section, key, value } of readIni(text, path))
      said.set(`${section} ${key.replaceAll('_', '-').replace(/^--/, '')}`, { text: value, from: path });
  const values = new Map<Key, PipValue>();
  for (const key of keys) {
    const variable = `PIP_${key.replaceAll('-', '_').toUpperCase()}`;
    const ofMachine = machine.variable(variable);
    const candidates = [
      ...sections.map((section) => said.get(`${section} ${key}`)),
      ...(ofMachine === undefined ? [] : [{ text: ofMachine, from: variable }]),
    ];
    const value = candidates.findLast((each) => each !== undefined && each.text !== '');
    if (value !== undefined) values.set(key, value);
  }
  return values;
}
