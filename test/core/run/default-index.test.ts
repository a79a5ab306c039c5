// Locks name the public index in several ways: it is one index, and --index-url stands in for it.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { DEFAULT_INDEX, isDefaultIndex } from '../../../packages/core/src/package-index/default-index.ts';
import { respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

const old = DEFAULT_INDEX.replace('.org', '.python.org');
const http = (url: string): string => url.replace('https:', 'http:');

describe('the public index', () => {
  it.each([
    [DEFAULT_INDEX, true],
    [`${DEFAULT_INDEX}/`, true],
    [http(DEFAULT_INDEX), true],
    [old, true],
    [`${http(old)}/`, true],
    [`${DEFAULT_INDEX}/simple`, false],
    ['https://index.example/simple', false],
    [DEFAULT_INDEX.replace('https://', 'https://index.example/'), false],
  ])('%s: %s', (url, expected) => {
    expect(isDefaultIndex(url)).toBe(expected);
  });

  it.each([old, `${old}/`, http(old)])(
    'as a Pipfile.lock of old names it, %s, it is asked at its own address',
    async (url) => {
      const asked = new Set<string>();
      const host = virtualHost((address) => {
        asked.add(new URL(address).host);
        return Promise.resolve(respond(404, {}));
      });
      const lock = {
        _meta: {
          hash: { sha256: '00' },
          'pipfile-spec': 6,
          requires: {},
          sources: [{ name: 'pypi', url, verify_ssl: true }],
        },
        default: { six: { hashes: [`sha256:${'0'.repeat(64)}`], version: '==1.16.0' } },
        develop: {},
      };
      const run = async (more: { readonly url?: string }): Promise<readonly string[]> => {
        asked.clear();
        await check({
          files: [{ path: 'Pipfile.lock', text: JSON.stringify(lock), sibling: () => Promise.resolve(undefined) }],
          targets: [{ python: '3.12', libc: 'glibc-2.36', platform: 'linux/amd64' }],
          selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
          index: { host, ...more },
        });
        return [...asked];
      };
      expect(await run({})).toEqual([new URL(DEFAULT_INDEX).host]);
      expect(await run({ url: 'https://index.example/simple' })).toEqual(['index.example']);
    },
  );
});
