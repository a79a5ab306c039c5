// What conda makes of a file is not judged. What such a file hands to pip is, by itself, for the Python that it names.

import { shellWord } from '../text/shell-word.ts';
import type { ContextFile } from './build-context.ts';
import type { UnjudgedLine } from './judged-stage.ts';

const byConda = /^(?:conda|mamba|micromamba) (?:-\S+ )*(?:env (?:create|update)|create|install|update)(?: |$)/;

/** Conda takes `environment.yml` where `conda env` names no file. */
const itsFile = 'environment.yml';

/**
 * The same with the command that judges the part of pip.
 *
 * @param asksPython whether it matters which Python conda brings: a command of pip follows, and no flag says it
 */
export async function withRemedyOfConda(
  found: UnjudgedLine,
  read: ContextFile,
  dockerfile: string,
  python: string | undefined,
  asksPython: boolean,
): Promise<UnjudgedLine> {
  if (!byConda.test(found.text)) return found;
  const why = asksPython ? found.why : found.why.replace(/, nor which Python .*$/, '');
  const named = /(?:\s-f|\s--file)[ =]?(\S+\.ya?ml)(?:\s|$)/.exec(found.text)?.[1];
  const path = named ?? (/ env (?:create|update)/.test(found.text) ? itsFile : undefined);
  const file = path === undefined ? undefined : await firstThere(placesOf(path), read);
  if (file === undefined) return { ...found, why };
  if (!/^\s*-\s+["']?pip["']?\s*:\s*(?:#.*)?$/m.test(file.text))
    return { ...found, why: `${why}; ${file.path} hands nothing to pip` };
  const version = python ?? pythonIn(file.text) ?? '3.N';
  const command = `wheelcheck ${shellWord(file.path)} --base ${shellWord(dockerfile)} --python ${version}`;
  return { ...found, why, remedy: `${command} judges what that file hands to pip` };
}

/** `/tmp/conda/environment.yml` was copied from some folder of the build context. */
function placesOf(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.map((_, position) => parts.slice(position).join('/'));
}

async function firstThere(paths: readonly string[], read: ContextFile): ReturnType<ContextFile> {
  for (const path of paths) {
    // oxlint-disable-next-line no-await-in-loop -- the first that is there
    const file = await read(path);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** `- python=3.12`, `- conda-forge::python==3.11.4`, `- python 3.10.*`; a range says no version. */
function pythonIn(text: string): string | undefined {
  return /^\s*-\s+["']?(?:[\w-]+::)?python\s*={0,2}\s*(3\.\d+(?:\.\d+)?)(?:\.\*)?(?:=\S*)?["']?\s*(?:#.*)?$/m.exec(
    text,
  )?.[1];
}
