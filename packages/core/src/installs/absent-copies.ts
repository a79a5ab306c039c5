// What a COPY brings that the build context has not: the build stops before the commands behind it.

import type { StageInstall } from '../dockerfile/stage-state.ts';
import type { BuildContext, ContextFile } from './build-context.ts';
import type { IgnoredFiles } from './ignored-files.ts';
import type { UnjudgedLine } from './judged-stage.ts';

/**
 * The copies before the last of a stage's commands, where the whole of the build context is at hand.
 *
 * @param known a file of the context, from which others are looked for
 */
export async function absentCopies(
  installs: readonly StageInstall[],
  known: string | undefined,
  read: ContextFile,
  { isWhole = false }: BuildContext,
  ignored: IgnoredFiles | undefined,
): Promise<readonly UnjudgedLine[]> {
  const file = known === undefined ? undefined : await read(known);
  if (!isWhole || known === undefined || file?.exists === undefined) return [];
  const up = '../'.repeat(known.split('/').length - 1);
  const copies = installs.at(-1)?.stageFiles.copies ?? [];
  const told = await Promise.all(
    copies.map(async ({ line, source }): Promise<readonly UnjudgedLine[]> => {
      if (source === '.' || /[*?[\]\\$]/.test(source)) return [];
      const text = `COPY ${source}`;
      if (ignored?.has(source) === true)
        return [{ line, text, why: `${ignored.path} keeps it out of the build context, and the build stops` }];
      const isThere = await file.exists?.(`${up}${source}`);
      return isThere === false
        ? [{ line, text, why: 'the build context has none of that name, and the build stops' }]
        : [];
    }),
  );
  return told.flat();
}
