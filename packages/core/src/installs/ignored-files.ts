// What .dockerignore keeps out of the build context: COPY finds none of it, and the build stops.

import { fitsGlob } from '../dockerfile/fits-glob.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { ContextFile } from './build-context.ts';

export interface IgnoredFiles {
  /** The file that says it. */
  readonly path: string;
  readonly has: (path: string) => boolean;
}

/** @param dockerfile the file beside it with `.dockerignore` behind its name stands before the usual one (BuildKit), wherever the build context is */
export async function ignoredFiles(dockerfile: InputFile, read: ContextFile): Promise<IgnoredFiles | undefined> {
  const own = `${dockerfile.path}.dockerignore`;
  const first = await dockerfile.sibling(own.replace(/^.*\//, ''));
  const text = first ?? (await read('.dockerignore'))?.text;
  if (text === undefined) return undefined;
  const patterns = patternsOf(text);
  return { path: first === undefined ? '.dockerignore' : own, has: (path) => isIgnored(path, patterns) };
}

interface Pattern {
  readonly parts: readonly string[];
  readonly keeps: boolean;
}

/** As moby's patternmatcher reads them: `#` begins a comment, `!` an exception, a slash at either end says nothing. */
function patternsOf(text: string): readonly Pattern[] {
  return text.split(/\r?\n/).flatMap((line): readonly Pattern[] => {
    const written = line.startsWith('#') ? '' : line.trim();
    const keeps = written.startsWith('!');
    const parts = (keeps ? written.slice(1) : written).split('/').filter((part) => part !== '' && part !== '.');
    // `**/**` is `**`.
    const once = parts.filter((part, at) => part !== '**' || parts[at - 1] !== '**');
    return once.length === 0 ? [] : [{ parts: once, keeps }];
  });
}

/** The last pattern that fits a path, or a folder above it, counts. */
function isIgnored(path: string, patterns: readonly Pattern[]): boolean {
  const names = path.split('/').filter((part) => part !== '' && part !== '.');
  const found = patterns.findLast(({ parts }) => names.some((_, at) => fitsParts(names.slice(0, at + 1), parts)));
  // Of a folder that is kept out something may be kept all the same.
  const keepsWithin = patterns.some(
    ({ parts, keeps }) => keeps && parts.length > names.length && fitsParts(names, parts.slice(0, names.length)),
  );
  return found !== undefined && !found.keeps && !keepsWithin;
}

function fitsParts(names: readonly string[], [part, ...parts]: readonly string[]): boolean {
  if (part === undefined) return names.length === 0;
  // Two stars take any number of folders, none among them.
  if (part === '**') return names.some((_, at) => fitsParts(names.slice(at), parts)) || parts.length === 0;
  const [name, ...others] = names;
  return name !== undefined && fitsGlob(name, part) && fitsParts(others, parts);
}
