import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { Source } from '../../../packages/core/src/package-index/read-document.ts';
import {
  type Facts,
  formatKeptAnswer,
  type KeptAnswer,
  parseKeptAnswer,
  toKeptAnswer,
} from '../../../packages/core/src/package-index/kept-answer.ts';
import { isFresh } from '../../../packages/core/src/package-index/is-fresh.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { readProjectJson } from '../../../packages/core/src/package-index/pypi-json.ts';
import { answerRecorded } from '../../../scripts/record/serve-recorded.mjs';
import { recordings } from '../../support/recorded-index.ts';
import { answerWith } from '../../support/respond.ts';

const demo = normalizeName('demo');
const wheel: DistributionFile = {
  filename: {
    kind: 'wheel',
    name: demo,
    version: '1.0',
    tags: [{ python: 'py3', abi: 'none', platform: 'any' }],
  },
  raw: 'demo-1.0-py3-none-any.whl',
  url: 'https://files.example/ab/demo-1.0-py3-none-any.whl',
  yanked: false,
  hashes: {},
};
const page: Source = { kind: 'page', freshness: { lifetime: 60_000, validators: { etag: '"1"' } } };
const versionJson: Source = { kind: 'version', freshness: { lifetime: 30_000, validators: { etag: '"2"' } } };

const kept = (facts: Facts, from: readonly Source[] = [page], isWhole = true): KeptAnswer => {
  const answer = toKeptAnswer(facts, from, isWhole, 1000);
  if (answer === undefined) throw new Error('not kept');
  return answer;
};

describe('there and back', () => {
  const answers: readonly (readonly [what: string, answer: KeptAnswer])[] = [
    ['a wheel', kept({ files: [wheel] })],
    ['no files at all', kept({ files: [] })],
    [
      'yanked without a reason, and with one',
      kept({
        files: [
          { ...wheel, yanked: '' },
          { ...wheel, yanked: 'broken' },
        ],
      }),
    ],
    [
      'everything that is known',
      kept({
        files: [
          {
            ...wheel,
            size: 0,
            requiresPython: '>=3.8',
            uploaded: '2026-01-01T00:00:00Z',
            hashes: { sha256: 'ab', md5: 'cd' },
          },
        ],
      }),
    ],
    [
      'a name that the address does not end with',
      kept({ files: [{ ...wheel, url: 'https://files.example/download/1' }] }),
    ],
    [
      'a name that the address writes otherwise',
      kept({ files: [{ ...wheel, url: 'https://files.example/demo-1.0%2Bcpu.whl' }] }),
    ],
    ['requirements', kept({ files: [wheel], requires: ['six; extra == "\u2028"'] })],
    ['no requirements, known to be none', kept({ files: [wheel], requires: [] })],
    ['what the page confirmed', kept({ files: [wheel], confirmed: true })],
    ['two documents', kept({ files: [wheel] }, [versionJson, page])],
    [
      'a legacy archive that looks like an sdist',
      kept({
        files: [
          {
            ...wheel,
            raw: 'demo-1.0.tar.gz',
            url: 'https://files.example/demo-1.0.tar.gz',
            filename: { kind: 'other', why: 'legacy', problem: 'a bdist_dumb, which no installer takes' },
          },
        ],
      }),
    ],
  ];
  it.each(answers)('%s', (_, answer) => {
    const text = formatKeptAnswer(answer);
    expect(text).not.toMatch(/[\n\r]/);
    expect(parseKeptAnswer(text, demo)).toEqual(answer);
  });

  it('every file of every recording', async () => {
    const projects = readdirSync(recordings).map((name) => normalizeName(name.replace('.json', '')));
    for (const project of projects) {
      const { body } = answerRecorded(recordings, `/pypi/${project}/json`, '');
      const listing = await readProjectJson(answerWith(body), project);
      if (!listing.ok) throw new Error(`${project}: ${listing.problem}`);
      const answer = kept({ files: listing.value.files.map(({ file }) => file) });
      expect(JSON.stringify(parseKeptAnswer(formatKeptAnswer(answer), project)), project).toBe(JSON.stringify(answer));
    }
    expect(projects.length).toBeGreaterThan(100);
  });
});

describe('what is never kept', () => {
  const forever: Source = { kind: 'page', freshness: { validators: {} } };
  const rows: readonly (readonly [what: string, facts: Facts, from: readonly Source[]])[] = [
    ['what the server forbids', { files: [wheel] }, [forever]],
    ['what one of two documents forbids', { files: [wheel] }, [page, forever]],
    ['what came from nowhere', { files: [wheel] }, []],
    ['an address that is signed', { files: [{ ...wheel, url: `${wheel.url}?signature=secret` }] }, [page]],
    ['a file without an address', { files: [{ ...wheel, url: '' }] }, [page]],
    [
      'an address with a password',
      { files: [{ ...wheel, url: 'https://user:secret@files.example/demo.whl' }] },
      [page],
    ],
  ];
  it.each(rows)('%s', (_, facts, from) => {
    expect(toKeptAnswer(facts, from, true, 0)).toBeUndefined();
  });
});

describe('which document tells whether it still holds', () => {
  const rows: readonly (readonly [what: string, answer: KeptAnswer, document: unknown, lifetime: number])[] = [
    ['the only one', kept({ files: [wheel] }), { kind: 'page', validators: { etag: '"1"' } }, 60_000],
    ['none of two; the shorter life counts', kept({ files: [wheel] }, [versionJson, page]), undefined, 30_000],
    ['none where another one failed', kept({ files: [wheel] }, [page], false), undefined, 60_000],
    [
      'none without a mark',
      kept({ files: [wheel] }, [{ kind: 'page', freshness: { lifetime: 1, validators: {} } }]),
      undefined,
      1,
    ],
  ];
  it.each(rows)('%s', (_, answer, document, lifetime) => {
    expect([answer.document, answer.lifetime]).toEqual([document, lifetime]);
  });
});

describe('isFresh', () => {
  const rows: readonly (readonly [what: string, now: number, fresh: boolean])[] = [
    ['at once', 1000, true],
    ['just before its time', 60_999, true],
    ['at its time', 61_000, false],
    ['long after', 1e15, false],
    ['a clock that went back', 999, false],
    ['a clock that is broken', Number.NaN, false],
  ];
  it.each(rows)('%s', (_, now, fresh) => {
    expect(isFresh(kept({ files: [wheel] }), now)).toBe(fresh);
  });
});

describe('what is no kept answer', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"at":1,"lifetime":1}',
    '{"at":"1","lifetime":1,"files":[]}',
    '{"at":1,"lifetime":null,"files":[]}',
    '{"at":1,"lifetime":1,"files":{}}',
    '{"at":1,"lifetime":1,"files":[["demo.whl"]]}',
    '{"at":1,"lifetime":1,"files":[["demo.whl","https://files.example/",true,{}]]}',
    '{"at":1,"lifetime":1,"files":[["demo.whl","https://files.example/",false,{"sha256":1}]]}',
    '{"at":1,"lifetime":1,"files":[null]}',
  ])('%s', (text) => {
    expect(parseKeptAnswer(text, demo)).toBeUndefined();
  });

  it('a document of a kind that is not known is not asked about', () => {
    const text = '{"at":1,"lifetime":1,"kind":"secret","validators":{"etag":"x"},"files":[]}';
    expect(parseKeptAnswer(text, demo)).toEqual({ facts: { files: [] }, at: 1, lifetime: 1 });
  });
});
