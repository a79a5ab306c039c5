// Which environment an installation goes into: what pip finds installed there it does not choose again.

import { absolutePath } from './context-paths.ts';
import { type AroundInstall, IMAGE, sureEnvironment } from './sure-environment.ts';
import { environmentHabits } from './tools/environment-habits.ts';

/**
 * @param environments folders of those that the stage has made
 * @param past those of them in which it finds nothing
 * @returns one word for each environment; undefined where it is the project's, which is not looked for, or not known
 */
export function installedInto(
  tool: string,
  around: AroundInstall,
  environments: ReadonlySet<string>,
  past: ReadonlySet<string> = new Set(),
): string | undefined {
  const habits = environmentHabits(tool, around.words);
  const sure = sureEnvironment(habits, around);
  if (sure !== undefined) return sure.into;
  const { folder, valueOf } = around;
  if (habits.otherwise === 'path') return onPath(valueOf('PATH'), environments, past);
  const [named] = habits.environments.flatMap((name) => valueOf(name) || []);
  return named === undefined ? undefined : absolutePath(named, folder);
}

/** `ENV PATH=/root/.local/bin:$PATH` names no environment: one was made there, or is called so where it was copied. */
export function onPath(
  path: string | null | undefined,
  environments: ReadonlySet<string>,
  past: ReadonlySet<string>,
): string {
  const before = (path ?? '').split(':').flatMap((each) => /^(\/.+)\/bin\/?$/.exec(each)?.[1] ?? []);
  const isEnvironment = (each: string): boolean =>
    !past.has(each) && (environments.has(each) || /(?:^|\/)[^/]*(?:v(?:irtual)?-?env|conda)[^/]*(?:\/|$)/.test(each));
  return before.find(isEnvironment) ?? IMAGE;
}
