// A command that installs → an installation of the stage, or why it is not judged.

import { linesOf } from '../edits/made-text.ts';
import { changesAround } from './changes-around.ts';
import { closedToCommand } from './closed-to-command.ts';
import { USUAL } from './counted-python.ts';
import { commandLine, shown } from './command-line.ts';
import { atStaleLock } from './at-stale-lock.ts';
import { installEnvironment, isOn, knownVariables } from './install-environment.ts';
import { absolutePath, contextPath, copySourceOf } from './context-paths.ts';
import { placeAt } from './install-place.ts';
import { installPlaces } from './install-places.ts';
import { installedInto } from './installed-into.ts';
import { enteredBy } from './environment-of-command.ts';
import { lookedPast } from './environment-pip.ts';
import { filesInStage } from './files-in-stage.ts';
import { lockedPython } from './locked-python.ts';
import { environmentElsewhere } from './lost-environment.ts';
import { ignoresImage, ignoresInstalled } from './ignores-installed.ts';
import { isPiped } from './is-piped.ts';
import { partOfFile } from './part-of-file.ts';
import { noteLockUse } from './made-locks.ts';
import { makesWheels, wheelFolder, wheelsTaken } from './made-wheels.ts';
import { withSettings } from './settings-around.ts';
import { missingPython } from './missing-program.ts';
import { type PythonPin, pythonPin } from './python-pin.ts';
import { toolRelease } from './stage-programs.ts';
import { countItsPython } from './stage-python.ts';
import { pythonAsked } from './python-asked.ts';
import { countUvPython } from './count-uv-python.ts';
import { countOtherPython } from './other-python.ts';
import { ownEnvironmentPlaces } from './own-environment-places.ts';
import { resolveInstall } from './resolve-install.ts';
import type { ResolvedInstall } from './resolved-install.ts';
import type { StageState } from './stage-state.ts';
import { cannotFollow, type Place } from './stage-scope.ts';
import { withoutSecrets } from './without-secrets.ts';
import { bringsPython } from './tools/python-habits.ts';
import { EVERY_EXTRA, type ToolInstall } from './tools/tool-install.ts';
import type { UnderstoodInstall, UnfollowedLine } from './understood-dockerfile.ts';
import type { AskedCommand } from './asked-command.ts';
import { stopAnywhere, stopAtImage } from './stops-build.ts';
import { type AroundInstall, IMAGE, sureEnvironment } from './sure-environment.ts';
import { environmentHabits } from './tools/environment-habits.ts';
import { userInstall } from './user-install.ts';
import { isNothingThere } from './without-setuptools.ts';
import { variablesSeen } from './variables-seen.ts';
import { isRefusal, whyNotInstalled } from './why-not-installed.ts';

/** The command that installs, as it stands there. */
export interface Following extends AskedCommand {
  readonly text: string;
  readonly piped: ResolvedInstall | undefined;
}

