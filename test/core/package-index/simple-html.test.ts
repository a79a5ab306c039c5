// Pages of HTML read as browsers read them, and in bounded time and memory whatever they hold.

import * as fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { readSimplePage } from '../../../packages/core/src/package-index/simple-html.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { holdsLater } from '../../support/properties.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** The links of a page as a browser's parser has them. */
function linksOf(node: Node): readonly { href: string | undefined; yanked: string | undefined }[] {
  const valueOf = (wanted: string): string | undefined =>
    'attrs' in node ? node.attrs.find(({ name }) => name === wanted)?.value : undefined;
  const own =
    'tagName' in node && node.tagName === 'a' ? [{ href: valueOf('href'), yanked: valueOf('data-yanked') }] : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(linksOf)] : own;
}

const values = fc
  .array(
    fc.constantFrom(
      'a-1.0.whl',
      '&lt;',
      '&lt',
      '&amp;',
      '&copy=',
      '&notin;',
      '&#43;',
      '&#x2B',
      '&',
      '<',
      '>',
      '3.8',
      '?x=',
      ' ',
    ),
  )
  .map((parts) => parts.join(''));

describe('entities', () => {
  it('attributes are what parse5 makes of them', async () => {
    const pages = fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 5 });
    const agree = fc.asyncProperty(pages, async (links) => {
      const html = links.map(([href, yanked]) => `<a href="${href}" data-yanked='${yanked}'>x</a>`).join('<br>');
      const { anchors } = await readSimplePage(html, 100);
      const expected = linksOf(parse(html)).map(({ href, yanked }) => ({ href: href?.trim(), yanked }));
      expect(anchors.map(({ href, yanked }) => ({ href, yanked }))).toEqual(expected);
    });
    await holdsLater(agree, 300);
  });

  it('are read across the pieces that a long page is read in', async () => {
    for (let before = 256 * 1024 - 60; before < 256 * 1024 + 5; before += 1) {
      const html = `${' '.repeat(before)}<a href="x" data-requires-python="&gt;=3.8">a &amp; b</a>`;
      // oxlint-disable-next-line no-await-in-loop
      const { anchors } = await readSimplePage(html, 100);
      expect(anchors).toEqual([{ href: 'x', text: 'a & b', yanked: false, requiresPython: '>=3.8' }]);
    }
  });
});

describe('what no index has', () => {
  it.each([
    ['a heading', (text: string) => `<h1>${text}</h1>`],
    ['a link', (text: string) => `<a href="x">${text}</a>`],
    ['an attribute', (text: string) => `<a data-yanked="${text}">x</a>`],
    ['many elements of one link', (text: string) => `<a href="x">${text.replaceAll('&lt;&lt;', '<b>x<i>')}</a>`],
  ])('millions of entities in %s are not kept', async (_, around) => {
    const html = around('&lt;'.repeat(3_000_000));
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    await readSimplePage(html, 100, async () => {
      most = Math.max(most, process.memoryUsage().heapUsed);
    });
    expect(most - before).toBeLessThan(60_000_000);
  });

  it('an address of more than any server answers leaves the page in doubt', async () => {
    const { cut } = await readSimplePage(`<a href="/${'x'.repeat(70_000)}/demo-1.0.tar.gz">x</a></body>`, 100);
    expect(cut).toBe(true);
  });
});

it('reads a hundred thousand links within seconds, and rests between', async () => {
  const link = `<a href="../../files/demo-1.0.tar.gz#sha256=${'0'.repeat(64)}" data-requires-python="&gt;=3.8">x</a>\n`;
  const html = link.repeat(100_000);
  const started = cpuTime();
  let [last, longest, rests] = [started, 0, 0];
  const rest = async (): Promise<void> => {
    const now = cpuTime();
    [last, longest, rests] = [now, Math.max(longest, now - last), rests + 1];
  };
  const { anchors } = await readSimplePage(html, 200_000, rest);
  await rest();
  expect(anchors).toHaveLength(100_000);
  expect(rests).toBeGreaterThan(10);
  expect({ slow: cpuTime() - started > 2000, hogs: longest > 500 }).toEqual({ slow: false, hogs: false });
});
