// A6 to A9: answers that are no document.

import { expect } from 'vitest';
import { type Asked, calm, serveFaults, type Spoil } from '../fault-server.ts';
import { all, first, type Row, status, type Variant, where } from '../row.ts';
import { tls } from '../tls.ts';

const redirect = (to: (asked: Asked) => string | undefined): Spoil =>
  where(/^\/(?:pypi|simple)\/./, (asked) => {
    const location = to(asked);
    return { status: 302, headers: location === undefined ? {} : { location }, body: Buffer.alloc(0) };
  });
const hop = ({ path }: Asked): number => Number(/hop=(\d)/.exec(path)?.[1] ?? 0);

export const statuses: readonly Row[] = [
  {
    id: 'A6',
    fault: '408, 425, 429, 500, 502, 503, 504: once, twice, always',
    run: () =>
      all(
        [408, 425, 429, 500, 502, 503, 504].flatMap((code): readonly Variant[] => [
          [`${code} once`, first(1, status(code)), 'normal'],
          [`${code} twice`, first(2, status(code)), 'normal'],
          [`${code} always`, status(code), 'unknown'],
        ]),
      ),
  },
  {
    id: 'A7',
    fault: 'Retry-After of every kind',
    run: () =>
      all(
        [
          '2',
          new Date(Date.now() + 2000).toUTCString(),
          new Date(0).toUTCString(),
          '-1',
          'soon',
          '',
          '0x10',
          '1.5',
        ].map((value): Variant => [value, first(1, status(503, { 'retry-after': value })), 'normal']),
      ).then(async (failed) => [
        ...failed,
        ...(await all([['1e9 seconds', first(1, status(429, { 'retry-after': '1000000000' })), 'either']])),
      ]),
  },
  {
    id: 'A8',
    fault: 'statuses that asking again does not better',
    run: () =>
      all([
        ...[400, 401, 403, 451].flatMap((code): readonly Variant[] => [
          [`${code} to everything`, status(code), 'unknown'],
          [`${code} about one project`, where(/^\/(?:pypi|simple)\/pure\//, status(code)), { pure: 'unknown' }],
          [`${code} of the JSON API alone`, where(/^\/pypi\//, status(code)), 'normal'],
        ]),
        ...[404, 410].flatMap((code): readonly Variant[] => [
          [`${code} to everything`, status(code), 'unknown'],
          [`${code} about one project`, where(/^\/(?:pypi|simple)\/pure\//, status(code)), { pure: 'impossible' }],
          [`${code} of the JSON API alone`, where(/^\/pypi\//, status(code)), 'normal'],
        ]),
      ]),
  },
  {
    id: 'A9',
    fault: 'redirects: in a circle, six, without Location, to a file, to another host, from https to http',
    async run() {
      const other = await serveFaults();
      const failed = await all([
        ['a circle', redirect(({ path }) => path), 'unknown'],
        ['six', redirect((asked) => `${asked.path.split('?')[0]}?hop=${(hop(asked) + 1) % 10}`), 'unknown'],
        ['without Location', redirect(() => undefined), 'unknown'],
        ['to a file', redirect(() => 'file:///etc/passwd'), 'unknown'],
        ['to a path of nothing', redirect(() => 'http://['), 'unknown'],
        ['to another host', redirect(({ path }) => `${other.origin}${path}`), 'normal', { credentials: 'user:pass@' }],
      ]);
      expect(other.asked.length).toBeGreaterThan(0);
      expect(other.authorizations.filter((each) => each !== undefined)).toEqual([]);
      const before = other.asked.length;
      const secure = await serveFaults(calm, tls('loopback'));
      const down = redirect(({ path }) => `${other.origin}${path}`);
      const trusted = { server: secure, options: { ca: tls('loopback').cert.toString() }, credentials: 'user:pass@' };
      const downgraded = await all([['from https to http', down, 'unknown', trusted]]);
      expect(other.asked.slice(before)).toEqual([]);
      await Promise.all([other.close(), secure.close()]);
      return [...failed, ...downgraded];
    },
  },
];
