import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../../packages/core/src/http/host.ts';
import { openTransport } from '../../../packages/core/src/http/transport.ts';
import { openIndex } from '../../../packages/core/src/package-index/open-index.ts';
import { provenIndex } from '../../../packages/core/src/package-index/proven-index.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { respond } from '../../support/respond.ts';
import { outcome, simpleJson } from '../../support/routed-index.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const simple = 'https://index.example/own';

/** What is said of a project that nobody has, at an address whose root page is this one; and what was asked. */
async function absent(pages: Readonly<Record<string, string>>, names = ['none']) {
  const asked: string[] = [];
  const fetch: Fetch = (to) => {
    const { pathname } = new URL(to);
    asked.push(pathname);
    if (pathname === '/own/demo/') return Promise.resolve(simpleJson('demo-1.0-py3-none-any.whl'));
    const page = pages[pathname];
    return Promise.resolve(
      page === undefined ? respond(404, {}, '') : respond(200, { 'content-type': 'text/html' }, page),
    );
  };
  const host = virtualHost(fetch);
  const transport = openTransport(host, { retries: 0 });
  const index = provenIndex(openIndex(host, simple, {}, transport), simple, transport.get);
  const outcomes = await Promise.all(names.map((name) => outcome(index.release(normalizeName(name), '1.0'))));
  return { outcomes, asked };
}

const nothing = 'content: nothing at this address looks like a package index';
const title = (text: string): string => `<!DOCTYPE html><html><head><title>${text}</title></head><body></body></html>`;

describe('an absence stands where the root page is that of an index', () => {
  it.each([
    ['PEP 691', '{"meta": {"api-version": "1.0"}, "projects": []}'],
    [
      'PEP 503',
      '<!DOCTYPE html><html><body><a href="/own/demo/">Demo</a><a href="my-thing/">my.thing</a></body></html>',
    ],
    ['PEP 629', '<!DOCTYPE html><meta name="pypi:repository-version" content="1.0">'],
    ['an empty devpi', title('root/private: simple list (including inherited indices)')],
    ['an empty pypiserver', title('Simple Index')],
  ])('%s', async (_, page) => {
    expect((await absent({ '/own/': page })).outcomes).toEqual(['no project']);
  });
});

describe('nothing is known where it is another page, or none', () => {
  it.each([
    ['none', undefined],
    ['a sign-in page', '<title>Sign in</title><a href="/help">Help me</a><form></form>'],
    ['a site', '<title>Welcome</title><a href="/docs/">Documentation</a><a href="/simple/">simple</a>'],
    ['an empty page', ''],
    ['another JSON', '{"message": "ok"}'],
  ])('%s', async (_, page) => {
    expect((await absent(page === undefined ? {} : { '/own/': page })).outcomes).toEqual([nothing]);
  });

  it('and the likely address is named', async () => {
    const { outcomes } = await absent({ '/own/+simple/': title('a/b: simple list') });
    expect(outcomes).toEqual([`${nothing}; https://index.example/own/+simple does`]);
  });
});

it('the root page is asked for once, and not at all where another project is there', async () => {
  const page = title('Simple index');
  const twice = await absent({ '/own/': page }, ['none', 'nil']);
  expect([twice.outcomes, twice.asked.filter((path) => path === '/own/').length]).toEqual([
    ['no project', 'no project'],
    1,
  ]);
  const beside = await absent({}, ['none', 'demo']);
  expect([beside.outcomes, beside.asked.includes('/own/')]).toEqual([
    ['no project', 'demo-1.0-py3-none-any.whl'],
    false,
  ]);
});
