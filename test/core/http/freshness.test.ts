import { describe, expect, it } from 'vitest';
import { conditionalHeaders, readFreshness } from '../../../packages/core/src/http/freshness.ts';

const headersOf = (headers: Readonly<Record<string, string>>): { get(name: string): string | null } => ({
  get: (name) => headers[name] ?? null,
});

/** What a server says → the seconds for which its answer may be used without asking; undefined: never kept. */
const rows: readonly (readonly [
  what: string,
  headers: Readonly<Record<string, string>>,
  seconds: number | undefined,
])[] = [
  ['nothing: ten minutes', {}, 600],
  ['max-age', { 'cache-control': 'max-age=900, public' }, 900],
  ['max-age behind others, in capitals', { 'cache-control': 'Public,  MAX-AGE=30' }, 30],
  ['max-age in quotes', { 'cache-control': 'max-age="60"' }, 60],
  ['max-age=0', { 'cache-control': 'max-age=0' }, 0],
  ['a shared cache had it for a while', { 'cache-control': 'max-age=900', age: '300' }, 600],
  ['a shared cache had it for longer than that', { 'cache-control': 'max-age=900', age: '901' }, 0],
  ['Age alone', { age: '100' }, 500],
  ['a year, which no list of files deserves', { 'cache-control': 'max-age=31536000, immutable' }, 86_400],
  ['no-cache: asked about each time', { 'cache-control': 'no-cache, max-age=900' }, 0],
  ['no-store', { 'cache-control': 'no-store' }, undefined],
  ['no-store beside max-age', { 'cache-control': 'max-age=900, no-store' }, undefined],
  ['private is for this user', { 'cache-control': 'private, max-age=60' }, 60],
  ['s-maxage is for others', { 'cache-control': 's-maxage=5' }, 600],
  ['not a number', { 'cache-control': 'max-age=soon' }, 600],
  ['negative', { 'cache-control': 'max-age=-1' }, 600],
  ['too long a number', { 'cache-control': `max-age=${'9'.repeat(400)}` }, 600],
  ['Age is no number', { 'cache-control': 'max-age=60', age: 'old' }, 60],
  ['only commas', { 'cache-control': ',,,=,' }, 600],
];

describe('readFreshness', () => {
  it.each(rows)('%s', (_, headers, seconds) => {
    expect(readFreshness(headersOf(headers)).lifetime).toBe(seconds === undefined ? undefined : seconds * 1000);
  });

  const marks: readonly (readonly [what: string, headers: Readonly<Record<string, string>>, sent: unknown])[] = [
    ['an ETag', { etag: '"abc"' }, { 'if-none-match': '"abc"' }],
    ['a weak one', { etag: 'W/"abc"' }, { 'if-none-match': 'W/"abc"' }],
    [
      'a date',
      { 'last-modified': 'Tue, 01 Sep 2026 00:00:00 GMT' },
      { 'if-modified-since': 'Tue, 01 Sep 2026 00:00:00 GMT' },
    ],
    ['none', {}, {}],
    ['an empty one', { etag: '' }, {}],
    ['one of a megabyte', { etag: `"${'a'.repeat(1_000_000)}"` }, {}],
    ['one that no header may hold', { etag: '"a\r\nx: y"' }, {}],
  ];
  it.each(marks)('%s is sent back', (_, headers, sent) => {
    expect(conditionalHeaders(readFreshness(headersOf(headers)).validators)).toEqual(sent);
  });
});
