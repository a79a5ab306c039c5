// The Python that uv takes for an environment of its own, where that is another than its stage has.

import { otherPinned } from '../dockerfile/python-pin.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { ContextReading } from './context-reading.ts';
import { isLock } from './file-kinds.ts';

/** Why what a command installs is for another Python, as a clause; undefined where it is for the stage's. */
export async function pythonOfUv(install: StageInstall, reading: ContextReading): Promise<string | undefined> {
  const { pinned } = install;
  if (pinned === undefined) return undefined;
  const { paths, python, brings } = pinned;
  const files = await Promise.all(paths.map(async (path) => ({ path, text: (await reading.file(path))?.text })));
  const found = files.find(({ text }) => text !== undefined);
  const asked = found?.text === undefined ? undefined : otherPinned(found.text, python);
  if (asked !== undefined) return `${found?.path} asks uv for Python ${asked}, and the image has ${python}${sayIt}`;
  // Where nothing may be brought, nothing is installed, which the check of the lock says.
  const range = found === undefined && brings ? await outside(install, reading, python) : undefined;
  return range === undefined
    ? undefined
    : `${range.path} is for Python ${range.text}, the image has ${python}, and uv fetches another${sayIt}`;
}

const sayIt = ': say --python';

async function outside(
  { understood: { files } }: StageInstall,
  reading: ContextReading,
  python: string,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const version = parseVersion(python);
  const locks = await Promise.all(files.filter(isLock).map(reading.file));
  for (const lock of locks) {
    // oxlint-disable-next-line no-await-in-loop -- a command names one
    const range = lock === undefined ? undefined : (await reading.manifest(lock))?.requiresPython;
    const isOut = range !== undefined && version.ok && !range.anyOf.some((set) => satisfies(version.value, set, true));
    if (lock !== undefined && isOut) return { path: lock.path, text: range.text };
  }
  return undefined;
}
