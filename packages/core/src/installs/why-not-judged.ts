// Commands that install what nobody can look up: wheels of an earlier command, folders of the image, links.

import { otherPinned, type PythonPin } from '../dockerfile/python-pin.ts';
import type { StageInstall } from '../dockerfile/stage-state.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import type { ContextFile } from './build-context.ts';
import { isReadable, projectFileIn } from './file-kinds.ts';

/** Why an installation cannot be judged; undefined where it can. */
export async function whyNotJudged(install: StageInstall, read: ContextFile): Promise<string | undefined> {
  const why = cannotTell(install);
  if (why !== undefined) return why;
  const { pinned } = install;
  const asked = pinned === undefined ? undefined : await otherPython(pinned, read);
  if (asked !== undefined) return asked;
  const unhashed = install.understood.binaries.includes('--require-hashes')
    ? await withoutHashes(install, read)
    : undefined;
  if (unhashed !== undefined) return `--require-hashes stops at ${unhashed}, which has no hashes`;
  const folders = install.understood.files.filter((file) => !isReadable(file));
  const projects = await Promise.all(folders.map((folder) => projectFileIn(folder, read)));
  const unread = folders.find((_, position) => projects[position] === undefined);
  return unread === undefined ? undefined : `${unread} is no file that is read`;
}

async function otherPython({ paths, python }: PythonPin, read: ContextFile): Promise<string | undefined> {
  const files = await Promise.all(paths.map(async (path) => ({ path, text: (await read(path))?.text })));
  const found = files.find(({ text }) => text !== undefined);
  const asked = found?.text === undefined ? undefined : otherPinned(found.text, python);
  return asked === undefined ? undefined : `${found?.path} asks uv for Python ${asked}, and the image has ${python}`;
}

/** What of a command has no hashes at all; where a file has some, pip asks for all of them unasked. */
async function withoutHashes(
  { understood: { files, words } }: StageInstall,
  read: ContextFile,
): Promise<string | undefined> {
  const texts = await Promise.all(files.map(async (file) => ({ file, text: (await read(file))?.text })));
  const unhashed = texts.find(({ text }) => text !== undefined && !text.includes('--hash'));
  return unhashed?.file ?? (files.length === 0 ? words[0] : undefined);
}

/** The same by what the command says, whatever its files hold: those of a command that is not judged need not be there. */
export function cannotTell({ understood: { words, files, binaries }, indexes }: StageInstall): string | undefined {
  if (indexes.some(({ kind }) => kind === 'links')) return 'what --find-links leads to is not asked';
  if (binaries.includes('--no-index')) return 'it asks no index';
  const path = words.find(isPath);
  if (path !== undefined) return `what lies at ${path} in the image is not known`;
  const odd = words.find((word) => !isAddress(word) && !parseRequirement(word).ok);
  if (odd !== undefined) return `${odd} is no requirement that can be read`;
  return words.length + files.length === 0 ? 'it names nothing that is read' : undefined;
}

/** Whether a command makes wheels of what it names: `pip wheel -r requirements.txt`. */
export function makesWheels({ understood }: StageInstall): boolean {
  return /\bpip[\d.]*\s+(?:wheel|download)\b/.test(understood.command);
}

/** `pip install /wheels/*`, `pip install --no-index --find-links=/wheels -r requirements.txt`. */
export function takesWheels({ understood: { words, files, binaries }, indexes }: StageInstall): boolean {
  const offline =
    binaries.includes('--no-index') || indexes.some(({ kind, url }) => kind === 'links' && !isAddress(url));
  return offline || (words.length > 0 && files.length === 0 && words.every(isPath));
}

function isPath(word: string): boolean {
  return /^[./~]|^file:|\*|\.whl$/.test(word) && !isAddress(word);
}

function isAddress(word: string): boolean {
  return /^(?:(?:git|hg|svn|bzr)\+|https?:)/.test(word);
}
