// A command that installs, as a target has it.

import type { StageCommand } from '../target/target-stage.ts';
import type { StageInstall } from './stage-install.ts';

export function stageCommand({
  understood: { line, at, command, files },
  run,
  atClosedPython,
  ignoresImage,
  stops,
  pipCommand,
  unnamed,
  pythonAsked,
  own,
}: StageInstall): StageCommand {
  return {
    line,
    ...(run === line ? {} : { run }),
    command: at === undefined ? command : `${at.path}:${at.line}: ${command}`,
    files,
    atClosedPython,
    ...(ignoresImage ? { ignoresImage } : {}),
    ...(stops === true ? { endsBuild: true } : {}),
    ...(own.root ? {} : { leavesProject: true }),
    ...(pipCommand === undefined ? {} : { pipCommand }),
    ...(pythonAsked === undefined ? {} : { pythonAsked }),
    ...(unnamed.lockedPython === true ? { stopsAtOtherPython: true, pythonsBeside: unnamed.pythonsBeside ?? [] } : {}),
  };
}
