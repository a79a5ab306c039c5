import { expect, it } from 'vitest';
import { codeFolder } from '../../packages/cli/src/code-folder.ts';

it.each<[string, Record<string, string>, string, string | undefined]>([
  ['the user’s cache folder', { HOME: '/home/me' }, 'linux', '/home/me/.cache/wheelcheck-code'],
  ['as XDG has it', { HOME: '/home/me', XDG_CACHE_HOME: '/cache' }, 'linux', '/cache/wheelcheck-code'],
  ['on macOS', { HOME: '/Users/me' }, 'darwin', '/Users/me/Library/Caches/wheelcheck-code'],
  [
    'a relative path counts for nothing',
    { HOME: '/home/me', XDG_CACHE_HOME: 'cache' },
    'linux',
    '/home/me/.cache/wheelcheck-code',
  ],
  ['without a folder of the user’s own nothing is kept', { HOME: '', TMPDIR: '/tmp' }, 'linux', undefined],
])('%s', (_, env, platform, folder) => {
  expect(codeFolder(env, platform)).toBe(folder);
});
