// What Python's shutil and os move: `python -c "import shutil; shutil.copytree('/deps', '/srv/deps')"`.

import { lastOf } from '../program-of.ts';
import { movedIntoArchive } from './moved-into-archive.ts';
import type { MovedFolders, MovingCommand } from './moving-command.ts';

const calls = /\b(?:copytree|move|copy2?|rename|replace|symlink)\(\s*r?(["'])([^"']+)\1\s*,\s*r?(["'])([^"']+)\3/g;

/** The same of folders that Python is asked for. */
const askedFor = /\b(?:copytree|move)\(([^,\n]*(?:site|sysconfig|purelib|__file__)[^,\n]*),\s*r?(["'])([^"']+)\2/g;

export function movedByPython({ words, listed }: MovingCommand): readonly MovedFolders[] {
  if (words[0] === '-m' && words[1] === 'zipapp') return ofZipapp(words.slice(2));
  const script = words[words.indexOf('-c') + 1] ?? '';
  if (!/\b(?:shutil|os)\b/.test(script)) return [];
  const named = [...script.matchAll(calls)].map(([, , source = '', , target = '']) => ({
    sources: [source],
    destinations: [target, `${target}/${lastOf(source)}`],
  }));
  const found = [...script.matchAll(askedFor)].map(([, , , target = '']) => ({
    sources: listed.map(({ source }) => source),
    destinations: [target],
  }));
  return [...named, ...found];
}

/** `python -m zipapp /deps -o /app.pyz` */
function ofZipapp(words: readonly string[]): readonly MovedFolders[] {
  const source = words.find((word, at) => !word.startsWith('-') && words[at - 1]?.startsWith('-') !== true);
  const at = words.findIndex((word) => /^(?:-o|--output)$/.test(word));
  const glued = words.find((word) => word.startsWith('--output='))?.slice('--output='.length);
  const target = at < 0 ? glued : words[at + 1];
  return source === undefined ? [] : movedIntoArchive([target ?? `${source}.pyz`, source]);
}
