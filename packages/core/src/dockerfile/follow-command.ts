// One command of a RUN → what it does to the stage: what it installs, adds, and what of it cannot be followed.

import { asRunLine } from './as-run-line.ts';
import { followAttempt } from './follow-attempt.ts';
import { broughtAlong, noteAptRecommends } from './apt-recommends.ts';
import { environmentEntered, environmentMade, opensPython } from './closed-python.ts';
import { commandLine } from './command-line.ts';
import { absolutePath } from './context-paths.ts';
import { takeBundledPip } from './bundled-pip.ts';
import { takeLinkedPython, takePipPrograms, takeSeededPip } from './linked-python.ts';
import { foreignArchive } from './foreign-archive.ts';
import { isUnfollowed } from './is-unfollowed.ts';
import { noteUvEnvironment } from './note-uv-environment.ts';
import { noteMadeLock } from './made-locks.ts';
import { addsNothingUnheard, managerRefusal } from './manager-refusal.ts';
import { askedOfVirtualenv, missingProgram, missingPython } from './missing-program.ts';
import { missingTool } from './missing-tool.ts';
import { mentionsInstall } from './mentions-install.ts';
import { noteArchives } from './other-archives.ts';
import { otherInstall, otherInstallBehind } from './other-installs.ts';
import { noteAptLists } from './package-refusal.ts';
import { programOf, type Program } from './program-of.ts';
import { noteSettings, withSettings } from './settings-around.ts';
import { noteUpgrade } from './note-upgrade.ts';
import { takePip } from './take-pip.ts';
import { takeAwayPackages } from './take-away-packages.ts';
import { takePackagedPython } from './take-packaged-python.ts';
import { takePythonBesideTwo } from './python-beside-two.ts';
import { notePythonProgram } from './python-programs.ts';
import { choosePython, countItsEnvironment, countItsPython, forgetPython } from './stage-python.ts';
import { followPython } from './brought-pythons.ts';
import { missingInEnvironment } from './environment-pip.ts';
import { countPython, countUsualAgain } from './counted-python.ts';
import { noteEnvironmentMade, noteSeededEnvironment } from './made-environments.ts';
import { unknownPython } from './python-here.ts';
import { textFed, textOfPipe } from './printed-text.ts';
import { countOtherPython, otherProgram } from './other-python.ts';
import { missingPackaged } from './packaged-beside.ts';
import { pipeOf } from './shell/pipe-of.ts';
import { refusedRound } from './refused-round.ts';
import { toldByLoop } from './told-by-loop.ts';
import { noteToolStop } from './tool-stops.ts';
import { toldByWords } from './told-by-words.ts';
import { toldPackages } from './told-packages.ts';
import { resolveInstall } from './resolve-install.ts';
import { textInstalled } from './text-installed.ts';
import { stopAnywhere, stopAtImage } from './stops-build.ts';
import type { Outcome, RunCommand } from './shell/shell-walk.ts';
import type { ResolvedInstall } from './resolved-install.ts';
import { cannotFollow, type Place } from './stage-scope.ts';
import { boundCommand } from './tools/bound-command.ts';
import { installerEffects } from './tools/installer-effects.ts';
import { groupName, otherSystemVerb, type SystemChange, systemChange } from './tools/system-packages.ts';
import { noInstall, type ToolEffect } from './tools/tool-install.ts';
import type { AskedCommand } from './asked-command.ts';
import { withoutSecrets } from './without-secrets.ts';
import { isRefusedOnImage } from './refused-option.ts';
import { effectsAsFollowed } from './effects-as-followed.ts';
import { spelledOptions } from './spelled-options.ts';
import { refusalRemedy } from './refusal-remedy.ts';
import { refusalOf, whyNotFollowed } from './why-not-installed.ts';
import { type Following, noteInstall, staleLock } from './note-install.ts';

/** Archives of another distribution. */
const onItsOwn = 'start from a release of the distribution that it is for, or take the line out';

export function followCommand(command: RunCommand, around: Place): Outcome {
  const outcome = followOnce(command, around);
  countUsualAgain(around.scope.state);
  return outcome;
}

