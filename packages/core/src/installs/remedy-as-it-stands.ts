// A file that the image changes is not the one that would be judged: a check of it by itself says so, and judges the rest.

import { shellWord } from '../text/shell-word.ts';
import type { ContextFile } from './build-context.ts';
import { isReadable } from './file-kinds.ts';
import type { UnjudgedLine } from './judged-stage.ts';

/** The same with the command that judges the file as the build context has it, where it is there. */
export async function withRemedyAsItStands(
  found: UnjudgedLine,
  read: ContextFile,
  dockerfile: string,
): Promise<UnjudgedLine> {
  const { altered, alteredIn } = found;
  const file = altered === undefined || !isReadable(altered) ? undefined : await read(altered);
  if (file === undefined) return found;
  const stage = alteredIn === undefined ? '' : ` --stage ${shellWord(String(alteredIn))}`;
  const command = `wheelcheck ${shellWord(file.path)} --base ${shellWord(dockerfile)}${stage}`;
  return { ...found, remedy: `${command} judges it as it stands, without that change` };
}
