// Where the build context has what a COPY forgets, the line of that COPY is the one to change.

import type { ContextFile } from './build-context.ts';
import type { UnjudgedLine } from './judged-stage.ts';

/** The same with what is to be done at the COPY, where the file that it lacks is there. */
export async function withRemedyAtCopy(found: UnjudgedLine, read: ContextFile): Promise<UnjudgedLine> {
  const { lacking } = found;
  if (lacking === undefined || (await read(lacking.file)) === undefined) return found;
  return { ...found, remedy: lacking.remedy, remedyLine: lacking.line };
}
