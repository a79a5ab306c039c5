// Whether a command takes anew what is installed already, and whether the packages of the image's own Python are there for it at all.

import type { AskedCommand } from './asked-command.ts';
import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { isOn } from './install-environment.ts';
import { lookedPast } from './environment-pip.ts';
import { onPath } from './installed-into.ts';
import { makesWheels } from './made-wheels.ts';
import { type AroundInstall, IMAGE, namedEnvironment } from './sure-environment.ts';
import { environmentHabits } from './tools/environment-habits.ts';

/** `--target` has pip ignore what is installed (`ignore_installed` in its commands/install.py). */
const option = /^(?:-[UVqv]*I[UVqv]*|--ignore-installed|--force-reinstall|--reinstall|--target(?:=.*)?|-t.*)$/;
const switches: readonly string[] = ['PIP_IGNORE_INSTALLED', 'PIP_FORCE_REINSTALL', 'UV_REINSTALL'];

/** `pip wheel` and `pip download` look at nothing that is installed either. */
export function ignoresInstalled(text: string, words: readonly string[], valueOf: ValueOf): boolean {
  return (
    words.some((word) => option.test(word)) ||
    Boolean(valueOf('PIP_TARGET')) ||
    switches.some((name) => isOn(valueOf(name))) ||
    makesWheels(text)
  );
}

/** Whether an installer surely finds nothing of what the image's own Python has: it ignores it, or goes into an environment that does not see it. */
export function ignoresImage(text: string, around: AroundInstall, tool: string, asked: AskedCommand): boolean {
  const { words, folder, valueOf } = around;
  const { environments, seeingImage } = asked.place.scope.state;
  const habits = environmentHabits(tool, words);
  const named = namedEnvironment(habits, around);
  const [active] = habits.environments.flatMap((name) => valueOf(name) || []);
  const found =
    habits.otherwise === 'path'
      ? onPath(valueOf('PATH'), environments, lookedPast(asked))
      : active === undefined
        ? IMAGE
        : absolutePath(active, folder);
  const environment = named ?? found;
  return ignoresInstalled(text, words, valueOf) || (environment !== IMAGE && !seeingImage.has(environment));
}
