import { describe, expect, it } from 'vitest';
import { readUrl } from '../../../packages/core/src/http/read-url.ts';

describe('an address', () => {
  it.each([
    ['https://files.example/a', undefined, 'https://files.example/a'],
    ['../a b', 'https://files.example/simple/six/', 'https://files.example/simple/a%20b'],
    ['//ü/', 'https://files.example/', 'https://xn--tda/'],
    ['a', undefined, undefined],
    ['https://', undefined, undefined],
  ])('%s beside %s', (text, base, href) => expect(readUrl(text, base)?.href).toBe(href));

  it('holds letters beyond ASCII however often it is read (not so by URL.canParse on Node 20)', () => {
    const denied = Array.from({ length: 60_000 }).filter(() => readUrl('//ü/') !== undefined || !readUrl('https://ü/'));
    expect(denied).toEqual([]);
  });
});
