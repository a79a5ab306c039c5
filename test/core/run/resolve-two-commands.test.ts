// Two commands of one installation, each with an index of its own (`RUN pip install -i … -r own.txt`, `RUN pip install -r web.txt`): what
// the files name without a pin, and what that needs, is asked of their own index.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { Fetch } from '../../../packages/core/src/http/host.ts';
import { respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const requires: Readonly<Record<string, string>> = { shop: 'shop-base', web: 'web-base' };

/** Each index has the projects that begin with its own name. */
const fetch: Fetch = (url) => {
  const { hostname, pathname } = new URL(url);
  const [, name = '', metadata] =
    /^\/(?:simple\/)?([a-z-]+)(?:\/|-1[.]0-.*whl([.]metadata)?)$/.exec(pathname.replaceAll('_', '-')) ?? [];
  const missing = respond(404, {}, 'not found');
  if (!name.startsWith(hostname.split('.')[0] ?? '')) return Promise.resolve(missing);
  const needs = requires[name] ? `Requires-Dist: ${requires[name]}\n` : '';
  const text = `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n${needs}\n`;
  if (metadata) return Promise.resolve(respond(200, { 'content-length': `${text.length}` }, text));
  const filename = `${name.replace('-', '_')}-1.0-py3-none-any.whl`;
  const file = { filename, url: `https://${hostname}/${filename}`, hashes: {} };
  const page = JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: [file] });
  return Promise.resolve(respond(200, { 'content-type': 'application/vnd.pypi.simple.v1+json' }, page));
};

it('asks the index of the file that names a project, and for what that needs as well', async () => {
  const file = (name: string, command: number) => ({
    path: `${name}.txt`,
    name: 'requirements.txt',
    text: `--index-url https://${name}.example/simple\n${name}\n`,
    commands: [command],
    sibling: () => Promise.resolve(undefined),
  });
  const report = await check({
    files: [file('shop', 0), file('web', 1)],
    targets: [{ base: 'python:3.13-slim', platform: 'linux/amd64' }],
    index: { host: virtualHost(fetch) },
  });
  expect(report.packages.map(({ name, version, results }) => `${name} ${version} ${results[0]?.verdict}`)).toEqual([
    'shop 1.0 wheel',
    'shop-base 1.0 wheel',
    'web 1.0 wheel',
    'web-base 1.0 wheel',
  ]);
});
