import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../packages/core/src/node/cache-folder.ts';

const home = { HOME: '/home/me' };

const rows: readonly (readonly [
  platform: string,
  env: Readonly<Record<string, string>>,
  folder: string | undefined,
])[] = [
  ['linux', home, '/home/me/.cache/wheelcheck'],
  ['linux', { ...home, XDG_CACHE_HOME: '/var/cache/me' }, '/var/cache/me/wheelcheck'],
  ['linux', { ...home, XDG_CACHE_HOME: '' }, '/home/me/.cache/wheelcheck'],
  ['linux', { ...home, XDG_CACHE_HOME: 'cache' }, '/home/me/.cache/wheelcheck'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/me' }, '/var/cache/me/wheelcheck'],
  ['linux', {}, undefined],
  ['linux', { HOME: '' }, undefined],
  ['linux', { HOME: '.' }, undefined],
  ['freebsd', home, '/home/me/.cache/wheelcheck'],
  ['darwin', { HOME: '/Users/me' }, '/Users/me/Library/Caches/wheelcheck'],
  ['darwin', { HOME: '/Users/me', XDG_CACHE_HOME: '/tmp/me' }, '/tmp/me/wheelcheck'],
  ['win32', { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' }, 'C:\\Users\\me\\AppData\\Local\\wheelcheck\\Cache'],
  ['win32', { HOME: 'C:\\Users\\me' }, undefined],
  ['win32', { LOCALAPPDATA: 'Local' }, undefined],
];

describe('cacheFolder', () => {
  it.each(rows)('%s %j', (platform, env, folder) => {
    expect(cacheFolder(env, platform)).toBe(folder);
  });
});
