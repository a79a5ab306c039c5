// What the commands of an installation name → files of a check.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { normalizePath, splitPath } from '../manifest/relative-path.ts';
import { constrainedFile } from '../manifest/requirements/constrained-file.ts';
import type { ContextFile } from './build-context.ts';
import { isLock, isReadable, projectFileIn } from './file-kinds.ts';
import { unisolatedIn } from './unisolated-in.ts';

type Understood = StageInstall['understood'];

/** `pip install .` and nothing else: its packages then stand where the project asks for them. */
export function isLoneProject([first, ...others]: readonly StageInstall[]): boolean {
  if (first === undefined || others.length > 0) return false;
  const { files, words, constraints } = first.understood;
  const [file, ...more] = files;
  return file !== undefined && !isReadable(file) && more.length + words.length + constraints.length === 0;
}

/**
 * Files that the commands name, under their constraints, and what stands in the commands themselves at their lines.
 *
 * @param alike is told of each that says what a file of the context does
 */
export async function installedFiles(
  installs: readonly StageInstall[],
  dockerfile: InputFile,
  read: ContextFile,
  alike: WeakMap<InputFile, InputFile>,
): Promise<readonly InputFile[]> {
  const understood = installs.map((install) => install.understood);
  const paths = new Set(understood.flatMap(({ files }) => files));
  const alone = isLoneProject(installs);
  const by = async (file: InputFile | undefined, ...commands: readonly number[]): Promise<readonly InputFile[]> => {
    if (file === undefined) return [];
    const unisolated = await unisolatedIn(installs, commands, read);
    if (installs.length < 2 && unisolated === undefined) return [file];
    const own = {
      ...file,
      ...(installs.length < 2 ? {} : { commands }),
      ...(unisolated === undefined ? {} : { unisolated }),
    };
    alike.set(own, file);
    return [own];
  };
  const named = await Promise.all(
    [...paths].map(async (path) => {
      const file = isReadable(path) ? await read(path) : alone ? await projectFileIn(path, read) : undefined;
      return by(file, ...understood.flatMap(({ files }, position) => (files.includes(path) ? [position] : [])));
    }),
  );
  const { path, sha256 } = dockerfile;
  const place = { path, ...(sha256 === undefined ? {} : { sha256 }), name: 'requirements.txt' };
  const words = await Promise.all(
    understood.map(async ({ line, words: texts }, position) =>
      texts.length === 0 ? [] : by({ ...place, line, text: texts.join('\n'), sibling: nothingBeside }, position),
    ),
  );
  const projects = alone
    ? []
    : await Promise.all(
        understood.map(async (each, position) => {
          const lines = await projectLines(each, read);
          const own = lines.map((file) => by({ ...file, ...place, sibling: siblingFrom(path, file) }, position));
          return (await Promise.all(own)).flat();
        }),
      );
  const constraints = await Promise.all([...new Set(understood.flatMap((each) => each.constraints))].map(read));
  const there = constraints.filter((file) => file !== undefined);
  return [named, words, projects]
    .flat(2)
    .map((file) => (isLock(file.name ?? file.path) ? file : constrainedFile(file, there)));
}

/** Projects beside something else, as pip is told of them: read from their own folders. */
async function projectLines({ files, extras, line }: Understood, read: ContextFile): Promise<readonly InputFile[]> {
  const folders = files.filter((file) => !isReadable(file));
  const found = await Promise.all(folders.map((folder) => projectFileIn(folder, read)));
  const text = extras.length > 0 ? `.[${extras.join(',')}]` : '.';
  return found.flatMap((file) => (file === undefined ? [] : [{ ...file, line, text }]));
}

/** Who reads from beside the Dockerfile looks above its folder for the project: `../../pyproject.toml`. */
function siblingFrom(dockerfile: string, { sibling }: InputFile): InputFile['sibling'] {
  const up = normalizePath(splitPath(dockerfile)[0]).replaceAll(/[^/]+/g, '..');
  return (name) => sibling(up !== '' && name.startsWith(`${up}/`) ? name.slice(up.length + 1) : name);
}

const nothingBeside = (): Promise<undefined> => Promise.resolve(undefined);
