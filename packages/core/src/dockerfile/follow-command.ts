// One command of a RUN → what it does to the stage: what it installs, adds, and what of it cannot be followed.

import { atClosedPython, entersEnvironment, environmentMade, opensPython } from './closed-python.ts';
import { changesAround } from './changed-files.ts';
import { commandLine, shown } from './command-line.ts';
import { absolutePath } from './context-paths.ts';
import { atStaleLock, installEnvironment, knownVariables } from './install-environment.ts';
import { installPlaces } from './install-places.ts';
import { isUnfollowed } from './is-unfollowed.ts';
import { leftOutFiles } from './left-out-files.ts';
import { makesWheels, takesMade, wheelFolder } from './made-wheels.ts';
import { missingProgram } from './missing-program.ts';
import { mentionsInstall } from './mentions-install.ts';
import { noteOtherEnvironment, otherPython } from './other-python.ts';
import { otherInstall } from './other-installs.ts';
import { poetryRefusal } from './poetry-refusal.ts';
import { programOf, type Program } from './program-of.ts';
import { noteSettings, whyUnfollowed, withSettings } from './settings-around.ts';
import { takePythonBesideTwo } from './python-beside-two.ts';
import { pythonPin } from './python-pin.ts';
import { pythonOfPackages } from './python-of-packages.ts';
import { followPython, forgetPython, takePython, takePythonOf } from './stage-python.ts';
import { refusedOption } from './refused-option.ts';
import { resolveInstall } from './resolve-install.ts';
import type { RunCommand } from './shell/shell-walk.ts';
import type { ResolvedInstall } from './stage-state.ts';
import { cannotFollow, type Place, withoutSecrets } from './stage-scope.ts';
import { unquotedVersion } from './unquoted-version.ts';
import { installerEffects } from './tools/installer-effects.ts';
import { type SystemChange, systemChange } from './tools/system-packages.ts';
import { noInstall, type ToolEffect, type ToolInstall } from './tools/tool-install.ts';

export function followCommand(command: RunCommand, place: Place): void {
  const { scope, line } = place;
  const program = programOf(command.words);
  if (program === undefined) return;
  const written = command.words.map((word) => word.text);
  const text = commandLine(written);
  noteEnvironments(text, written, place);
  noteSettings(program, scope.state);
  const change = systemChange([program.name, ...program.words.map((word) => word.text)]);
  if (change !== undefined) {
    if (command.certain) addPackages(change, program, text, place);
    return;
  }
  const effects = installerEffects(
    program.name,
    program.words.map((word) => word.text),
  );
  if (effects === undefined) {
    const missing =
      environmentMade(written, place.folder) === undefined ? undefined : missingProgram(command.words, program, place);
    const why = missing ?? isUnfollowed(program, command);
    const piped = command.input === undefined ? '' : `${commandLine(command.input.map((word) => word.text))} | `;
    if (why !== undefined) cannotFollow(scope, line, `${piped}${text}`, why);
    return followPython(program, text, place);
  }
  if (effects.length === 0) {
    // `poetry run pip install …`, `uv tool install …`
    const rest = program.words.map((word) => word.text).join(' ');
    const isOther =
      otherInstall(
        program.name,
        program.words.map((word) => word.text),
      ) !== undefined;
    if (isOther || mentionsInstall(rest) || (program.name === 'uv' && mentionsInstall(`uv ${rest}`)))
      cannotFollow(scope, line, text, 'what it installs is not judged');
    return;
  }
  const unknown = unknownWords(program);
  if (unknown.length > 0) return cannotFollow(scope, line, text, valueMissing(unknown[0] ?? ''));
  if (!command.certain) return cannotFollow(scope, line, text, doubtOf(command));
  const refusal =
    program.name === 'poetry'
      ? poetryRefusal(written.slice(written.length - program.words.length), scope.state)
      : undefined;
  if (refusal !== undefined) return cannotFollow(scope, line, text, refusal);
  if (program.conda) forgetPython(scope, line, text, 'which Python conda has there is not known: say --python');
  const piped =
    command.input === undefined
      ? undefined
      : exportedBy(
          command.input.map((word) => word.text),
          place,
        );
  for (const effect of effects) follow(effect, { program, text, command, piped }, place);
}

/** What decides later whether a Python is closed to an installer (PEP 668). */
function noteEnvironments(text: string, words: readonly string[], { scope, line, folder }: Place): void {
  const { state } = scope;
  state.opened ||= opensPython(text);
  if (entersEnvironment(text)) state.enteredAt = line;
  const made = environmentMade(words, folder);
  if (made === undefined) return;
  state.environments.add(made);
  noteOtherEnvironment(made, words, scope);
}

/** Options that say where something goes, not what is installed: their values may stay unknown. */
const places =
  /^(?:--(?:target|prefix|root|src|cache-dir|wheel-dir|dest|log|trusted-host|timeout|directory|output-file|output)|-[twdo])$/;

function unknownWords({ words }: Program): readonly string[] {
  return words.flatMap(({ text, unknown }, index) => {
    const [option = ''] = text.startsWith('--') ? text.split('=') : [words[index - 1]?.text];
    return places.test(option) ? [] : unknown;
  });
}

interface Following {
  readonly program: Program;
  readonly text: string;
  readonly command: RunCommand;
  readonly piped: ResolvedInstall | undefined;
}

