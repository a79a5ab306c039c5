// A lock that is not in the build context, while its project is: the context is the right one, and the lock is to be made.

import { ownValue } from '../text/own-value.ts';
import { splitPath } from '../manifest/relative-path.ts';
import type { ContextFile } from './build-context.ts';

/** By the names that their tools give them. */
const makers: Readonly<Record<string, { readonly project: string; readonly command: string }>> = {
  'Pipfile.lock': { project: 'Pipfile', command: 'pipenv lock' },
  'poetry.lock': { project: 'pyproject.toml', command: 'poetry lock' },
  'pdm.lock': { project: 'pyproject.toml', command: 'pdm lock' },
  'uv.lock': { project: 'pyproject.toml', command: 'uv lock' },
};

/** What makes it, as a clause in the imperative; undefined for what is no lock, or has no project there. */
export async function lockMaker(path: string, read: ContextFile): Promise<string | undefined> {
  const [folder, name] = splitPath(path);
  const maker = ownValue(makers, name);
  if (maker === undefined || (await read(`${folder}${maker.project}`)) === undefined) return undefined;
  return `make ${name} first (${maker.command})`;
}
