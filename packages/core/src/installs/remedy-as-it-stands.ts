// What the image changes before it installs from it is not what would be judged: a check of the files by themselves says so, and judges the rest.

import { EVERY_EXTRA } from '../dockerfile/tools/tool-install.ts';
import { shellWord } from '../text/shell-word.ts';
import type { ContextFile } from './build-context.ts';
import { isReadable, projectFileIn } from './file-kinds.ts';
import type { UnjudgedLine } from './judged-stage.ts';

/** The same with the command that judges it as the build context has it, where that has all of it. */
export async function withRemedyAsItStands(
  found: UnjudgedLine,
  read: ContextFile,
  dockerfile: string,
): Promise<UnjudgedLine> {
  const { altered, alteredIn } = found;
  if (altered === undefined) return found;
  const { files, constraints, words, extras } = altered;
  const there = await Promise.all(files.map((file) => (isReadable(file) ? read(file) : projectFileIn(file, read))));
  const besides = await Promise.all(constraints.map(read));
  if ([...there, ...besides].includes(undefined)) return found;
  // A project takes no constraints.
  const heeded = files.every(isReadable) ? constraints : [];
  const left = constraints.length > heeded.length ? ` and without ${constraints.join(' and ')}` : '';
  const asked = [
    ...[...there.flatMap((file) => file?.path ?? []), ...words].map(shellWord),
    ...heeded.map((file) => `-c ${shellWord(file)}`),
    ...extras.map((extra) => (extra === EVERY_EXTRA ? '--all-extras' : `--extra ${shellWord(extra)}`)),
  ].join(' ');
  const stage = alteredIn === undefined ? '' : ` --stage ${shellWord(String(alteredIn))}`;
  const command = `wheelcheck ${asked} --base ${shellWord(dockerfile)}${stage}`;
  return { ...found, remedy: `${command} judges it as it stands, without that change${left}` };
}
