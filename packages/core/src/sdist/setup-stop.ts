// Whether a setup.py stops every build with an error of its own: stubs that only say which other package to install.

import { scriptCourse } from './running/script-course.ts';
import { scriptOf } from './running/script-of.ts';
import { setupCommands } from './running/script-run.ts';

/** `default`: an environment variable lets it build all the same. */
export type SetupStop = 'always' | 'default';

/**
 * Follows setup.py from its top as far as what happens is certain, into functions of its own as well: sklearn 0.0.post12,
 * tensorflow-gpu 2.12.0 and pytorch 1.0.2 stop so, whatever there is to compile.
 *
 * @param code of setup.py, without comments
 */
export function setupStop(code: string): SetupStop | undefined {
  if (!/\b(?:raise|exit|quit)\b/.test(code)) return undefined;
  const script = scriptOf(code, true);
  const stops = (environment: boolean): boolean =>
    setupCommands.some((command) => scriptCourse({ ...script, command, environment }) === 'stops');
  if (!stops(true)) return undefined;
  return stops(false) ? 'always' : 'default';
}
