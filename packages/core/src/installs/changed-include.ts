// Files that the requirements files of a command include, and that the image has otherwise than the build context.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { UnfollowedLine } from '../dockerfile/understood-dockerfile.ts';
import { unlessRefused } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { readInput } from '../manifest/input.ts';
import type { ContextFile } from './build-context.ts';

/** A file that one of the command's files includes, and that the image has changed. */
export async function changedInclude(
  { understood, changes }: StageInstall,
  read: ContextFile,
): Promise<Pick<UnfollowedLine, 'why' | 'altered'> | undefined> {
  if (changes.count === 0) return undefined;
  for (const file of understood.files.filter((each) => /\.(?:txt|in)$/.test(each))) {
    // oxlint-disable-next-line no-await-in-loop -- the first is told
    const included = await includedIn(file, read);
    for (const beside of included) {
      const found = changes.beside(file, beside);
      if (found?.kind === 'changed')
        return {
          why: `${beside}, which ${file} includes, is changed in the image (line ${found.line})`,
          altered: understood,
        };
    }
  }
  return undefined;
}

/** Paths relative to the file. */
async function includedIn(path: string, read: ContextFile): Promise<readonly string[]> {
  const file = await read(path);
  if (file === undefined) return [];
  const included: string[] = [];
  const sibling: InputFile['sibling'] = (name) => {
    included.push(name);
    return file.sibling(name);
  };
  // What it includes alone is asked.
  await unlessRefused(() => readInput({ ...file, sibling }));
  return included;
}
