// Projects that stand in for others.

import { expect, it } from 'vitest';
import { alternatives } from '../../../packages/core/src/advise/alternatives.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

it.each([
  ['psycopg2', 'psycopg2-binary'],
  ['uwsgi', 'pyuwsgi'],
  ['pycrypto', 'pycryptodome'],
  ['sklearn', 'scikit-learn'],
  ['python-Levenshtein', 'levenshtein'],
  ['suds-jurko', 'suds'],
  ['webrtcvad', 'webrtcvad-wheels'],
  ['pysqlite3', 'pysqlite3-binary'],
  ['PyVCF', 'pyvcf3'],
  ['dlib', 'dlib-bin'],
  ['fasttext', 'fasttext-wheel'],
  ['opencv-python', 'opencv-python-headless'],
  ['opencv-contrib-python', 'opencv-contrib-python-headless'],
])('%s → %s', (name, alternative) => {
  const found = alternatives.get(normalizeName(name));
  expect(found?.name).toBe(alternative);
  expect(found?.source).not.toBe('');
});

// fasttext-numpy2 and fasttext-numpy2-wheel hold the modules too: trained alike they stop (Encountered NaN), as fasttext 0.9.3 itself does.
it.each(['mysqlclient', 'tensorflow', 'psycopg2-binary', 'fasttext-wheel', 'constructor'])('nothing for %s', (name) => {
  expect(alternatives.get(normalizeName(name))).toBeUndefined();
});

it('leads nowhere in circles', () => {
  expect([...alternatives.values()].filter(({ name }) => alternatives.has(normalizeName(name)))).toEqual([]);
});
