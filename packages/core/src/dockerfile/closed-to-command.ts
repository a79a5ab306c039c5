// Whether a command of a stage is stopped at a Python that its distribution has closed to it, by what the stage has done before.

import { type AtClosedPython, atClosedPython } from './closed-python.ts';
import type { AskedCommand } from './asked-command.ts';
import { lookedPast } from './environment-pip.ts';
import type { ToolInstall } from './tools/tool-install.ts';

export function closedToCommand(
  install: Pick<ToolInstall, 'tool' | 'environment'>,
  asked: AskedCommand,
): AtClosedPython {
  const { command, program, place } = asked;
  const { valueOf, scope } = place;
  const { state } = scope;
  const past = lookedPast(asked);
  // What is entered without being made here is an environment all the same.
  const isEntered = state.enteredAt === state.step && !past.has(state.entered ?? '');
  if (state.opened || isEntered || install.environment !== undefined) return 'free';
  return atClosedPython(install, {
    words: command.words.map((word) => word.text),
    program,
    valueOf,
    environments: new Set([...state.environments].filter((each) => !past.has(each))),
    isConfigured: state.copied.some(({ sources, destination }) =>
      [...sources, destination ?? ''].some((path) => /(?:^|\/)pip\.(?:conf|ini)$/.test(path)),
    ),
  });
}
