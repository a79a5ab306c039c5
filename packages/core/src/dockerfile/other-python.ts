// Installations by the Python of the distribution's package, where the image has one of its own beside it.

import { absolutePath } from './context-paths.ts';
import type { StageScope } from './stage-scope.ts';
import type { AskedCommand } from './asked-command.ts';
import { environmentHabits } from './tools/environment-habits.ts';
import { pythonHabits } from './tools/python-habits.ts';

/** Distributions whose images of python have theirs in /usr/local, and in /usr/bin what a package brings. */
const besidePackaged = new Set(['debian', 'ubuntu', 'alpine']);
const packagedProgram = /^(?:--python=|-p)?\/usr\/bin\/(?:python|pip)[\d.]*$/;

/** Remembers an environment that the distribution's Python makes beside the image's own. */
export function noteOtherEnvironment(made: string, words: readonly string[], scope: StageScope): void {
  if (hasBoth(scope) && words.some((word) => packagedProgram.test(word))) scope.state.otherEnvironments.add(made);
  else scope.state.otherEnvironments.delete(made);
}

/** Why an installation is not for the stage's Python, as a clause; undefined where it is. */
export function otherPython(asked: AskedCommand): string | undefined {
  const { scope } = asked.place;
  if (!hasBoth(scope)) return undefined;
  const used = packagedUse(asked);
  return used === undefined
    ? undefined
    : `${used} is the Python of ${scope.distribution}'s package, not the image's own`;
}

function hasBoth({ state, distribution }: StageScope): boolean {
  return state.ownPython && distribution !== undefined && besidePackaged.has(distribution);
}

function packagedUse({ command, program: { name: tool }, place }: AskedCommand): string | undefined {
  const { folder, valueOf } = place;
  const { state } = place.scope;
  const words = command.words.map(({ text }) => text);
  const [first = ''] = (valueOf('PATH') ?? '').split(':');
  const set = valueOf(pythonHabits[tool]?.variable ?? '') ?? '';
  const named = [...words, set].find((word) => packagedProgram.test(word));
  if (named !== undefined) return named.replace(/^(?:--python=|-p)/, '');
  if (/^\/usr\/bin\/?$/.test(first) && environmentHabits(tool, words).otherwise === 'path') return first;
  const within = [first, valueOf('VIRTUAL_ENV') ?? '', ...words.map((word) => word.replace(/^(?:--python=|-p)/, ''))]
    .filter((path) => path.includes('/'))
    .map((path) => `${absolutePath(path, folder)}/`);
  return [...state.otherEnvironments].find(
    (made) => state.enteredAt === state.step || within.some((path) => path.startsWith(`${made}/`)),
  );
}
