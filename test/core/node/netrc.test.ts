import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { netrcLogins, parseNetrc } from '../../../packages/core/src/node/netrc.ts';

describe('parseNetrc', () => {
  it.each<[string, string, unknown]>([
    ['one line', 'machine a.example login me password pw', { 'a.example': ['me', 'pw'] }],
    ['several lines', 'machine a.example\n  login me\n  account x\n  password pw\n', { 'a.example': ['me', 'pw'] }],
    ['two hosts', 'machine a login m password 1 machine B login n password 2', { a: ['m', '1'], b: ['n', '2'] }],
    ['the last entry counts', 'machine a login m password 1\nmachine a login n password 2', { a: ['n', '2'] }],
    ['quotes', 'machine a login "m e" password "p\\"w"', { a: ['m e', 'p"w'] }],
    ['a hash within a password', 'machine a login m password p#w', { a: ['m', 'p#w'] }],
    ['comments', '# machine a login x password y\nmachine b login m password p\n', { b: ['m', 'p'] }],
    ['a macro', 'macdef init\nmachine a login x password y\n\nmachine b login m password p', { b: ['m', 'p'] }],
    ['default is for nobody', 'machine a login m password p\ndefault login x password y', { a: ['m', 'p'] }],
    ['nothing', '', {}],
  ])('%s', (_, text, expected) => {
    const found = [...parseNetrc(text)].map(([host, { username, password }]) => [host, [username, password]]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

describe('netrcLogins', () => {
  const home = mkdtempSync(join(tmpdir(), 'wheelcheck-netrc-'));
  afterAll(() => rmSync(home, { recursive: true }));
  writeFileSync(join(home, '.netrc'), 'machine a.example login home password pw');
  writeFileSync(join(home, 'other'), 'machine a.example login other password pw');

  it.each([
    ['~/.netrc', { HOME: home }, 'home'],
    ['NETRC stands in for it', { HOME: home, NETRC: join(home, 'other') }, 'other'],
    ['also where it is not there', { HOME: home, NETRC: join(home, 'none') }, undefined],
  ])('%s', (_, environment, user) => {
    expect(netrcLogins(environment)('A.example')?.username).toBe(user);
  });
});
