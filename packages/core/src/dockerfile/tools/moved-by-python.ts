// What Python's shutil and os move: `python -c "import shutil; shutil.copytree('/deps', '/srv/deps')"`.

import { lastOf } from '../program-of.ts';
import type { MovedFolders } from './moving-command.ts';

const calls = /\b(?:copytree|move|copy2?|rename|replace|symlink)\(\s*r?(["'])([^"']+)\1\s*,\s*r?(["'])([^"']+)\3/g;

export function movedByPython(words: readonly string[]): readonly MovedFolders[] {
  const script = words[words.indexOf('-c') + 1] ?? '';
  if (!/\b(?:shutil|os)\b/.test(script)) return [];
  return [...script.matchAll(calls)].map(([, , source = '', , target = '']) => ({
    sources: [source],
    destinations: [target, `${target}/${lastOf(source)}`],
  }));
}
