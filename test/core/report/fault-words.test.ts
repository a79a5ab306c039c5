// An index that does not answer: the sentence is the same in every run, the error block has the time that was waited.

import { describe, expect, it } from 'vitest';
import type { IndexFault } from '../../../packages/core/src/http/index-error.ts';
import { faultWords, remedyOf, silence, timedFaultWords } from '../../../packages/core/src/report/fault-words.ts';

const status = { kind: 'status', status: 503 } as const;
const index = 'index.example';
const fault = (change: Partial<IndexFault>): IndexFault => ({ fault: status, tries: null, index: null, ...change });

describe('fault words', () => {
  it.each<[about: IndexFault, words: string, timed: string]>([
    [fault({}), 'HTTP 503', 'HTTP 503'],
    [fault({ index }), 'HTTP 503 (index.example)', 'HTTP 503 (index.example)'],
    [fault({ tries: { count: 1, elapsed: 900, alike: true } }), 'HTTP 503', 'HTTP 503'],
    [fault({ tries: { count: 2, elapsed: 900, alike: true } }), 'HTTP 503 twice', 'HTTP 503 twice in 0.9 s'],
    [
      fault({ tries: { count: 4, elapsed: 7400, alike: true }, index }),
      'HTTP 503 four times (index.example)',
      'HTTP 503 four times in 7.4 s (index.example)',
    ],
    [
      fault({ tries: { count: 3, elapsed: 60_000, alike: false } }),
      'HTTP 503, the last of three failures',
      'HTTP 503, the last of three failures in 60 s',
    ],
    [fault({ fault: { kind: 'offline' }, index }), 'the run is offline', 'the run is offline'],
  ])('%#: %j', (about, words, timed) => {
    expect([faultWords(about), timedFaultWords(about)]).toEqual([words, timed]);
  });

  it('an index that was not asked is said to be that', () => {
    expect([silence(fault({})), silence(fault({ fault: { kind: 'not-asked' } }))]).toEqual([
      'did not answer',
      'was not asked',
    ]);
  });

  // pip 26.3 with `--extra-index-url` at a server of its own: 403, 404, 500, 503 and a refused connection let it go on, 401 asks for a user.
  it.each<[what: string, change: Partial<IndexFault>, goesOn: boolean]>([
    ['one of several', { pooled: true }, true],
    ['the only one', {}, false],
    ['a connection that is refused', { fault: { kind: 'refused' } as IndexFault['fault'], pooled: true }, true],
    ['a login', { fault: { kind: 'status', status: 401 }, pooled: true }, false],
  ])('%s: pip goes on %j', (_, change, goesOn) => {
    expect(/pip itself passes over/.test(remedyOf(fault(change)) ?? '')).toBe(goesOn);
  });
});
