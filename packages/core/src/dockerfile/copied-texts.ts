// `cp a.txt b.txt`, `mv a.txt b.txt folder/`: files whose texts are known by other names.

import { absolutePath } from './context-paths.ts';
import type { FileEdit } from './file-edit.ts';
import { type PrintingPlace, textAt } from './printed-text.ts';
import { lastOf, type Program } from './program-of.ts';
import type { StageState } from './stage-state.ts';

/** Folders that every image has. */
const usual = /^\/(?:tmp|root|opt|srv|etc|home|mnt|usr(?:\/(?:src|local|share))?|var(?:\/tmp)?)?$/;

/** @returns undefined where it is not known what lies where, or whether that is a folder */
export function copiedTexts(
  { name, words }: Program,
  place: PrintingPlace,
): { readonly edits: readonly Pick<FileEdit, 'path' | 'made'>[]; readonly changes: readonly string[] } | undefined {
  const texts = words.map(({ text }) => text);
  const options = texts.filter((text) => text.startsWith('-'));
  if (options.some((option) => !/^-[fvpLP]+$|^--(?:force|verbose)$/.test(option))) return undefined;
  const plain = texts.filter((text) => !text.startsWith('-'));
  const [target, sources] = [plain.at(-1), plain.slice(0, -1)];
  if (target === undefined || sources.length === 0 || /[*?]/.test(target)) return undefined;
  // What may be a folder takes along whatever lies in it.
  if (!sources.every((source) => /[^/]\.\w+$/.test(source))) return undefined;
  const folder = isFolder(target, sources.length, place);
  if (folder === undefined) return undefined;
  const edits = sources.flatMap((source) => {
    const path = absolutePath(folder ? `${target}/${lastOf(source)}` : target, place.folder);
    const made = textAt(source, place);
    return made === undefined ? [] : [{ path, made }];
  });
  if (edits.length < sources.length) return undefined;
  const isSame = edits.some(({ path }, at) => path === absolutePath(sources[at] ?? '', place.folder));
  const changes = name === 'mv' ? sources.map((source) => absolutePath(source, place.folder)) : [];
  return isSame ? undefined : { edits, changes };
}

function isFolder(target: string, count: number, { folder, scope: { state } }: PrintingPlace): boolean | undefined {
  const path = absolutePath(target, folder);
  if (count > 1 || /\/$|^\.{1,2}$/.test(target) || usual.test(path) || holdsOthers(path, state)) return true;
  return /[^/]\.\w+$/.test(target) ? false : undefined;
}

function holdsOthers(path: string, { copied, made, workdir }: StageState): boolean {
  const isWithin = (other: string | null): boolean => other?.startsWith(`${path}/`) === true;
  return (
    path === workdir ||
    isWithin(`${workdir}/`) ||
    [...made].some((each) => isWithin(each) || (each === path && !/\.\w+$/.test(path))) ||
    copied.some(({ destination, folder }) => isWithin(destination) || (folder && destination === path))
  );
}
