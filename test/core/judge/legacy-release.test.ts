// Releases whose versions are none of PEP 440's: pip before 24.1 installs them, later ones have no such version.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { openIndex } from '../../../packages/core/src/package-index/open-index.ts';
import { nothingAsked } from '../manifest/machines.ts';
import { respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const files = [
  'pytz-2013b.tar.bz2',
  'pytz-2013d.tar.bz2',
  'pytz-2013d.tar.gz',
  'pytz-2013d.zip',
  'pytz-2014.1.tar.gz',
  'docutils-0.14.tar.gz',
  'docutils-0.15-py3-none-any.whl',
  'loose_name-1.0_1-py3-none-any.whl',
];

function filesLike(name: string): readonly object[] {
  return files
    .filter((raw) => raw.startsWith(name.replaceAll('-', '_')))
    .map((filename) => ({ filename, url: `https://files.example/${filename}` }));
}

const index = openIndex(
  virtualHost(async (url) => {
    const name = /\/simple\/([^/]+)\/$/.exec(url)?.[1];
    if (name === undefined) return respond(404, {}, 'not found');
    return respond(200, {}, JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: filesLike(name) }));
  }),
  'https://index.example/simple/',
);

it.each([
  ['pytz==2013d', '24.0', 'build', 'pytz-2013d.zip'],
  ['pytz===2013d', '24.0', 'build', 'pytz-2013d.zip'],
  ['pytz===2013d', '26.3', 'impossible', 'no-version'],
  ['pytz==2013D', '24.0', 'build', 'pytz-2013d.zip'],
  ['pytz==2013e', '24.0', 'impossible', 'no-version'],
  ['docutils>=0.14.*,==0.15', '24.0', 'wheel', 'docutils-0.15-py3-none-any.whl'],
  ['docutils==0.15\ndocutils>=0.14.*', '24.0', 'wheel', 'docutils-0.15-py3-none-any.whl'],
  ['docutils==0.15\ndocutils>=0.16.*', '24.0', 'impossible', 'conflict'],
  ['loose-name==1.0.post1', '25.2', 'wheel', 'loose_name-1.0_1-py3-none-any.whl'],
  ['loose-name==1.0.post1', '25.3', 'impossible', 'bad-name'],
])('%s with pip %s: %s, %s', async (text, pip, verdict, what) => {
  const { packages } = await check({
    files: [{ path: 'requirements.txt', text: `${text}\n`, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.11-slim', platform: 'linux/amd64', pip }],
    selection: nothingAsked,
    index,
  });
  const [result] = packages[0]?.results ?? [];
  expect([result?.verdict, result?.file?.filename ?? result?.reason]).toEqual([verdict, what]);
});
