// What is asked of a Dockerfile, with the files of the build context that tell what its commands do, scripts and lists of packages: only
// reading it tells which those are.

import type { ContextText, DockerfileRequest } from '../dockerfile/dockerfile-request.ts';
import { followDockerfile } from '../dockerfile/follow-dockerfile.ts';
import { unlessRefused } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { BuildContext } from './build-context.ts';
import { openContext } from './open-context.ts';

/** Scripts that run scripts are read so deep. */
const DEEPEST = 4;
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
  const asked = new Set<string>();
  for (let depth = 0; depth < DEEPEST; depth++) {
    // Each round reads what the scripts of the one before it run.
    // oxlint-disable-next-line no-await-in-loop
    const stages = await followDockerfile({ ...request, files });
    const named = stages
      .flatMap(({ state }) => [...state.runs.map(({ file }) => file), ...state.toRead])
      .filter((file) => !asked.has(file));
    if (named.length === 0) break;
    const installed = stages.flatMap(({ understood }) => understood.installs.flatMap((install) => install.files));
    // oxlint-disable-next-line no-await-in-loop
    const { read } = await openContext(context, dockerfile, [...named, ...installed]);
    // oxlint-disable-next-line no-await-in-loop
    const found = await Promise.all(named.map((file) => unlessRefused(() => read(file))));
    for (const [at, file] of named.entries()) {
      asked.add(file);
      const { path, text } = found[at] ?? {};
      if (path !== undefined && text !== undefined && text.length <= LONGEST) files.set(file, { path, text });
    }
    if (found.every((file) => file === undefined)) break;
  }
  return files.size === 0 ? request : { ...request, files };
}
