import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { parseIndexUrl } from '../../../packages/core/src/package-index/index-url.ts';

describe('parseIndexUrl', () => {
  it.each([
    ['https://index.example/simple', 'https://index.example/simple', 'https://index.example/pypi'],
    ['https://index.example/simple/', 'https://index.example/simple', 'https://index.example/pypi'],
    ['http://index.example:8080/a/simple', 'http://index.example:8080/a/simple', 'http://index.example:8080/a/pypi'],
    // devpi, and an index at the root of its host: there is no sibling to look at.
    ['https://index.example/root/pypi/+simple/', 'https://index.example/root/pypi/+simple', undefined],
    ['https://index.example/whl/cpu', 'https://index.example/whl/cpu', undefined],
    ['https://index.example/', 'https://index.example', undefined],
    ['https://index.example/notsimple', 'https://index.example/notsimple', undefined],
    ['https://index.example/simple?token=secret#x', 'https://index.example/simple', 'https://index.example/pypi'],
  ])('%s', (text, simple, json) => {
    const address = parseIndexUrl(text);
    expect([address.name, address.simple, address.json]).toEqual([simple, simple, json]);
  });

  it('leaves credentials out', () => {
    expect(Object.values(parseIndexUrl('https://user:pass@index.example/simple'))).toEqual([
      'https://index.example/simple',
      'https://index.example/simple',
      'https://index.example/pypi',
    ]);
  });

  it.each([
    '',
    'index.example/simple',
    'file:///srv/simple',
    'ftp://index.example/simple',
    'https://',
    'https://a:secret@',
  ])('refuses %j without showing secrets', (text) => {
    const refuse = (): unknown => parseIndexUrl(text);
    expect(refuse).toThrow(WheelcheckError);
    expect(refuse).not.toThrow(/secret/);
  });
});
