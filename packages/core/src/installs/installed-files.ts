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
 * @param readBy the files as a command finds them
 * @param alike is told of each that says what a file of the context does
 */
export async function installedFiles(
  installs: readonly StageInstall[],
  dockerfile: InputFile,
  readBy: (install: StageInstall) => ContextFile,
  alike: WeakMap<InputFile, InputFile>,
): Promise<readonly InputFile[]> {
  const understood = installs.map((install) => install.understood);
  const alone = isLoneProject(installs);
  const by = async (file: InputFile | undefined, ...commands: readonly number[]): Promise<readonly InputFile[]> => {
    if (file === undefined) return [];
    const unisolated = await unisolatedIn(installs, commands, readBy);
    const exportedHashes = exportedIn(file, commands, installs);
    if (installs.length < 2 && unisolated === undefined && exportedHashes === undefined) return [file];
    const own = {
      ...file,
      ...(exportedHashes === undefined ? {} : { exportedHashes }),
      ...(installs.length < 2 ? {} : { commands }),
      ...(unisolated === undefined ? {} : { unisolated }),
    };
    alike.set(own, file);
    return [own];
  };
  const found = new Map<InputFile, number[]>();
  for (const [position, install] of installs.entries()) {
    const read = readBy(install);
    for (const path of install.understood.files) {
      // oxlint-disable-next-line no-await-in-loop -- in the order in which they stand, and read once
      const file = isReadable(path) ? await read(path) : alone ? await projectFileIn(path, read) : undefined;
      if (file !== undefined) found.set(file, [...new Set([...(found.get(file) ?? []), position])]);
    }
  }
  const named = await Promise.all([...found].map(([file, commands]) => by(file, ...commands)));
  const { path, sha256 } = dockerfile;
  const inDockerfile = { path, ...(sha256 === undefined ? {} : { sha256 }) };
  const placeOf = ({ line, at }: Understood): Pick<InputFile, 'path' | 'line' | 'name' | 'sha256'> => ({
    ...(at ?? { ...inDockerfile, line }),
    name: 'requirements.txt',
  });
  const words = await Promise.all(
    understood.map(async (each, position) =>
      each.words.length === 0
        ? []
        : by({ ...placeOf(each), text: each.words.join('\n'), sibling: nothingBeside }, position),
    ),
  );
  const projects = alone
    ? []
    : await Promise.all(
        understood.map(async (each, position) => {
          const install = installs[position];
          const lines = install === undefined ? [] : await projectLines(each, readBy(install));
          const own = lines.map((file) =>
            by({ ...file, ...placeOf(each), sibling: siblingFrom(path, file) }, position),
          );
          return (await Promise.all(own)).flat();
        }),
      );
  const constraints = await Promise.all(
    installs.flatMap((install) => install.understood.constraints.map(readBy(install))),
  );
  const there = [...new Set(constraints.filter((file) => file !== undefined))];
  return [named, words, projects]
    .flat(2)
    .map((file) => (isLock(file.name ?? file.path) ? file : constrainedFile(file, there)));
}

/** Where only some of several commands take the lock as requirements, its own tool is the stricter one. */
function exportedIn(
  { path }: InputFile,
  commands: readonly number[],
  installs: readonly StageInstall[],
): boolean | undefined {
  const each = commands.map((command) => installs[command]?.exported.find(({ file }) => file === path)?.hashes);
  return each.includes(undefined) ? undefined : each.every(Boolean);
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
