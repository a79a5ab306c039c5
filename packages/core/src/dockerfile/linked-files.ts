// Files of the image that go by two names, `ln -s six.txt pins.txt`: what is written by the one is in the other.

import { absolutePath } from './context-paths.ts';
import { lastOf, type Program } from './program-of.ts';
import type { StageState } from './stage-state.ts';

/** Programs that put another file in the place of a name, and leave what was linked there as it is. */
const replacing = /^(?:g?sed|perl|rm|unlink|mv|ln|dos2unix)$/;
/** Links to links are followed so far. */
const DEEPEST = 10;
/** More of them than that are none that people write. */
const MOST = 200;

/** Remembers what a command links, by the name that it then goes by too. */
export function noteLink({ name, words }: Program, folder: string, { links }: Pick<StageState, 'links'>): void {
  if (name !== 'ln' || links.size >= MOST) return;
  const [target, made, ...others] = words.filter(({ text }) => !text.startsWith('-'));
  if (target === undefined || others.length > 0 || target.unknown.length > 0) return;
  const isSymbolic = words.some(({ text }) => /^(?:-[A-Za-z]*s|--symbolic$)/.test(text));
  const [named, own] = [made?.text ?? '.', lastOf(target.text)];
  // Where the name is a folder, the link lies in it.
  for (const place of /(?:^|\/)\.{0,2}$/.test(named) ? [`${named}/${own}`] : [named, `${named}/${own}`]) {
    const path = absolutePath(place, folder);
    links.set(path, absolutePath(target.text, isSymbolic ? absolutePath('..', path) : folder));
  }
}

/** The other names of what a program changes; none where only the link itself is replaced. */
export function linkedPaths(path: string, program: string, { links }: Pick<StageState, 'links'>): readonly string[] {
  const found: string[] = [];
  let at = path;
  for (let depth = 0; depth < DEEPEST && links.size > 0; depth++) {
    const [link, target] =
      [...links].find(([each]) => at.startsWith(`${each}/`) || (at === each && !replacing.test(program))) ?? [];
    if (link === undefined || target === undefined) break;
    at = `${target === '/' ? '' : target}${at.slice(link.length)}`;
    if (found.includes(at)) break;
    found.push(at);
  }
  return found;
}
