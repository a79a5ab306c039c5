import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveUrl, toDistributionFile } from '../../../packages/core/src/package-index/distribution-file.ts';
import { createLinkResolver } from '../../../packages/core/src/package-index/link-address.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { holds } from '../../support/properties.ts';

const page = 'https://index.example/simple/demo/';

/** What is downloaded, by the web's own rules. */
function byTheWeb(href: string): string | undefined {
  const url = resolveUrl(href, page);
  if (url === undefined) return undefined;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return '';
  [url.username, url.password, url.hash] = ['', '', ''];
  return url.href;
}

function downloaded(href: string, resolve = createLinkResolver(page)): string | undefined {
  const address = resolve(href);
  return (
    address && toDistributionFile({ raw: 'demo-1.0.zip', url: address.url, yanked: false }, normalizeName('demo'))?.url
  );
}

describe('where links lead', () => {
  const parts = fc.constantFrom(
    '..',
    '.',
    '/',
    '//',
    'files',
    'demo-1.0.zip',
    'https://',
    'ftp://',
    'user:secret@',
    'files.example',
    'FILES.example',
    ':443',
    '#sha256=aa',
    '?x=1',
    '%2e',
    '%2B',
    '+',
    '~',
    ' ',
    '\\',
    '\t',
    'javascript:',
    'ü',
    '@',
  );
  const hrefs = fc.array(parts, { maxLength: 8 }).map((all) => all.join(''));

  it('is what the web says', () => {
    const pages = fc.array(hrefs, { minLength: 1, maxLength: 6 });
    holds(
      fc.property(pages, (links) => {
        const resolve = createLinkResolver(page);
        const expected = links.map((href) => (href === '' ? undefined : byTheWeb(href)));
        expect(links.map((href) => downloaded(href, resolve))).toEqual(expected);
      }),
    );
  });

  it.each([
    ['demo-1.0.zip', `${page}demo-1.0.zip`, 'demo-1.0.zip'],
    ['../../files/demo-1.0.zip#sha256=aa', 'https://index.example/files/demo-1.0.zip', 'demo-1.0.zip'],
    ['https://user:secret@files.example/a/demo-1.0.zip', 'https://files.example/a/demo-1.0.zip', 'demo-1.0.zip'],
    ['demo-1.0%2Bcpu.zip', `${page}demo-1.0%2Bcpu.zip`, 'demo-1.0+cpu.zip'],
    ['ftp://files.example/demo-1.0.zip', '', 'demo-1.0.zip'],
  ])('%s', (href, url, name) => {
    expect([downloaded(href), createLinkResolver(page)(href)?.name]).toEqual([url, name]);
  });

  it('nowhere', () => {
    expect(createLinkResolver(page)('https://[')).toBeUndefined();
  });
});
