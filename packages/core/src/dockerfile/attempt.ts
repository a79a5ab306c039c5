// What a command of a script was told to install, and what came of that.

import type { RunCommand } from './shell/run-command.ts';
import type { StageInstall } from './stage-install.ts';
import type { ToolEffect } from './tools/tool-install.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

export interface Attempt {
  readonly command: Pick<RunCommand, 'tries' | 'instead'>;
  readonly text: string;
  /** What it asks for, in one word. */
  readonly asks: string;
  /** Whether it surely fails, and its script goes on. */
  readonly fails: boolean;
  readonly installs: readonly StageInstall[];
  readonly told: readonly UnfollowedLine[];
}

/** Undefined for what installs nothing. */
export function asksOf(effects: readonly ToolEffect[]): string | undefined {
  const installs = effects.flatMap((effect) => (effect.kind === 'install' ? [effect.install] : []));
  return installs.length === 0 ? undefined : JSON.stringify(installs);
}
