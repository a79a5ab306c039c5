// Files that the requirements files of a command include, and that the image has otherwise than the build context.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { UnfollowedLine } from '../dockerfile/understood-dockerfile.ts';
import { unlessRefused } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { readInput } from '../manifest/input.ts';
import type { ContextFile } from './build-context.ts';
import { isLock, isReadable, projectFileIn } from './file-kinds.ts';

/** A file that one of the command's files includes, and that the image has changed. */
export async function changedInclude(
  { understood, changes }: StageInstall,
  read: ContextFile,
): Promise<Pick<UnfollowedLine, 'why' | 'altered'> | undefined> {
  if (changes.count === 0) return undefined;
  for (const named of understood.files.filter((each) => !isReadable(each) || /\.(?:txt|in)$/.test(each))) {
    // oxlint-disable-next-line no-await-in-loop -- the first is told
    const file = await fileOf(named, read);
    // oxlint-disable-next-line no-await-in-loop -- the first is told
    const included = file === undefined ? [] : await includedIn(file);
    for (const beside of included.filter((each) => !isLock(each))) {
      const found = changes.beside(file?.path ?? named, beside);
      if (found?.kind === 'changed')
        return {
          why: `${beside}, which ${file?.path ?? named} includes, is changed in the image (line ${found.line})`,
          altered: understood,
        };
    }
  }
  return undefined;
}

/** Of a project the file that makes it one, as pip is told of it: its metadata may be read from files beside that. */
async function fileOf(named: string, read: ContextFile): Promise<InputFile | undefined> {
  if (isReadable(named)) return read(named);
  const project = await projectFileIn(named, read);
  return project && { ...project, name: 'requirements.txt', text: '.' };
}

/** Paths relative to the file. */
async function includedIn(file: InputFile): Promise<readonly string[]> {
  const included: string[] = [];
  const sibling: InputFile['sibling'] = (name) => {
    included.push(name);
    return file.sibling(name);
  };
  // What it includes alone is asked.
  await unlessRefused(() => readInput({ ...file, sibling }));
  return included;
}