export function noteInstall(install: ToolInstall, following: Following): void {
  const { program, command, text, piped, place } = following;
  const { scope, line, folder, valueOf } = place;
  const { state } = scope;
  const written = textsOf(following);
  const unfollowed = whyNotInstalled(following);
  if (unfollowed !== undefined)
    return cannotFollow(scope, line, text, unfollowed, isRefusal(unfollowed, following) ? stopAtImage(command) : {});
  const absent = install.python === undefined ? undefined : missingPython(install.python, following);
  if (absent !== undefined) return cannotFollow(scope, line, text, absent, stopAtImage(command));
  if (!countOtherPython(following) && !countUvPython(following)) countItsPython(install, following);
  const asked = { ...installEnvironment(install, valueOf), ...staleLock(install, place) };
  noteLockUse(asked.files, line, place);
  const resolved = resolveInstall(asked, folder, scope, piped);
  if (!resolved.ok) {
    const isFromPipe = install.files.some(isPiped);
    return cannotFollow(scope, line, isFromPipe ? pipedInto(following) : text, resolved.why, {
      ...resolved,
      ...(isFromPipe ? partAsked(asked, following) : {}),
      ...(resolved.ends === true ? stopAnywhere(command) : {}),
    });
  }
  const { tool, files, words, groups, unnamed, extras, indexes, binaries, constraints, own } = resolved.install;
  scope.count('installations');
  state.presentAtInstall = [...state.packages];
  const takes = wheelsTaken(resolved.install, folder, scope);
  const past = lookedPast(following);
  const entered = enteredBy(state, past);
  const wheels = makesWheels(text) ? wheelFolder(written, folder, valueOf) : undefined;
  const around = { words: written, folder, valueOf, entered };
  const ofUser = wheels === undefined ? userInstall(following, isIntoImage(install, around, past, state)) : undefined;
  if (ofUser?.kind === 'ends' && stopAnywhere(command).stops === true)
    cannotFollow(scope, line, text, ofUser.told.why, { ...ofUser.told, ...stopAtImage(command) });
  const places =
    wheels !== undefined
      ? [{ path: wheels, layout: 'other' as const }]
      : ofUser?.kind === 'home'
        ? [placeAt(`${ofUser.home}/.local`, 'prefix')]
        : install.environment !== undefined
          ? ownEnvironmentPlaces(install.environment, valueOf, state.user)
          : installPlaces(tool, around, state.user);
  const ownName = install.environment && `${program.name} ${install.environment.name}`;
  const into = wheels ?? ownName ?? installedInto(tool, around, state.environments, past);
  if (wheels !== undefined) state.wheels.push({ folder: wheels, files, words });
  state.places.push(...places);
  const stageFiles = filesInStage(resolved.at, folder, state);
  state.installs.push({
    run: state.run ?? line,
    ...stopAnywhere(command),
    understood: {
      line,
      ...(state.at === undefined ? {} : { at: state.at }),
      tool,
      command: withoutSecrets(text, state),
      files,
      words,
      groups,
      extras,
      ...(extras.includes(EVERY_EXTRA) ? { allExtras: true } : {}),
      indexes: indexes.map(({ url }) => withoutSecrets(shown(url), state)),
      binaries,
      constraints,
      ...changedLines(resolved.install),
    },
    ...unisolatedHere(resolved.install, following),
    ...(install.binariesElsewhere === undefined ? {} : { binariesElsewhere: install.binariesElsewhere }),
    unnamed: lockedPython({ ...install, unnamed }, around, scope),
    own,
    indexes,
    variables: knownVariables([...state.environment.keys(), ...state.args.keys()], valueOf),
    seen: variablesSeen(following),
    packages: state.presentAtInstall,
    python: state.python,
    pythonAsked: pythonAsked(following),
    usual: state.counted === USUAL,
    // pipx keeps a pip of its own, the newest.
    pip: install.environment === undefined ? state.pip : 'newest',
    ...(install.environment === undefined && state.pipWithin !== undefined ? { pipWithin: state.pipWithin } : {}),
    ...(ofUser?.kind === 'home' ? { ofUser: state.user ?? '' } : {}),
    ...(state.pipCommand === undefined ? {} : { pipCommand: state.pipCommand }),
    takesMade: takes.length > 0,
    takes,
    places,
    into,
    ...(install.clears === true && stopAnywhere(command).stops === true ? { clears: true as const } : {}),
    ignoresInstalled: ignoresInstalled(text, written, valueOf),
    ignoresImage: install.environment !== undefined || ignoresImage(text, around, tool, following),
    changes: changesAround(resolved.at, scope),
    edited: resolved.install.edited ?? [],
    exported: resolved.install.exported ?? [],
    ...(resolved.install.atStaleLock === undefined ? {} : { atStaleLock: resolved.install.atStaleLock }),
    ...(resolved.install.lockRelease === undefined ? {} : { lockRelease: resolved.install.lockRelease }),
    release: toolRelease(install.tool, state),
    stageFiles,
    ...(install.script === undefined ? {} : { script: scriptIn(install.script, folder, state) }),
    elsewhere: environmentElsewhere(tool, written, stageFiles, valueOf),
    pinned: pinnedPython(install, following),
    atClosedPython: closedToCommand(install, following),
  });
}

