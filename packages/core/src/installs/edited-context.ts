// The build context as a command of an image sees it: with what commands before it have made of its files.

import type { Found } from '../dockerfile/found-file.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import { filesOf, isMaybe, linesOf, makeText, type MadeText, type MakingText } from '../edits/made-text.ts';
import { type LinePlace, textLines, textOf } from '../edits/text-lines.ts';
import { openWork, type Work } from '../edits/work.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { normalizePath, splitPath } from '../manifest/relative-path.ts';
import { type ContextFile, withNames } from './build-context.ts';

export interface EditedContext {
  /** The files as a command finds them. */
  readonly readBy: (install: StageInstall) => ContextFile;
  /** Why nobody can say what a command finds, as a clause; undefined where it can be said. */
  readonly whyUnknown: (install: StageInstall) => Promise<string | undefined>;
}

/** @param dockerfile where lines stand that its commands write */
export function editedContext(read: ContextFile, dockerfile: string): EditedContext {
  const texts = new Map<string, Promise<MakingText>>();
  const work = openWork();
  const make = (made: MadeText): Promise<MakingText> => {
    const key = JSON.stringify(made);
    const known = texts.get(key) ?? madeOf(made, { read, dockerfile, work });
    texts.set(key, known);
    return known;
  };
  const files = new Map<string, Promise<InputFile | undefined>>();
  const readBy = (install: StageInstall): ContextFile =>
    withNames(async (path) => {
      const { changes, edited } = install;
      const edit = edited.find(({ file }) => file === path);
      if (edit === undefined && changes.key === '') return read(path);
      // The same to commands that see the same, so that it is read once.
      const key = JSON.stringify([path, edit, changes.key, install.stageFiles.placeOf(path)]);
      const known = files.get(key) ?? editedFile(path, install, { read, make, dockerfile });
      files.set(key, known);
      return known;
    }, read.names);
  const whyUnknown: EditedContext['whyUnknown'] = async ({ edited }) => {
    for (const { file, made } of edited) {
      // oxlint-disable-next-line no-await-in-loop -- the first is told
      const result = made === undefined ? undefined : await make(made);
      if (result !== undefined && 'why' in result)
        return made === undefined || linesOf(made).length === 0
          ? `${file} is not followed: ${result.why}`
          : `${file} is changed in the image (line ${result.line}): ${result.why}`;
    }
    return undefined;
  };
  return { readBy, whyUnknown };
}

interface Making {
  readonly read: ContextFile;
  readonly make: (made: MadeText) => Promise<MakingText>;
  readonly dockerfile: string;
}

/** Requirements that the Dockerfile itself holds. */
const written: Pick<InputFile, 'name' | 'text' | 'sibling'> = {
  name: 'requirements.txt',
  text: '',
  sibling: () => Promise.resolve(undefined),
};

async function editedFile(path: string, install: StageInstall, making: Making): Promise<InputFile | undefined> {
  const edit = install.edited.find((each) => each.file === path);
  const isNew = edit?.made !== undefined && isMaybe(edit.made, path);
  const file = (await making.read(path)) ?? (isNew ? { path: making.dockerfile, ...written } : undefined);
  if (file === undefined) return undefined;
  const places = new Map<string, readonly LinePlace[]>();
  const sibling: InputFile['sibling'] = async (name) => {
    const found = install.changes.beside(path, name);
    if (found === undefined || (found.kind !== 'text' && edit === undefined)) return file.sibling(name);
    const made = await textOfFound(found, making);
    if (made !== undefined)
      places.set(
        shownName(file, name),
        made.lines.map(({ at }) => at),
      );
    return made && textOf(made);
  };
  const own = edit === undefined ? undefined : await textOfEdit(edit.made, making);
  if (own !== undefined)
    places.set(
      file.path,
      own.lines.map(({ at }) => at),
    );
  return {
    ...file,
    ...(own === undefined ? {} : { text: textOf(own) }),
    sibling,
    placeOf: (at) => places.get(at.path)?.[at.line - 1] ?? at,
  };
}

/** As the report calls what stands beside a file. */
function shownName(file: InputFile, name: string): string {
  return file.shownAs?.(name) ?? normalizePath(splitPath(file.path)[0] + name);
}

async function textOfEdit(
  made: MadeText | undefined,
  { make }: Making,
): Promise<Extract<MakingText, { text: unknown }>['text'] | undefined> {
  if (made === undefined) return { lines: [], ends: true };
  const result = await make(made);
  return 'why' in result ? undefined : result.text;
}

async function textOfFound(
  found: Found,
  making: Making,
): Promise<Extract<MakingText, { text: unknown }>['text'] | undefined> {
  if (found.kind === 'text') return textOfEdit(found.made, making);
  return found.kind === 'context' ? textOfEdit({ kind: 'file', path: found.path }, making) : undefined;
}

async function madeOf(
  made: MadeText,
  { read, dockerfile, work }: Pick<Making, 'read' | 'dockerfile'> & { readonly work: Work },
): Promise<MakingText> {
  const paths = filesOf(made);
  const files = await Promise.all(paths.map(read));
  const texts = new Map(
    files.flatMap((file, position) => {
      const path = paths[position] ?? '';
      return file === undefined ? [] : [[path, textLines(file.text, (line) => ({ path: file.path, line }))] as const];
    }),
  );
  return makeText(made, dockerfile, work, (path) => texts.get(path));
}
