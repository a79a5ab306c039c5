// What asks behind commands that contradict each other whether all of it fits together: pip and uv warn of that, and go on, and
// `pip check` ends with 1 (pip 24.0: "requests 2.31.0 has requirement urllib3<3,>=1.21.1, but you have urllib3 1.20.").

import type { FoundStage } from '../dockerfile/found-stage.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { CommandPlace } from '../target/wheels-alone.ts';
import type { UnjudgedLine } from './judged-stage.ts';

/** A later command may have put right what they left: whether the build ends there is open. */
export function checksBehind(
  { checks }: Pick<FoundStage, 'checks'>,
  installs: readonly StageInstall[],
): readonly UnjudgedLine[] {
  const second = installs[1]?.understood.line ?? Infinity;
  return checks
    .filter(({ line }) => line >= second)
    .map(({ line, at, text }) => ({
      line,
      at,
      text,
      why: 'the build ends there if a package lacks what it asks for, and the commands before it contradict one another',
      remedy: 'install in one command what must fit together, so that it is chosen together',
    }));
}

/** Those that surely run behind an installation, and ask about where it goes. */
export function checksOf(
  { checks }: Pick<FoundStage, 'checks'>,
  installs: readonly StageInstall[],
): readonly CommandPlace[] {
  const [first] = installs;
  const last = installs.at(-1)?.understood.line ?? Infinity;
  return checks
    .filter(({ line, stops, into }) => stops === true && line >= last && into !== undefined && into === first?.into)
    .map(({ line, at, text }) => ({
      ...(at === undefined ? {} : { path: at.path }),
      line: at?.line ?? line,
      text,
      stopsAt: line,
    }));
}
