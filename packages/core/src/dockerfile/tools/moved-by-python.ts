// What Python's shutil and os move: `python -c "import shutil; shutil.copytree('/deps', '/srv/deps')"`.

import { lastOf } from '../program-of.ts';
import { movedIntoArchive } from './moved-into-archive.ts';
import type { MovedFolders } from './moving-command.ts';

const calls = /\b(?:copytree|move|copy2?|rename|replace|symlink)\(\s*r?(["'])([^"']+)\1\s*,\s*r?(["'])([^"']+)\3/g;

export function movedByPython(words: readonly string[]): readonly MovedFolders[] {
  if (words[0] === '-m' && words[1] === 'zipapp') return ofZipapp(words.slice(2));
  const script = words[words.indexOf('-c') + 1] ?? '';
  if (!/\b(?:shutil|os)\b/.test(script)) return [];
  return [...script.matchAll(calls)].map(([, , source = '', , target = '']) => ({
    sources: [source],
    destinations: [target, `${target}/${lastOf(source)}`],
  }));
}

/** `python -m zipapp /deps -o /app.pyz` */
function ofZipapp(words: readonly string[]): readonly MovedFolders[] {
  const source = words.find((word, at) => !word.startsWith('-') && words[at - 1]?.startsWith('-') !== true);
  const at = words.findIndex((word) => /^(?:-o|--output)$/.test(word));
  const glued = words.find((word) => word.startsWith('--output='))?.slice('--output='.length);
  const target = at < 0 ? glued : words[at + 1];
  return source === undefined ? [] : movedIntoArchive([target ?? `${source}.pyz`, source]);
}
