// Whether a command of a stage is stopped at a Python that its distribution has closed to it, by what the stage has done before.

import { type AtClosedPython, atClosedPython } from './closed-python.ts';
import type { AskedCommand } from './asked-command.ts';
import type { ToolInstall } from './tools/tool-install.ts';

export function closedToCommand(
  install: Pick<ToolInstall, 'tool' | 'environment'>,
  { command, program, place }: AskedCommand,
): AtClosedPython {
  const { valueOf, scope } = place;
  const { state } = scope;
  if (state.opened || state.enteredAt === state.step || install.environment !== undefined) return 'free';
  return atClosedPython(install, {
    words: command.words.map((word) => word.text),
    program,
    valueOf,
    environments: state.environments,
    isConfigured: state.copied.some(({ sources, destination }) =>
      [...sources, destination ?? ''].some((path) => /(?:^|\/)pip\.(?:conf|ini)$/.test(path)),
    ),
  });
}
