// What the files of a command name of other files and folders, and that nothing has brought into the image before it: the installer stops.

import { absolutePath, contextPath } from '../dockerfile/context-paths.ts';
import type { FilesInStage, StageInstall } from '../dockerfile/stage-install.ts';
import type { ContextFile } from './build-context.ts';
import type { ContextReading } from './context-reading.ts';
import { foldersOfLock } from './folders-of-lock.ts';
import { isLock } from './file-kinds.ts';
import type { NotJudged } from './not-judged.ts';

const includes = /^(?:-[rc][\s=]*|--(?:requirement|constraint)(?:\s+|=))([^\s#]+)/;
const folders = /^(?:(?:-e|--editable)[\s=]*)?(\.{1,2}(?:\/[^\s;#[]*)?)(?:[[\s;#]|$)/;
const projectFiles = ['pyproject.toml', 'setup.py', 'setup.cfg'];

/** Files that include files are followed so deep. */
const DEEPEST = 10;

/** Which file names what; undefined where all is there, and where nobody can know. */
export async function leftOutOf(install: StageInstall, reading: ContextReading): Promise<NotJudged | undefined> {
  const { understood, stageFiles } = install;
  for (const file of understood.files) {
    const place = stageFiles.placeOf(file);
    if (place === undefined) continue;
    const found = /\.(?:txt|in)$/.test(file)
      ? // oxlint-disable-next-line no-await-in-loop -- the first is told
        await inRequirements({ file, place }, stageFiles, reading.file, 0)
      : isLock(file)
        ? await inLock({ file, place }, install, reading)
        : undefined;
    if (found !== undefined)
      return {
        why: `${found.file} names ${found.name}, which is not in the image there`,
        remedy: `copy ${found.name} before it`,
        lacking: stageFiles.lackingCopy(found.place),
        ends: !stageFiles.mayHoldMore,
      };
  }
  return undefined;
}

/** A file by its path in the build context and in the image. */
interface PlacedFile {
  readonly file: string;
  readonly place: string;
}

interface LeftOut {
  readonly file: string;
  readonly name: string;
  /** In the image. */
  readonly place: string;
}

async function inRequirements(
  { file, place }: PlacedFile,
  stage: FilesInStage,
  read: ContextFile,
  depth: number,
): Promise<LeftOut | undefined> {
  const text = (await read(file))?.text ?? '';
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const [, included] = includes.exec(line) ?? [];
    if (included !== undefined && isRelative(included)) {
      const beside = { file: contextPath(`${file}/../${included}`), place: absolutePath(`../${included}`, place) };
      if (stage.lacks(beside.place)) return { file, name: included, place: beside.place };
      // oxlint-disable-next-line no-await-in-loop -- the first is told
      const within = depth < DEEPEST ? await inRequirements(beside, stage, read, depth + 1) : undefined;
      if (within !== undefined) return within;
    }
    // pip finds projects from the folder that it runs in.
    const [, project] = folders.exec(line) ?? [];
    const at = absolutePath(project ?? '.', stage.folder);
    if (project !== undefined && lacksProject(at, stage)) return { file, name: project, place: at };
  }
  return undefined;
}

/** Folders that a lock names beside itself: members of a workspace, path dependencies. */
async function inLock(
  { file, place }: PlacedFile,
  install: StageInstall,
  reading: ContextReading,
): Promise<LeftOut | undefined> {
  const lock = await reading.file(file);
  const named = lock === undefined ? [] : await foldersOfLock(lock, install, reading);
  const name = named.find((each) => lacksProject(absolutePath(`../${each}`, place), install.stageFiles));
  return name === undefined ? undefined : { file, name, place: absolutePath(`../${name}`, place) };
}

function lacksProject(path: string, stage: FilesInStage): boolean {
  return stage.lacks(path) && projectFiles.every((name) => stage.lacks(`${path}/${name}`));
}

function isRelative(name: string): boolean {
  return !/^(?:\/|~|file:|https?:)|[$"'\\]/.test(name);
}