/** Of the image's own Python: in no folder that the command names, and no environment. */
function isIntoImage(
  { tool, environment }: ToolInstall,
  around: AroundInstall,
  past: ReadonlySet<string>,
  { environments }: StageState,
): boolean {
  const habits = environmentHabits(tool, around.words);
  const isNamed = around.words.includes('--user') || Boolean(sureEnvironment(habits, around)?.places);
  return environment === undefined && !isNamed && installedInto(tool, around, environments, past) === IMAGE;
}

function changedLines({ edited = [] }: ResolvedInstall): Pick<UnderstoodInstall, 'changedAt'> {
  const lines = edited.flatMap(({ made }) => (made === undefined ? [] : linesOf(made)));
  return lines.length === 0 ? {} : { changedAt: [...new Set(lines)].toSorted((a, b) => a - b) };
}

function pipedInto({ command: { input }, text }: Following): string {
  return input === undefined ? text : `${commandLine(input.map((word) => word.text))} | ${text}`;
}

/** Lines of a file that are installed without looking for what they need: another command may install all of it as well. */
function partAsked(install: ToolInstall, { command: { input }, place }: Following): Pick<UnfollowedLine, 'part'> {
  const file = partOfFile(input?.map((word) => word.text) ?? []);
  const { tool, files, words, projects, binaries } = install;
  const isAlone = files.length === 1 && words.length + projects.length === 0;
  const isPinned = binaries.some((flag) => /^--(?:no-deps|require-hashes)$/.test(flag));
  if (file === undefined || !isAlone || !isPinned) return {};
  const resolved = resolveInstall({ ...install, files: [file] }, place.folder, place.scope);
  return resolved.ok ? { part: { tool, files: resolved.install.files, binaries } } : {};
}

/** What earlier commands name is there by then. */
function unisolatedHere(
  { unisolated }: ResolvedInstall,
  following: Following,
): Pick<StageState['installs'][number], 'unisolated'> {
  if (unisolated === undefined) return {};
  const before = following.place.scope.state.installs.flatMap(({ understood: { words } }) => words);
  return { unisolated: { names: unisolated, before, ...(isNothingThere(following) ? { alone: true } : {}) } };
}

function pinnedPython(install: ToolInstall, following: Following): PythonPin | undefined {
  const { folder, valueOf, scope } = following.place;
  return install.pythonFile === undefined
    ? environmentPin(install, following)
    : pythonPin(install.pythonFile, textsOf(following), folder, valueOf, scope.state);
}

function textsOf({ command }: AskedCommand): readonly string[] {
  return command.words.map((word) => word.text);
}

/** In the build context. */
function scriptIn(script: string, folder: string, { copied }: StageState): string | undefined {
  const source = copySourceOf(absolutePath(script, folder), copied);
  return source === undefined || source.from !== undefined ? undefined : contextPath(source.path);
}

/** `uv pip install` takes the Python of the environment that `uv venv` made, unless it is told another. */
function environmentPin({ tool, python }: ToolInstall, { program, place }: Following): PythonPin | undefined {
  const { valueOf, scope } = place;
  const isElsewhere = python !== undefined || program.words.some(({ text }) => text === '--system');
  return !bringsPython(tool) || isElsewhere || isOn(valueOf('UV_SYSTEM_PYTHON'))
    ? undefined
    : scope.state.environmentPin;
}

/** What of a lock that is out of date counts for a command. */
export function staleLock(install: ToolInstall, { valueOf, scope: { state } }: Place): Partial<ToolInstall> {
  return atStaleLock(install, withSettings(valueOf, state), toolRelease(install.tool, state));
}
