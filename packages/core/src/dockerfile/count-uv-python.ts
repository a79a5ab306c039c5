// The Python of a project counts for the command of uv that installs it.

import type { AskedCommand } from './asked-command.ts';
import { countVersion } from './stage-python.ts';
import { isForProject } from './uv-python-refusal.ts';
import { uvPython } from './uv-python.ts';

/** @returns whether it is another than the usual one, or an environment's */
export function countUvPython(asked: AskedCommand): boolean {
  const { scope } = asked.place;
  // uv makes an environment anew that has another.
  if (!isForProject(asked)) return false;
  const found = uvPython(asked);
  if (found?.kind !== 'version') return false;
  countVersion(found.version, scope);
  // What uv fetches does not see the pip of the distribution's packages.
  if (found.isFetched === true) scope.state.pip = null;
  return true;
}
