// Which version the ends of a page call the newest, and which files that has.

import { describe, expect, it } from 'vitest';
import { newestOfPage } from '../../../packages/core/src/package-index/newest-of-page.ts';
import { asciiText } from '../../../packages/core/src/package-index/page-text.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';

const entryOf = (filename: string, more: object = {}): object => ({
  filename,
  hashes: { sha256: '0123456789abcdef'.repeat(4) },
  'requires-python': '>=3.9',
  url: `https://files.example/a/${filename}`,
  yanked: false,
  'core-metadata': true,
  ...more,
});

const filesOf = (version: string): readonly string[] => [
  `my_demo-${version}-cp312-cp312-musllinux_1_2_x86_64.whl`,
  `my_demo-${version}-py3-none-any.whl`,
  `my_demo-${version}.tar.gz`,
];

/** A few hundred, so that nobody finds one by chance. */
const older = Array.from({ length: 200 }, (_, at) => `1.${at}`);
const byVersion = (...newer: readonly string[]): readonly string[] => [...older, ...newer];
const byText = (...newer: readonly string[]): readonly string[] => [...older, ...newer].toSorted();

interface Written {
  readonly versions?: unknown;
  readonly more?: object;
  readonly edit?: (page: string) => string;
}

function pageOf(
  order: readonly string[],
  { versions = order, more = {}, edit = (page) => page }: Written = {},
): string {
  const files = order.flatMap(filesOf).map((name) => entryOf(name, more));
  return edit(JSON.stringify({ files, meta: { 'api-version': '1.1' }, name: 'my-demo', versions }));
}

/** The version, and the names of its files. */
function newest(page: string): readonly [string | undefined, readonly string[]] {
  const text = asciiText(new TextEncoder().encode(page));
  const [[version, files] = []] = newestOfPage(text, 'https://index.example/my-demo/', normalizeName('my-demo')) ?? [];
  return [version, (files ?? []).map(({ raw }) => raw)];
}

describe('the newest version of a page', () => {
  it.each<readonly [what: string, page: string, version: string]>([
    ['in the order of versions', pageOf(byVersion('2.0')), '2.0'],
    ['in the order of names', pageOf(byText('1.1000')), '1.1000'],
    ['in the order of names, in the middle', pageOf(byText('10.0', '2.0')), '10.0'],
    ['the only one', pageOf(['1.0', '2.0']), '2.0'],
    ['before pre-releases of the next', pageOf(byVersion('2.0', '3.0a1', '3.0.dev1')), '2.0'],
    ['that was mended', pageOf(byVersion('2.0', '2.0.post1')), '2.0.post1'],
    [
      'written with spaces',
      pageOf(byVersion('2.0'), { edit: (page) => page.replaceAll(/([:,])(?=[{["])/g, '$1 ') }),
      '2.0',
    ],
    ['whose list of versions has another order', pageOf(byVersion('2.0'), { versions: ['2.0', ...older] }), '2.0'],
  ])('%s', (_, page, version) => {
    expect(newest(page)).toEqual([version, filesOf(version)]);
  });

  it.each<readonly [what: string, page: string]>([
    ['that lists no versions', pageOf(byVersion('2.0'), { versions: null })],
    ['whose versions are none', pageOf(byVersion('2.0'), { versions: [1, 'newest', null] })],
    ['that lists a version without files', pageOf(byVersion('2.0'), { versions: [...older, '2.0', '3.0'] })],
    ['that keeps no metadata beside its files', pageOf(byVersion('2.0'), { more: { 'core-metadata': false } })],
    ['of pre-releases alone', pageOf(['1.0a1', '1.0a2'])],
    ['in no order', pageOf(['2.0', ...older.toReversed()])],
    ['cut off', pageOf(byVersion('2.0'), { edit: (page) => page.slice(0, -10) })],
    ['that is broken before them', pageOf(byVersion('2.0'), { edit: (page) => page.replaceAll('"url"', '"url" url') })],
    ['without files', pageOf([])],
    ['that is none', '<html></html>'],
    ['that is empty', ''],
  ])('is not told by one %s', (_, page) => {
    expect(newest(page)).toEqual([undefined, []]);
  });
});
