import { describe, expect, it } from 'vitest';
import { createCredentials, splitCredentials } from '../../../packages/core/src/http/credentials.ts';
import type { Fetch } from '../../../packages/core/src/http/host.ts';
import { openTransport } from '../../../packages/core/src/http/transport.ts';
import { respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('splitCredentials', () => {
  it.each([
    ['https://user:pass@index.example/simple', 'user:pass'],
    ['https://__token__:p%40ss%3Aword@index.example/simple', '__token__:p@ss:word'],
    ['https://j%C3%B6rg:gr%C3%BCn@index.example/simple', 'jörg:grün'],
    ['https://token@index.example/simple', 'token:'],
    ['https://:pass@index.example/simple', ':pass'],
  ])('%s', (text, credentials) => {
    expect(splitCredentials(text)).toEqual({
      url: 'https://index.example/simple',
      authorization: basic(credentials),
    });
  });

  it('of an address without any', () => {
    expect(splitCredentials('https://index.example/simple')).toEqual({ url: 'https://index.example/simple' });
  });
});

/** What is sent where, after these addresses were learnt. */
function sentTo(learnt: readonly string[], url: string): string | undefined {
  const credentials = createCredentials();
  for (const each of learnt) credentials.learn(each);
  return credentials.authorization(url);
}

describe('credentials belong to an origin', () => {
  const index = ['https://user:pass@index.example/simple'];
  it.each([
    ['https://index.example/simple/demo/', true],
    ['https://index.example/files/demo-1.0.tar.gz', true],
    ['https://index.example:443/', true],
    ['https://INDEX.example/', true],
    ['http://index.example/simple/demo/', false],
    ['https://index.example:8443/simple/demo/', false],
    ['https://files.example/demo-1.0.tar.gz', false],
    ['https://sub.index.example/simple/demo/', false],
    ['https://index.example.evil.example/simple/demo/', false],
    ['https://index.example@evil.example/simple/demo/', false],
  ])('%s: %s', (url, shown) => {
    expect(sentTo(index, url)).toBe(shown ? basic('user:pass') : undefined);
  });

  const teams = ['https://a:1@index.example/team-a/simple', 'https://b:2@index.example/team-b/simple'];
  it.each([
    ['https://index.example/team-a/simple/demo/', 'a:1'],
    ['https://index.example/team-b/simple/demo/', 'b:2'],
    ['https://index.example/team-b/files/demo.tar.gz', 'b:2'],
    // Neither is nearer: the one learnt last.
    ['https://index.example/files/demo.tar.gz', 'b:2'],
    ['https://index.example/team-bb/simple/demo/', 'b:2'],
  ])('of two on one host the nearer path counts: %s', (url, expected) => {
    expect(sentTo(teams, url)).toBe(basic(expected));
  });

  it('the same address again replaces what was known of it', () => {
    expect(
      sentTo(['https://a:1@index.example/simple', 'https://a:2@index.example/simple'], 'https://index.example/'),
    ).toBe(basic('a:2'));
  });

  it.each(['', 'no address', 'https://a:secret@', '/srv/wheels', 'https://index.example/simple'])(
    'nothing is learnt of %j',
    (url) => {
      expect(sentTo([url], 'https://index.example/')).toBeUndefined();
    },
  );
});

describe('what is sent', () => {
  const start = 'https://index.example/simple/demo/';

  /** Asks for a document or a file whose answer points on to `location`. */
  async function redirected(kind: 'document' | 'file', location: string, url = start) {
    const seen: { readonly url: string; readonly authorization: string | undefined }[] = [];
    const fetch: Fetch = (asked, { headers }) => {
      seen.push({ url: asked, authorization: headers['authorization'] });
      return Promise.resolve(seen.length === 1 ? respond(302, { location }) : respond(200, {}, 'ok'));
    };
    const { get, download, credentials } = openTransport(virtualHost(fetch));
    credentials.learn('https://user:s3cret@index.example/simple');
    if (kind === 'document') await get({ url, accept: '' });
    else {
      await download({ url, most: 1000 }, undefined, async ({ pieces }) => {
        for await (const _ of pieces);
      });
    }
    return seen;
  }

  describe.each(['document', 'file'] as const)('with a %s', (kind) => {
    it.each([
      ['https://index.example/other/', true],
      ['https://files.example/simple/demo/', false],
      ['https://index.example:8443/simple/demo/', false],
      ['https://sub.index.example/simple/demo/', false],
      ['https://thief:s3cret@files.example/simple/demo/', false],
    ])('after a redirect to %s: %s', async (location, shown) => {
      const [first, second] = await redirected(kind, location);
      expect(first?.authorization).toBe(basic('user:s3cret'));
      expect(second?.authorization).toBe(shown ? basic('user:s3cret') : undefined);
      expect(second?.url).not.toContain('s3cret');
    });

    it('an address of its own credentials sends those, and not in the address', async () => {
      const seen = await redirected(kind, '/on', 'https://me:mine@files.example/demo-1.0.tar.gz');
      expect(seen).toEqual([
        { url: 'https://files.example/demo-1.0.tar.gz', authorization: basic('me:mine') },
        { url: 'https://files.example/on', authorization: basic('me:mine') },
      ]);
    });
  });
});
