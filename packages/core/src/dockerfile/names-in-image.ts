// What lies in a folder of an image: what COPY and ADD put there, and what commands made whose work is followed.

import { changeOf } from './changed-files.ts';
import { absolutePath, contextPath, type CopiedPath, copySourceOf } from './context-paths.ts';
import { fitsGlob } from './fits-glob.ts';
import { lastOf } from './program-of.ts';
import type { StageScope } from './stage-scope.ts';
import { isUnknownFolder } from './unknown-folder.ts';

type Kind = 'file' | 'folder';
export type ImageNames = ReadonlyMap<string, Kind>;

type Scope = Pick<StageScope, 'state' | 'earlier' | 'folders'>;

/** Stages that copy from stages are followed so deep. */
const DEEPEST = 10;

/** Folders in which every image has files of its own. */
const ofImages =
  /^\/(?:bin|boot|dev|etc|lib\w*|proc|run|sbin|sys|usr(?!\/(?:src|app|local\/(?:app|src))(?:\/|$))|var(?!\/(?:www|app|task)(?:\/|$)))(?:\/|$)/;

/** @param folder absolute @returns undefined where nobody can know all of it; what is removed there stands among it */
export function namesInImage(folder: string, scope: Scope, depth = 0): ImageNames | undefined {
  const { state } = scope;
  if (isUnknownFolder(folder) || ofImages.test(folder) || depth > DEEPEST) return undefined;
  // What an installer has put there nobody lists.
  const installed = [...state.places.map(({ path }) => path), ...state.environments];
  if (installed.some((place) => insideOf(folder, place) !== undefined)) return undefined;
  const names = new Map<string, Kind>();
  for (const copy of state.copied) {
    const from = copy.from === undefined ? contextSource(scope) : imageSource(copy.from, scope, depth);
    const found = copiedInto(folder, copy, from);
    if (found === undefined) return undefined;
    for (const [name, kind] of found) names.set(name, kind);
  }
  const made = state.edits.flatMap(({ path, made: text }) => (text === undefined ? [] : [path]));
  for (const path of [
    ...made,
    ...state.exports.keys(),
    ...state.made,
    ...installed.map((each) => `${each}/any`),
    state.workdir,
  ]) {
    const inside = insideOf(path, folder);
    if (inside === undefined || inside === '') continue;
    const [name = '', ...below] = inside.split('/');
    if (!names.has(name)) names.set(name, below.length > 0 || !/[^.]\.\w+$/.test(name) ? 'folder' : 'file');
  }
  return names;
}

/** Where copies come from: what lies in a folder of it. */
type Source = (folder: string) => ImageNames | undefined;

function contextSource({ state, folders }: Scope): Source {
  return (folder) => {
    const path = contextPath(folder);
    state.toList.add(path);
    const there = folders.get(path);
    return there && new Map(there.map((name) => (name.endsWith('/') ? [name.slice(0, -1), 'folder'] : [name, 'file'])));
  };
}

function imageSource(from: number | string, { earlier, folders }: Scope, depth: number): Source {
  return (folder) => {
    const state = typeof from === 'number' ? earlier[from] : undefined;
    return state && namesInImage(absolutePath(folder, '/'), { state, earlier, folders }, depth + 1);
  };
}

/** @returns undefined where it may put anything there */
function copiedInto(
  folder: string,
  { sources, destination, folder: isFolder, isFile, excluded }: CopiedPath,
  from: Source,
): ImageNames | undefined {
  if (destination === null || excluded !== undefined) return undefined;
  const names = new Map<string, Kind>();
  const [within, above] = [insideOf(folder, destination), insideOf(destination, folder)];
  if (within === undefined && above === undefined) return names;
  for (const source of sources) {
    const found = sourceNames(source, from);
    if (found === undefined) return undefined;
    for (const [name, kind] of found) {
      if (kind === 'file') {
        if (within === '') names.set(name, kind);
        // `COPY six.txt /app/pins.txt`, and a folder where it ends in a slash.
        else if (above !== undefined && above !== '') {
          const [first = '', ...below] = above.split('/');
          const isName = below.length === 0 && !isFolder && (isFile === true || /[^.]\.\w+$/.test(first));
          names.set(first, isName ? 'file' : 'folder');
        }
      } else if (within === undefined) names.set(above?.split('/')[0] ?? '', 'folder');
      else {
        const there = from(joined(joined(folderOf(source), name), within));
        if (there === undefined) return undefined;
        for (const [each, of] of there) names.set(each, of);
      }
    }
  }
  return names;
}

/** A file, a folder, or what a pattern of them stands for; the name of the root is empty. */
function sourceNames(source: string, from: Source): ImageNames | undefined {
  if (/^[./]*$/.test(source)) return new Map([['', 'folder']]);
  const folder = folderOf(source);
  if (/[*?[]/.test(folder)) return undefined;
  const there = from(folder);
  const name = lastOf(source.replace(/\/+$/, ''));
  return there && new Map([...there].filter(([each]) => each === name || fitsGlob(each, name)));
}

function folderOf(path: string): string {
  return path.replace(/\/+$/, '').split('/').slice(0, -1).join('/') || (path.startsWith('/') ? '/' : '.');
}

function joined(folder: string, name: string): string {
  return name === '' ? folder : folder === '.' ? name : `${folder.replace(/\/$/, '')}/${name}`;
}

/** Empty for the folder itself; undefined for what does not lie in it. */
function insideOf(path: string, folder: string): string | undefined {
  if (path === folder) return '';
  const start = folder === '/' ? '/' : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

/** Whether commands that are not followed may have made it, changed it, or taken it away since it was copied. */
export function mayBeChanged(path: string, { state }: Pick<StageScope, 'state'>): boolean {
  return changeOf(path, copySourceOf(path, state.copied)?.step ?? 0, state) !== undefined;
}
