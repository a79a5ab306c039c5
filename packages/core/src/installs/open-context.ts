// The folder that is the build context of one Dockerfile, without what its .dockerignore keeps out.

import { type BuildContext, type ContextFile, type FolderNames, withNames } from './build-context.ts';
import { contextWith } from './context-with.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { ignoredFiles } from './ignored-files.ts';

export interface OpenContext {
  readonly read: ContextFile;
  readonly context: BuildContext;
  /** Whether .dockerignore keeps it out. */
  readonly isKeptOut: (path: string) => boolean;
}

/** @param needed files and folders of the context that commands name */
export async function openContext(
  context: BuildContext,
  dockerfile: InputFile,
  needed: readonly string[],
): Promise<OpenContext> {
  const whole = await contextWith(context, needed);
  const ignored = await ignoredFiles(dockerfile, whole);
  const own = (path: string): ReturnType<ContextFile> =>
    ignored?.has(path) === true ? Promise.resolve(undefined) : whole(path);
  const kept: FolderNames = async (folder) => {
    const there = await whole.names?.(folder);
    const isKept = (name: string): boolean =>
      ignored?.has(`${folder === '.' ? '' : `${folder}/`}${name.replace(/\/$/, '')}`) !== true;
    return there?.filter(isKept);
  };
  const read = withNames(own, whole.names && kept);
  const absentIn: BuildContext['absent'] = (file) =>
    ignored?.has(file) === true
      ? {
          where: `kept out of the build context by ${ignored.path}`,
          hint: `take the pattern out of ${ignored.path}, or put !${file} behind it`,
        }
      : context.absent(file);
  return { read, context: { ...context, absent: absentIn }, isKeptOut: (path) => ignored?.has(path) === true };
}
