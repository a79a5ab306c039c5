// One command of a RUN → what it does to the stage: what it installs, adds, and what of it cannot be followed.

import { addPackages } from './add-packages.ts';
import { commandLine } from './command-line.ts';
import { countUsualAgain } from './counted-python.ts';
import { followAttempt } from './follow-attempt.ts';
import { followEffects } from './follow-effects.ts';
import { followOtherProgram } from './follow-other-program.ts';
import { addsNothingUnheard, managerRefusal } from './manager-refusal.ts';
import { noteCommand, type NotedCommand } from './note-command.ts';
import { programOf } from './program-of.ts';
import { refusedRound } from './refused-round.ts';
import { withSettings } from './settings-around.ts';
import type { Outcome, RunCommand } from './shell/run-command.ts';
import { spelledOptions } from './spelled-options.ts';
import { countItsEnvironment } from './stage-python.ts';
import { cannotFollow, type Place } from './stage-scope.ts';
import { stopAnywhere, stopAtImage } from './stops-build.ts';
import { toldByLoop } from './told-by-loop.ts';
import { toldByWords } from './told-by-words.ts';
import { toldPackages } from './told-packages.ts';
import { installerEffects } from './tools/installer-effects.ts';
import { systemChange } from './tools/system-packages.ts';

/** What a command is followed as, where its words come from elsewhere: the first that is known. */
const standIns: readonly ((command: RunCommand, place: Place) => RunCommand | undefined)[] = [
  toldByWords,
  toldPackages,
  toldByLoop,
];

export function followCommand(command: RunCommand, around: Place): Outcome {
  const outcome = followOnce(command, around);
  countUsualAgain(around.scope.state);
  return outcome;
}

function followOnce(given: RunCommand, around: Place): Outcome {
  const { scope, line } = around;
  const place = { ...around, valueOf: withSettings(around.valueOf, scope.state) };
  for (const standIn of standIns) {
    const told = standIn(given, place);
    if (told !== undefined) return followOnce(told, around);
  }
  const named = programOf(given.words);
  if (named === undefined) return undefined;
  const refused = refusedRound(named, given);
  if (refused !== undefined) {
    const told = commandLine(given.words.map((word) => word.text));
    if (given.caught !== true) cannotFollow(scope, line, told, refused, stopAnywhere(given));
    return 'fails';
  }
  const spelled = spelledOptions({ program: named, command: given, place });
  const { program, command } = spelled;
  const written = commandLine(command.words.map((word) => word.text));
  const asked: NotedCommand = { ...spelled, text: command.shownAs ?? written };
  noteCommand(asked);
  const options = [program.name, ...program.words.map((word) => word.text)];
  const change = systemChange(options);
  const refusal = managerRefusal(asked, change);
  if (refusal !== undefined)
    cannotFollow(scope, line, asked.text, refusal.why, { ...refusal, ...stopAtImage(command) });
  if (addsNothingUnheard(asked, change?.adds ?? [])) return 'fails';
  if (change !== undefined) {
    if (command.certain) addPackages(change, program, asked.text, place);
    else if (change.adds.some((name) => !scope.state.packages.has(name))) scope.state.mayBring.push(line);
    return undefined;
  }
  const effects = installerEffects(program.name, options.slice(1));
  if (effects === undefined) {
    followOtherProgram(asked);
    return undefined;
  }
  countItsEnvironment(asked);
  return followAttempt(effects, asked, followEffects);
}