function follow(effect: ToolEffect, { program, text, command, piped }: Following, place: Place): void {
  const { scope, line, folder } = place;
  const { state } = scope;
  switch (effect.kind) {
    case 'pip':
      state.pip = effect.version;
      return;
    case 'python':
      takePython(effect.version, place, text);
      return;
    case 'unknown':
      cannotFollow(scope, line, text, effect.why);
      return;
    case 'export': {
      const target = effect.output ?? command.output?.text;
      const exported = { ...effect.install, ...staleLock(effect.install, place) };
      const resolved = resolveInstall(exported, folder, scope);
      if (resolved.ok && target !== undefined) state.exports.set(absolutePath(target, folder), resolved.install);
      return;
    }
    case 'install': {
      const valueOf = withSettings(place.valueOf, state);
      const written = command.words.map((word) => word.text);
      const unfollowed =
        whyUnfollowed(effect.install.tool, program, valueOf, state, line) ??
        otherPython({ ...place, valueOf, tool: effect.install.tool, words: written }, scope) ??
        missingProgram(command.words, program, place) ??
        unquotedVersion(command) ??
        refusedOption(written, program, place);
      if (unfollowed !== undefined) return cannotFollow(scope, line, text, unfollowed);
      takePythonOf(effect.install, program, place, text);
      const install = { ...installEnvironment(effect.install, valueOf), ...staleLock(effect.install, place) };
      const resolved = resolveInstall(install, folder, scope, piped);
      if (!resolved.ok) return cannotFollow(scope, line, text, resolved.why);
      const { tool, files, words, groups, unnamed, extras, indexes, binaries, constraints } = resolved.install;
      scope.count('installations');
      state.presentAtInstall = [...state.packages];
      const made = takesMade(resolved.install, folder, scope);
      if (makesWheels(text)) {
        const folderOfWheels = wheelFolder(written, folder);
        state.wheels.push({ folder: folderOfWheels, files, words });
        state.places.push(folderOfWheels);
      } else state.places.push(...installPlaces(tool, written, folder, place.valueOf));
      state.installs.push({
        understood: {
          line,
          tool,
          command: withoutSecrets(text, state),
          files,
          words,
          groups,
          extras,
          indexes: indexes.map(({ url }) => withoutSecrets(shown(url), state)),
          binaries,
          constraints,
        },
        unnamed,
        indexes,
        variables: knownVariables([...state.environment.keys(), ...state.args.keys()], place.valueOf),
        packages: state.presentAtInstall,
        pip: state.pip,
        takesMade: made,
        changes: changesAround(resolved.at, state),
        ...(resolved.install.atStaleLock === undefined ? {} : { atStaleLock: resolved.install.atStaleLock }),
        leftOut: leftOutFiles(resolved.at, folder, state),
        pinned: pythonPin(effect.install, folder, valueOf, state),
        atClosedPython:
          state.opened || state.enteredAt === line
            ? 'free'
            : atClosedPython(effect.install, {
                words: written,
                program,
                valueOf: place.valueOf,
                environments: state.environments,
                isConfigured: state.copied.some(({ sources, destination }) =>
                  [...sources, destination].some((path) => /(?:^|\/)pip\.(?:conf|ini)$/.test(path)),
                ),
              }),
      });
    }
  }
}

function staleLock(install: ToolInstall, { valueOf, scope }: Place): Pick<ToolInstall, 'atStaleLock'> {
  const found = atStaleLock(install, withSettings(valueOf, scope.state));
  return found === undefined ? {} : { atStaleLock: found };
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

function doubtOf({ hangsOn }: RunCommand): string {
  return hangsOn === undefined || hangsOn.startsWith('$')
    ? 'whether it runs hangs on something that is not known'
    : `whether it runs hangs on ${hangsOn}: --build-arg ${hangsOn}=…`;
}

function valueMissing(name: string): string {
  return name.startsWith('$')
    ? `what ${name} prints is not known`
    : `${name} has no value that is known: --build-arg ${name}=…`;
}

function addPackages(change: SystemChange, program: Program, text: string, place: Place): void {
  const { scope, line } = place;
  const { state } = scope;
  if (program.words.some((word) => word.unknown.length > 0))
    cannotFollow(scope, line, text, 'which packages of the distribution it adds is not known');
  const known = program.words.filter((word) => word.unknown.length === 0).map((word) => word.text);
  const adds = change.adds.filter((name) => known.some((word) => word.startsWith(name)) && !/[$/*]/.test(name));
  for (const name of [...adds, ...(adds.length > 0 ? (change.recommended ?? []) : [])]) state.packages.add(name);
  if (change.virtual !== undefined) state.virtuals.set(change.virtual, adds);
  for (const name of change.removes) {
    state.packages.delete(name);
    for (const each of state.virtuals.get(name) ?? []) state.packages.delete(each);
  }
  takePythonBesideTwo(adds, place, text);
  if (state.ownPython) return;
  const python = pythonOfPackages(adds, scope.distribution, scope.packagedPython);
  if (python?.kind === 'usual' && state.python === null) state.python = scope.packagedPython;
  else if (python?.kind === 'version') state.python = python.version;
  else if (python?.kind === 'unknown') forgetPython(scope, line, text, python.why);
}
