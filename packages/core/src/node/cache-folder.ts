// Where the cache stands by default: the place that each system has for what may be deleted at any time.

import { ownValue } from '../text/own-value.ts';
import { posix, win32 } from 'node:path';

/**
 * The default folder: `$XDG_CACHE_HOME/wheelcheck` where that is set (any system), else `~/Library/Caches/wheelcheck` on
 * macOS, `%LOCALAPPDATA%\wheelcheck\Cache` on Windows, `~/.cache/wheelcheck` elsewhere.
 *
 * @param env XDG_CACHE_HOME, HOME and LOCALAPPDATA; a path that is not absolute counts for nothing, as the XDG Base Directory Specification has it
 * @param platform as process.platform
 * @returns undefined where none of them says where
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, platform: string): string | undefined {
  const path = platform === 'win32' ? win32 : posix;
  const below = (name: string, ...parts: readonly string[]): string | undefined => {
    const folder = ownValue(env, name) ?? '';
    return path.isAbsolute(folder) ? path.join(folder, ...parts) : undefined;
  };
  const xdg = below('XDG_CACHE_HOME', 'wheelcheck');
  if (xdg !== undefined) return xdg;
  if (platform === 'win32') return below('LOCALAPPDATA', 'wheelcheck', 'Cache');
  return platform === 'darwin'
    ? below('HOME', 'Library', 'Caches', 'wheelcheck')
    : below('HOME', '.cache', 'wheelcheck');
}
