// `uv venv` makes an environment of the Python that the project asks for.

import type { AskedCommand } from './asked-command.ts';
import { environmentMade } from './closed-python.ts';
import { countUvPython } from './count-uv-python.ts';
import { pythonMade } from './made-environments.ts';
import { unknownPython } from './python-here.ts';
import { pythonPin } from './python-pin.ts';
import { cannotFollow } from './stage-scope.ts';
import { stopAtImage } from './stops-build.ts';
import { uvPythonMissing, uvPythonOpen } from './uv-python-refusal.ts';

/** @param text of the command, for a reader */
export function noteUvEnvironment(pythonFile: string, asked: AskedCommand, text: string): void {
  const { command, place } = asked;
  const { scope, line, folder, valueOf } = place;
  const { state } = scope;
  const written = command.words.map((word) => word.text);
  const missing = uvPythonMissing(asked);
  if (missing !== undefined) cannotFollow(scope, line, text, missing, stopAtImage(command));
  const made = environmentMade(written, folder);
  const why = uvPythonOpen(asked);
  if (why !== undefined) cannotFollow(scope, line, text, why, { asksPython: true });
  const isOther = countUvPython(asked);
  if (made !== undefined && (isOther || why !== undefined))
    state.pythons.set(made, { ...unknownPython, python: isOther ? state.python : null });
  state.environmentPin = pythonPin(pythonFile, written, folder, valueOf, {
    ...state,
    python: pythonMade(written, place),
  });
}