function followOnce(given: RunCommand, around: Place): Outcome {
  const { scope, line } = around;
  const place = { ...around, valueOf: withSettings(around.valueOf, scope.state) };
  const told = toldByWords(given, place) ?? toldPackages(given, place) ?? toldByLoop(given);
  if (told !== undefined) return followOnce(told, around);
  const named = programOf(given.words);
  if (named === undefined) return undefined;
  const refused = refusedRound(named, given);
  if (refused !== undefined) {
    if (given.caught !== true)
      cannotFollow(scope, line, commandLine(given.words.map(({ text }) => text)), refused, stopAnywhere(given));
    return 'fails';
  }
  const asked = spelledOptions({ program: named, command: given, place });
  const { program, command } = asked;
  const written = command.words.map((word) => word.text);
  const text = command.shownAs ?? commandLine(written);
  noteEnvironments(text, place);
  noteEnvironmentMade(asked);
  noteSeededEnvironment(asked);
  notePythonProgram(asked);
  noteSettings(program, scope.state);
  takeLinkedPython(asked);
  takeSeededPip(asked);
  takeBundledPip(asked);
  const options = program.words.map((word) => word.text);
  const change = systemChange([program.name, ...options]);
  const verb = otherSystemVerb([program.name, ...options]);
  if (verb !== undefined) scope.state.systemCommands.push({ line, run: scope.state.run, manager: program.name, verb });
  const bound = boundCommand([program.name, ...options]);
  if (bound !== undefined) scope.state.boundCommands.push({ line, ...bound });
  noteArchives(asked);
  noteAptLists(asked);
  noteAptRecommends(command, scope.state);
  const refusal = managerRefusal(asked, change);
  if (refusal !== undefined) cannotFollow(scope, line, text, refusal.why, { ...refusal, ...stopAtImage(command) });
  if (addsNothingUnheard(asked, change?.adds ?? [])) return 'fails';
  if (change !== undefined) {
    if (command.certain) addPackages(change, program, text, place);
    return undefined;
  }
  const effects = installerEffects(program.name, options);
  if (effects === undefined) {
    const makes = environmentMade(written, place.folder) !== undefined;
    const missing = makes ? missingMaker(asked) : undefined;
    const archive = foreignArchive(asked);
    if (archive !== undefined) cannotFollow(scope, line, text, archive, { remedy: onItsOwn, ...stopAtImage(command) });
    const why = missing ?? isUnfollowed(program, command);
    const piped = command.input === undefined ? '' : `${commandLine(command.input.map((word) => word.text))} | `;
    const more = missing === undefined ? { remedy: asRunLine } : stopAtImage(command);
    if (why !== undefined) cannotFollow(scope, line, `${piped}${text}`, why, more);
    followPython(program, text, place);
    return undefined;
  }
  countItsEnvironment(asked);
  return followAttempt(effects, { ...asked, text }, followEffects);
}

