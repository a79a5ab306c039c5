// A command of an installer that is known: whether it runs, what it installs, and what of that cannot be followed.

import { asRunLine } from './as-run-line.ts';
import { countPython } from './counted-python.ts';
import { effectsAsFollowed } from './effects-as-followed.ts';
import { missingInEnvironment } from './environment-pip.ts';
import { followEffect } from './follow-effect.ts';
import { mentionsInstall } from './mentions-install.ts';
import { missingProgram } from './missing-program.ts';
import { missingTool } from './missing-tool.ts';
import type { Following } from './note-install.ts';
import { otherInstall, otherInstallBehind } from './other-installs.ts';
import { pipedRequirements } from './piped-requirements.ts';
import { unknownPython } from './python-here.ts';
import { noteCheck } from './note-check.ts';
import { noteRemoval } from './note-removal.ts';
import { refusalRemedy } from './refusal-remedy.ts';
import { isRefusedOnImage } from './refused-option.ts';
import { resolveInstall } from './resolve-install.ts';
import type { Outcome } from './shell/run-command.ts';
import { forgetPython } from './stage-python.ts';
import { cannotFollow, type Place } from './stage-scope.ts';
import { stopAnywhere, stopAtImage } from './stops-build.ts';
import { noteToolStop } from './tool-stops.ts';
import type { ToolEffect } from './tools/tool-install.ts';
import { refusalOf, whyNotFollowed } from './why-not-installed.ts';

export function followEffects(effects: readonly ToolEffect[], asked: Omit<Following, 'piped'>): Outcome {
  const { program, command, place, text } = asked;
  const { scope, line } = place;
  if (effects.length === 0) {
    // `poetry lock --no-update` installs nothing, and Poetry 2 ends at it all the same.
    const refused = command.caught === true ? undefined : refusalOf(asked);
    if (refused !== undefined) return stopsAtRefusal(refused, effects, asked);
    noteCheck(asked);
    noteRemoval(asked);
    // `poetry run pip install …`, `uv tool install …`
    const options = program.words.map((word) => word.text);
    const mentioned = mentionsInstall(options.join(' ')) ? 'what it installs is not judged' : undefined;
    const why = otherInstall(program.name, options) ?? mentioned ?? otherInstallBehind(options);
    if (why !== undefined) cannotFollow(scope, line, text, why, { remedy: asRunLine });
    return undefined;
  }
  scope.state.asked ||= effects.some(({ kind }) => kind === 'install' || kind === 'unknown');
  const goesOn = command.caught === true;
  // Where the script ends with it, that its Python is not there is told with the installation.
  const missing = missingTool(asked) ?? missingInEnvironment(asked) ?? (goesOn ? missingProgram(asked) : undefined);
  noteToolStop(asked);
  const fails = goesOn && command.certain ? (missing ?? refusalOf(asked)) : undefined;
  const why = fails === undefined ? whyNotFollowed(asked) : `${fails}; the script goes on without it`;
  if (why !== undefined) {
    if (fails === undefined) return stopsAtRefusal(why, effects, asked);
    cannotFollow(scope, line, text, why, { asks: filesAsked(effects, place) });
    return 'fails';
  }
  // Where the build stops, what it would install is judged all the same.
  if (missing !== undefined) cannotFollow(scope, line, text, missing, stopAtImage(command));
  if (program.conda) countPython(program.name, scope.state, unknownPython);
  if (program.conda) forgetPython(scope, line, text, 'which Python conda has there is not known: say --python');
  const piped = pipedRequirements(command, place);
  for (const effect of effects) followEffect(effect, { ...asked, piped });
  return undefined;
}

/** What it would install or write is judged all the same where the installer ends at its words. */
function stopsAtRefusal(why: string, effects: readonly ToolEffect[], asked: Omit<Following, 'piped'>): undefined {
  const { text, command, place } = asked;
  const isRefused = why === refusalOf(asked);
  const remedy = isRefused ? refusalRemedy(asked) : undefined;
  cannotFollow(place.scope, place.line, text, why, {
    ...(remedy === undefined ? {} : { remedy }),
    ...(isRefused ? (isRefusedOnImage(asked) ? stopAtImage : stopAnywhere)(command) : {}),
  });
  if (!isRefused) return;
  for (const effect of effectsAsFollowed(effects, asked))
    if (effect.kind === 'export' || effect.kind === 'install') followEffect(effect, { ...asked, piped: undefined });
}

/** Files of the build context that a command installs, where it installs nothing else. */
function filesAsked(effects: readonly ToolEffect[], { scope, folder }: Place): readonly string[] {
  const found = effects.map((effect) => {
    if (effect.kind !== 'install' || effect.install.words.length > 0) return [];
    const resolved = resolveInstall(effect.install, folder, scope);
    return resolved.ok ? resolved.install.files : [];
  });
  return found.some((files) => files.length === 0) ? [] : found.flat();
}
