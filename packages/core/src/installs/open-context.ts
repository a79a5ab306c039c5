// The folder that is the build context of one Dockerfile, without what its .dockerignore keeps out.

import type { StageInstall } from '../dockerfile/stage-state.ts';
import { absentCopies } from './absent-copies.ts';
import { type BuildContext, type ContextFile, contextWith } from './build-context.ts';
import { ignoredFiles } from './ignored-files.ts';
import type { UnjudgedLine } from './judged-stage.ts';

export interface OpenContext {
  readonly read: ContextFile;
  readonly context: BuildContext;
  /** What the stages copy that is not there, before what they install. */
  readonly absent: (stages: readonly (readonly StageInstall[])[]) => Promise<readonly UnjudgedLine[]>;
}

/**
 * @param dockerfile its path
 * @param needed files of the context that commands name
 */
export async function openContext(
  context: BuildContext,
  dockerfile: string,
  needed: readonly string[],
): Promise<OpenContext> {
  const whole = await contextWith(context, needed);
  const ignored = await ignoredFiles(dockerfile, whole);
  const read: ContextFile = (path) => (ignored?.has(path) === true ? Promise.resolve(undefined) : whole(path));
  const absentIn: BuildContext['absent'] = (file) =>
    ignored?.has(file) === true
      ? {
          where: `kept out of the build context by ${ignored.path}`,
          hint: `take the pattern out of ${ignored.path}, or put !${file} behind it`,
        }
      : context.absent(file);
  return {
    read,
    context: { ...context, absent: absentIn },
    absent: async (stages) => {
      const found = await Promise.all(needed.map(async (path) => ((await read(path)) === undefined ? [] : [path])));
      const [known] = found.flat();
      return (await Promise.all(stages.map((each) => absentCopies(each, known, read, context, ignored)))).flat();
    },
  };
}
