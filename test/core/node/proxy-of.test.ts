import { describe, expect, it } from 'vitest';
import { proxyOf } from '../../../packages/core/src/node/proxy-of.ts';

type Environment = Readonly<Record<string, string>>;
const of = (url: string, environment: Environment): string | undefined => proxyOf(new URL(url), environment);

describe('the proxy of an address', () => {
  it.each<[string, string, Environment, string | undefined]>([
    ['none', 'https://index.example', {}, undefined],
    ['of its scheme', 'https://index.example', { HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://q:1' }, 'http://p:1'],
    ['not of the other', 'https://index.example', { HTTP_PROXY: 'http://q:1' }, undefined],
    ['small letters first', 'http://index.example', { http_proxy: 'p:1', HTTP_PROXY: 'q:1' }, 'http://p:1'],
    ['ALL_PROXY', 'http://index.example', { ALL_PROXY: 'http://a:1' }, 'http://a:1'],
    ['its own before ALL_PROXY', 'http://index.example', { ALL_PROXY: 'a', http_proxy: 'p' }, 'http://p'],
    ['socks5h, which looks names up itself', 'http://index.example', { all_proxy: 'socks5h://a:1' }, 'socks5://a:1'],
    ['one that is not needed is not looked at', 'http://index.example', { HTTPS_PROXY: 'http://[' }, undefined],
  ])('%s', (_, url, environment, expected) => {
    expect(of(url, environment)).toBe(expected);
  });

  it.each(['http://[', 'gopher://a', 'socks4://a'])('%s is none', (address) => {
    expect(() => of('https://index.example', { HTTPS_PROXY: address })).toThrow('https_proxy is not an address');
  });
});

describe('NO_PROXY', () => {
  it.each<[string, string, boolean]>([
    ['*', 'http://index.example', true],
    ['index.example', 'http://index.example', true],
    ['INDEX.example', 'http://index.example', true],
    ['example', 'http://index.example', true],
    ['.example', 'http://index.example', true],
    ['*.example', 'http://index.example', true],
    ['dex.example', 'http://index.example', false],
    ['other.example, index.example', 'http://index.example', true],
    ['index.example:80', 'http://index.example', true],
    ['index.example:443', 'http://index.example', false],
    ['index.example:443', 'https://index.example', true],
    ['10.0.0.0/8', 'http://10.20.30.40:8080', true],
    ['10.0.0.0/8', 'http://11.0.0.1', false],
    ['10.0.0.0/8', 'http://ten.example', false],
    ['10.0.0.0/33', 'http://10.0.0.1', false],
    ['127.0.0.1', 'http://127.0.0.1:8080', true],
    ['fd00::/8', 'http://[fd12::1]:8080', true],
    ['::1', 'http://[::1]:8080', true],
    ['[::1]:8080', 'http://[::1]:8080', true],
    ['', 'http://index.example', false],
  ])('%s for %s: %s', (exempt, url, direct) => {
    expect(of(url, { NO_PROXY: exempt, ALL_PROXY: 'http://p:1' })).toBe(direct ? undefined : 'http://p:1');
  });
});
