// Which environment an installation goes into: what pip finds installed there it does not choose again.

import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { environmentAsked, namedFolders, programEnvironment } from './install-places.ts';
import { isOn } from './install-environment.ts';
import type { StageState } from './stage-state.ts';

/** The Python of the image itself. What a user has alone stands before it, and pip sees both. */
const IMAGE = '/';

/** What counts for a tool beside the words of its command. */
interface ToolHabits {
  /** Variables that name folders instead of an environment. */
  readonly folders: readonly string[];
  /** Variables that name the environment. */
  readonly environments: readonly string[];
  /** Whether it otherwise goes into the environment of the Python that PATH finds first. */
  readonly byPath: boolean;
}

/** Tools that are not named here find an environment of the project's, which is not looked for. */
const habits: Readonly<Record<string, ToolHabits>> = {
  // VIRTUAL_ENV tells pip nothing, and PYTHONUSERBASE only where a user's own packages lie.
  pip: { folders: ['PIP_TARGET', 'PIP_PREFIX', 'PIP_ROOT'], environments: [], byPath: true },
  uv: { folders: [], environments: ['VIRTUAL_ENV', 'UV_PROJECT_ENVIRONMENT'], byPath: false },
};
const otherHabits: ToolHabits = { folders: [], environments: ['VIRTUAL_ENV'], byPath: false };

/**
 * @param words of the whole command, the program first
 * @param entered the environment that was entered before it in the same script
 * @returns one word for each environment; undefined where it is the project's, or not known
 */
export function installedInto(
  tool: string,
  words: readonly string[],
  folder: string,
  valueOf: ValueOf,
  { entered, environments }: Pick<StageState, 'entered' | 'environments'>,
): string | undefined {
  const own = habits[tool] ?? otherHabits;
  const variables = (names: readonly string[]): readonly string[] =>
    names.flatMap((name) => valueOf(name) || []).map((path) => absolutePath(path, folder));
  const named = namedFolders(words, folder).map(({ path }) => path);
  const folders = named.length > 0 ? named : variables(own.folders);
  if (folders.length > 0) return folders.join(':');
  const asked = programEnvironment(words) ?? environmentAsked(words);
  if (asked !== undefined) return absolutePath(asked, folder);
  const isSystem = words.includes('--system') || isOn(valueOf('UV_SYSTEM_PYTHON'));
  if (!own.byPath && isSystem) return IMAGE;
  if (entered !== undefined) return entered;
  return own.byPath ? onPath(valueOf('PATH'), environments) : variables(own.environments)[0];
}

/** `ENV PATH=/root/.local/bin:$PATH` names no environment: one was made there, or is called so where it was copied. */
function onPath(path: string | null | undefined, environments: ReadonlySet<string>): string {
  const before = (path ?? '').split(':').flatMap((each) => /^(\/.+)\/bin\/?$/.exec(each)?.[1] ?? []);
  const isEnvironment = (each: string): boolean =>
    environments.has(each) || /(?:^|\/)[^/]*(?:v(?:irtual)?-?env|conda)[^/]*(?:\/|$)/.test(each);
  return before.find(isEnvironment) ?? IMAGE;
}