function followEffects(effects: readonly ToolEffect[], asked: Omit<Following, 'piped'>): Outcome {
  const { program, command, place, text } = asked;
  const { scope, line } = place;
  if (effects.length === 0) {
    // `poetry lock --no-update` installs nothing, and Poetry 2 ends at it all the same.
    const refused = command.caught === true ? undefined : refusalOf(asked);
    if (refused !== undefined) return stopsAtRefusal(refused, effects, asked);
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
  const input = command.input?.map((word) => word.text);
  const piped = (input === undefined ? undefined : exportedBy(input, place)) ?? pipedText(command, place);
  for (const effect of effects) follow(effect, { ...asked, piped });
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
    if (effect.kind === 'export' || effect.kind === 'install') follow(effect, { ...asked, piped: undefined });
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

/** What decides later whether a Python is closed to an installer (PEP 668). */
function noteEnvironments(text: string, { scope, folder }: Place): void {
  const { state } = scope;
  state.opened ||= opensPython(text);
  const entered = environmentEntered(text);
  if (entered !== undefined) {
    state.enteredAt = state.step;
    state.entered = absolutePath(entered, folder);
  }
}

function follow(effect: ToolEffect, following: Following): void {
  const { text, command, place } = following;
  const { scope, line, folder } = place;
  const { state } = scope;
  switch (effect.kind) {
    case 'pip':
      if (!countOtherPython(following)) countItsPython({ tool: 'pip' }, following);
      noteUpgrade(following, text);
      takePip(effect, state);
      takePipPrograms(
        command.words.map((word) => word.text),
        state,
      );
      state.pipCommand = { line, command: withoutSecrets(text, state) };
      return;
    case 'python':
      state.environmentPin = undefined;
      return useOrMiss(effect.version, following);
    case 'environment':
      return noteUvEnvironment(effect.pythonFile, following, text);
    case 'unknown':
      cannotFollow(scope, line, text, effect.why, effect);
      if (effect.writes !== undefined) noteMadeLock(effect.writes, text, effect.why, place);
      return;
    case 'export': {
      const target = effect.output ?? command.output?.text;
      const exported = { ...effect.install, ...staleLock(effect.install, place) };
      const resolved = resolveInstall(exported, folder, scope);
      if (resolved.ok && target !== undefined) state.exports.set(absolutePath(target, folder), resolved.install);
      return;
    }
    case 'install':
      return noteInstall(effect.install, following);
  }
}

function useOrMiss(version: string, following: Following): void {
  const { text, command, place } = following;
  const why = missingPython(version, following);
  if (why === undefined) choosePython(version, following, text);
  else cannotFollow(place.scope, place.line, text, why, stopAtImage(command));
}

/** Of a command that makes an environment: what it lacks. */
function missingMaker(asked: AskedCommand): string | undefined {
  const python = askedOfVirtualenv(asked.program);
  const absent = python === undefined ? undefined : missingPython(python, asked);
  const other = otherProgram(asked, asked.place.scope);
  if (other !== undefined) return missingPackaged(other, asked);
  return missingTool(asked) ?? missingProgram(asked) ?? absent;
}

/** What the command before in a pipe prints, where that is requirements: `poetry export | pip install -r /dev/stdin`. */
function exportedBy(words: readonly string[], place: Place): ResolvedInstall | undefined {
  const { scope, folder } = place;
  const program = programOf(words.map((text) => ({ text, unknown: [] })));
  if (program === undefined) return undefined;
  const rest = program.words.map((word) => word.text);
  if (program.name === 'cat' && rest.length === 1) {
    const resolved = resolveInstall({ ...noInstall, tool: 'pip', files: rest }, folder, scope);
    return resolved.ok ? resolved.install : undefined;
  }
  for (const effect of installerEffects(program.name, rest) ?? []) {
    if (effect.kind !== 'export') continue;
    const resolved = resolveInstall({ ...effect.install, ...staleLock(effect.install, place) }, folder, scope);
    if (resolved.ok) return resolved.install;
  }
  return undefined;
}

/** Requirements that other commands print: `grep -v six a.txt | pip install -r /dev/stdin`. */
function pipedText(command: RunCommand, place: Place): ResolvedInstall | undefined {
  const { words, pipe, opened = [], fed, printed } = command;
  const printing = { ...place, stops: false };
  const [, script] = words.flatMap(({ text }) => /^<\(([\s\S]*)\)$/.exec(text) ?? []);
  const made =
    printed ??
    (script === undefined
      ? textFed({ opened, fed }, textOfPipe(pipe, printing), printing)
      : textOfPipe(pipeOf(script, place.valueOf), printing));
  const known = made && textInstalled(made, '-');
  if (known === undefined) return undefined;
  const files = known.texts.map(({ file }) => file);
  return { ...noInstall, tool: 'pip', files, words: known.words, edited: known.texts };
}

function addPackages(change: SystemChange, program: Program, text: string, place: Place): void {
  const { scope, line } = place;
  const { state } = scope;
  if (program.words.some((word) => word.unknown.length > 0))
    cannotFollow(scope, line, text, 'which packages of the distribution it adds is not known', {
      remedy: 'name the packages in that line',
      addsPackages: true,
    });
  const known = program.words.filter((word) => word.unknown.length === 0).map((word) => word.text);
  const adds = change.adds
    .filter((name) => known.some((word) => word.startsWith(name) || groupName(word) === name) && !/[$/*]/.test(name))
    // Its packages of Debian and Fedora provide that name.
    .map((name) => (name === 'pip' && program.name !== 'apk' ? 'python3-pip' : name));
  for (const name of [...adds, ...broughtAlong(adds, change, scope)]) state.packages.add(name);
  if (change.adds.length > 0) state.systemInstalls.push({ line, run: state.run, manager: program.name, names: adds });
  if (change.virtual === undefined) for (const name of adds) state.namedPackages.add(name);
  else state.virtuals.set(change.virtual, adds);
  takeAwayPackages(change, scope);
  takePythonBesideTwo(adds, place, text);
  takePackagedPython(adds, place, text);
}
