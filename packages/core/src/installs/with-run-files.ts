// What is asked of a Dockerfile, with what of the build context tells what its commands do, scripts, lists of packages, names of files: only
// reading it tells which those are.

import type { ContextText, DockerfileRequest } from '../dockerfile/dockerfile-request.ts';
import { type Followed, followDockerfile } from '../dockerfile/follow-dockerfile.ts';
import { anyFolders } from '../dockerfile/fits-path.ts';
import { unlessRefused } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { BuildContext, ContextFile } from './build-context.ts';
import { isReadable } from './file-kinds.ts';
import { openContext } from './open-context.ts';

/** Scripts that run scripts are read so deep. */
const DEEPEST = 4;
/** A search that goes through more is not followed. */
const MOST_FOLDERS = 400;
/** Longer ones are none that somebody wrote. */
const LONGEST = 100_000;

/**
 * Adds the scripts and Makefiles that its commands run, as far as the build context has them, so that they are followed as well.
 *
 * @throws WheelcheckError `dockerfile` where it cannot be read
 */
export async function withRunFiles(
  request: DockerfileRequest,
  dockerfile: InputFile,
  context: BuildContext,
): Promise<DockerfileRequest> {
  const files = new Map<string, ContextText>();
  const folders = new Map<string, readonly string[]>();
  const asked = new Set<string>();
  for (let depth = 0; depth < DEEPEST; depth++) {
    // Each round reads what the scripts of the one before it run.
    // oxlint-disable-next-line no-await-in-loop
    const stages = await followDockerfile({ ...request, files, folders });
    const named = stages.flatMap(({ state }) => [...state.runs.map(({ file }) => file), ...state.toRead]);
    const fresh = named.filter((file) => !asked.has(file));
    const listed = stages
      .flatMap(({ state }) => [...state.toList])
      .filter((folder) => !asked.has(`${folder}/`) && !folders.has(folder));
    if (fresh.length + listed.length === 0) break;
    for (const each of [...fresh, ...listed.map((folder) => `${folder}/`)]) asked.add(each);
    // oxlint-disable-next-line no-await-in-loop
    const { read } = await openContext(context, dockerfile, [...fresh, ...neededBy(stages)]);
    // oxlint-disable-next-line no-await-in-loop
    const found = await Promise.all([readInto(files, fresh, read), listInto(folders, listed, read)]);
    if (!found.includes(true)) break;
  }
  return files.size + folders.size === 0 ? request : { ...request, files, folders };
}

/** What tells the folder of the build context from others: what is installed, what is copied by its name, what a command asks after. */
function neededBy(stages: readonly Followed[]): readonly string[] {
  const installed = stages.flatMap(({ understood }) => understood.installs.flatMap((install) => install.files));
  const copied = stages.flatMap(({ state }) =>
    state.copied.flatMap(({ from, sources }) => (from === undefined ? sources : [])),
  );
  const after = stages.flatMap(({ state }) => [...state.askedAfter]);
  return [...installed, ...[...copied, ...after].filter((path) => isReadable(path) && !/[*?[]/.test(path))];
}

/** @returns whether there is one of them */
async function readInto(
  files: Map<string, ContextText>,
  asked: readonly string[],
  read: ContextFile,
): Promise<boolean> {
  const found = await Promise.all(asked.map((file) => unlessRefused(() => read(file))));
  for (const [at, file] of asked.entries()) {
    const { path, text } = found[at] ?? {};
    if (path !== undefined && text !== undefined && text.length <= LONGEST) files.set(file, { path, text });
  }
  return found.some((file) => file !== undefined);
}

/** @returns whether one of them can be listed */
async function listInto(
  folders: Map<string, readonly string[]>,
  asked: readonly string[],
  { names }: ContextFile,
): Promise<boolean> {
  if (names === undefined) return false;
  const before = folders.size;
  for (let open = asked.slice(0, MOST_FOLDERS); open.length > 0 && folders.size < MOST_FOLDERS;) {
    // oxlint-disable-next-line no-await-in-loop -- one level of folders after the other
    const found = await Promise.all(open.map((folder) => unlessRefused(() => names(folder.replace(whole, '') || '.'))));
    const further: string[] = [];
    for (const [at, folder] of open.entries()) {
      const there = found[at];
      const path = folder.replace(whole, '') || '.';
      if (there !== undefined) folders.set(path, there);
      if (whole.test(folder))
        for (const name of there ?? [])
          if (name.endsWith('/')) further.push(`${path === '.' ? '' : `${path}/`}${name}${anyFolders}`);
    }
    open = further;
  }
  return folders.size > before;
}

/** What asks for all that lies below a folder as well. */
const whole = /(?:^|\/)\*{3}$/;
