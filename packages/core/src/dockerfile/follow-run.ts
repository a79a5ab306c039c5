// A RUN instruction: its mounts, its script or words, and the folder that `cd` leads to.

import { settleAttempts } from './follow-attempt.ts';
import { notePassedOver } from './note-passed-over.ts';
import { noteBrought } from './brought-programs.ts';
import { changedAt } from './changed-files.ts';
import { shown } from './command-line.ts';
import { absolutePath, contextPath, type CopiedPath, copySourceOf, isNamed } from './context-paths.ts';
import { expandVariables, type ValueOf } from './expand-variables.ts';
import { doubtUnnamed } from './doubt-copies.ts';
import { followCommand } from './follow-command.ts';
import { packageFolder } from './install-place.ts';
import { jsonWords } from './instruction-words.ts';
import { noteListed, noteMoved } from './moved-packages.ts';
import { noteUnclear } from './note-unclear.ts';
import { noteChanges } from './note-changes.ts';
import { noteRunFiles } from './run-files.ts';
import { hasFetcher } from './missing-fetcher.ts';
import { programOf } from './program-of.ts';
import type { Instruction } from './read-instructions.ts';
import { changesFolder, openFolders } from './shell-folders.ts';
import { followShell, type ScriptStart } from './shell/follow-shell.ts';
import { readsProfile, shellOptions } from './shell/shell-options.ts';
import type { Outcome, RunCommand } from './shell/shell-walk.ts';
import { cannotFollow, type StageScope, valueIn } from './stage-scope.ts';
import { lineAt } from './line-at.ts';
import { placedFile, type PlacedScript, placedWithin } from './placed-script.ts';
import { type MakeRun, makeRun } from './make-run.ts';
import { type ScriptFile, scriptFile } from './script-file.ts';
import { exportedVariables, scriptVariables } from './script-variables.ts';
import { knownFolder } from './unknown-folder.ts';

/** A part of a file, which a shell of its own runs. */
interface RunText extends Pick<ScriptFile, 'path' | 'text' | 'options'>, Partial<Pick<ScriptFile, 'sourced'>> {
  readonly line?: number;
}

/** Scripts within scripts are followed so deep: `sh -c "sh -c …"`. */
const DEEPEST = 8;

export function followRun(instruction: Instruction, scope: StageScope): void {
  const { state } = scope;
  state.run = instruction.line;
  const kept = state.copied.length;
  const used = instruction.flags.flatMap(({ name, value }) =>
    name === 'mount' ? mount(value, instruction, scope) : [],
  );
  // A cache of theirs may be full.
  state.aptLists ||= instruction.flags.some(({ value }) => /\/var\/lib\/apt/.test(value));
  const folders = openFolders(state.workdir);
  const hidden = valueWithSecrets(instruction, scope);
  const outer: ValueOf = (name) => (name === 'PWD' ? knownFolder(folders.current) : hidden(name));
  const step = (): void => scope.count('commands');

  // A file that a COPY names is there, or the build has stopped; of what lies in a folder that is copied nobody knows.
  const isFile = (path: string): true | undefined => {
    const full = absolutePath(path, folders.current);
    const copied = copySourceOf(full, state.copied);
    const isThere = copied !== undefined && isNamed(full, state.copied);
    return isThere && changedAt(full, copied.step, state) === undefined ? true : undefined;
  };

  // Of the Dockerfile; in a script that it runs, that of what runs it.
  let called = instruction.line;
  const lineIn = ({ path, lineOf }: PlacedScript, at = 0): number => {
    if (path === undefined) called = lineOf(at);
    state.at = path === undefined ? undefined : { path, line: lineOf(at) };
    return called;
  };

  const runScript = (
    script: PlacedScript,
    depth: number,
    shell: readonly string[],
    start: ScriptStart = {},
  ): Outcome => {
    if (readsProfile(shell)) state.loginAt = state.step;
    const run = (command: RunCommand): Outcome => runOne(command, script, depth);
    const passOver = (command: RunCommand): void => notePassedOver(command, lineIn(script, command.at), scope);
    const subshell = (body: () => void): void => {
      const before = folders.current;
      body();
      folders.current = before;
    };
    const items = (listed: readonly string[]): void => noteListed(listed, folders.current, state);
    const cut = (): void => cannotFollow(scope, called, shown(script.text), 'it has more commands than are followed');
    const fetches = (name: string): boolean | undefined => hasFetcher(name, scope);
    if (depth > DEEPEST) cut();
    else {
      const around = { valueOf: outer, run, passOver, items, subshell, step, cut, isFile, hasFetcher: fetches };
      const options = shellOptions(shell, start.options);
      if (followShell(script.text, around, { ...start, options }) === false) return 'fails';
    }
    return undefined;
  };

  /** What it changes of its own shell ends with it. */
  const runFile = (file: RunText, depth: number, start: ScriptStart): Outcome => {
    const { at, enteredAt, entered } = state;
    const { current } = folders;
    const outcome = runScript(placedFile(file), depth + 1, file.options, start);
    state.at = at;
    if (file.sourced === true) return outcome;
    Object.assign(state, { enteredAt, entered });
    folders.current = current;
    return outcome;
  };

  const makeSees = (command: RunCommand): ValueOf => {
    const own = exportedVariables(command, outer);
    return (name) => (own.has(name) ? own.get(name) : outer(name));
  };

  /** Each line in a shell of its own, until one of them fails. */
  const runMake = ({ path, recipes, folder }: MakeRun, command: RunCommand, depth: number): Outcome => {
    const { caught, tries, instead } = command;
    for (const { text, line, ignores, certain } of recipes) {
      const failure = ignores || caught === true ? 'asked' : 'ends';
      const variables = exportedVariables(command, outer);
      const start = { certain: command.certain && certain, variables, failure, tries, instead } as const;
      const before = folders.current;
      folders.current = folder;
      const outcome = runFile({ path, text, line, options: [] }, depth, start);
      folders.current = before;
      if (outcome === 'fails' && !ignores) return outcome;
    }
    return undefined;
  };

  const runOne = (command: RunCommand, within: PlacedScript, depth: number): Outcome => {
    const { at = 0, words, variables, certain, caught, tries, instead } = command;
    const line = lineIn(within, at);
    noteChanges(command, scope, line, folders.current);
    const program = programOf(words);
    const texts = program?.words.map((word) => word.text) ?? [];
    if (program !== undefined && changesFolder(program, folders)) return undefined;
    const folder = folders.current;
    const script = scriptOf(program?.name, texts, command);
    const file = script === undefined ? scriptFile(program, command, folder, scope) : undefined;
    const failure = caught === true ? 'asked' : 'ends';
    if (file !== undefined) {
      const started = scriptVariables(file, command, outer);
      return runFile(file, depth, { certain, variables: started, failure, tries, instead });
    }
    const make = makeRun(program, folder, makeSees(command), scope);
    if (make !== undefined) return runMake(make, command, depth);
    if (script === undefined) {
      const valueOf = (name: string): string | null | undefined =>
        variables.has(name) ? variables.get(name) : outer(name);
      const outcome = followCommand(command, { scope, line, folder, valueOf });
      if (outcome !== 'fails') noteUnclear(command, line, scope);
      noteRunFiles(command, line, folder, scope);
      if (program === undefined || outcome === 'fails') return outcome;
      noteMoved(program, command, folder, state);
      noteBrought(program, command, valueOf, scope);
      return outcome;
    }
    const start = { certain, variables: new Map(variables), failure, tries, instead } as const;
    return runScript(placedWithin(script, command, within), depth + 1, optionsOf(texts), start);
  };

  const listed = jsonWords(instruction.text);
  const lineOf = (at: number): number => lineAt(instruction.starts, at) ?? instruction.line;
  const whole: PlacedScript = { text: instruction.text, lineOf };
  if (listed === undefined) runScript(whole, 0, optionsOf(state.shell));
  else runOne({ words: listed.map((text) => ({ text, unknown: [] })), certain: true, variables: new Map() }, whole, 0);
  settleAttempts(state);
  Object.assign(state, { run: undefined, at: undefined });
  state.copied.splice(kept);
  state.copied.push(...used);
}

/** Of a shell: what stands up to `-c`. */
function optionsOf(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /^-[a-z]*c[a-z]*$/.test(word));
  return words.slice(0, at < 0 ? undefined : at + (words[at]?.includes('o') === true ? 2 : 1));
}

/** What a shell is told to run: `bash -ec "…"`, a heredoc. */
function scriptOf(name: string | undefined, texts: readonly string[], { heredoc }: RunCommand): string | undefined {
  if (name === undefined) return heredoc;
  if (!/^(?:ba|da|a|z)?sh$/.test(name)) return undefined;
  const flag = texts.findIndex((text) => /^-[a-z]*c[a-z]*$/.test(text));
  if (flag >= 0) {
    // `bash -o pipefail -c SCRIPT`, `bash -eo pipefail -c SCRIPT`
    const [script, next] = texts.slice(flag + 1);
    return script === 'pipefail' ? next : script;
  }
  return texts.every((text) => text.startsWith('-')) ? heredoc : undefined;
}

/** `type=secret,id=index,env=PIP_INDEX_URL`: a value that nobody knows. */
function valueWithSecrets({ flags }: Instruction, { state }: StageScope): ValueOf {
  const outer = valueIn(state);
  const secrets = new Set(
    flags.flatMap(({ value }) =>
      /\btype=secret\b/.test(value) ? (/(?:^|,)env=(\w+)/.exec(value)?.slice(1) ?? []) : [],
    ),
  );
  return (name) => (secrets.has(name) ? null : outer(name));
}

/** `type=bind,source=requirements.txt,target=/tmp/requirements.txt,from=build` @returns what the script takes of another stage */
function mount(text: string, instruction: Instruction, scope: StageScope): readonly CopiedPath[] {
  const { state } = scope;
  const fields = new Map(
    text.split(',').map((field) => {
      const equals = field.indexOf('=');
      const value = expandVariables(field.slice(equals + 1), valueIn(state)).text;
      return equals < 0 ? [field, ''] : [field.slice(0, equals), value.replaceAll('"', '')];
    }),
  );
  const target = fields.get('target') ?? fields.get('dst') ?? fields.get('destination');
  if (target === undefined) return [];
  if (fields.get('type') === 'secret') {
    const destination = absolutePath(target, state.workdir);
    state.copied.push({ from: 'a secret', sources: [destination], destination, folder: false, step: state.step });
  }
  if ((fields.get('type') ?? 'bind') !== 'bind') return [];
  const source = fields.get('source') ?? fields.get('src') ?? '.';
  const from = fields.get('from');
  const stage = from === undefined ? undefined : scope.stageNumber(from);
  if (stage !== undefined) state.uses.add(stage);
  doubtUnnamed(
    expandVariables(text, valueIn(state)).unknown,
    stage,
    { line: instruction.line, text: `--mount=${text}` },
    scope,
  );
  const destination = absolutePath(target, state.workdir);
  const mounted = from === undefined ? contextPath(source) : absolutePath(source, '/');
  const shared = { ...(from === undefined ? {} : { from: stage ?? from }), folder: false, step: state.step };
  state.copied.push({ ...shared, sources: [mounted], destination });
  if (from === undefined) return [];
  const paths = usedBelow(destination, instruction.text, state.workdir).map((inside) => absolutePath(inside, mounted));
  if (stage === undefined && paths.some((path) => packageFolder.test(path)))
    cannotFollow(scope, instruction.line, `--mount=${text}`, 'what that image has installed there is not known');
  return stage === undefined || paths.length === 0
    ? []
    : [{ ...shared, line: instruction.line, sources: paths, destination: null }];
}

/** What a script names of a folder, relative to it: `cp -r /mnt/venv /opt/venv`, `--find-links=/mnt/wheels`, `cd /mnt`. */
function usedBelow(mounted: string, script: string, folder: string): readonly string[] {
  const words = script.split(/[\s"'=:;&|()[\],]+/).filter((word) => /[./]/.test(word));
  const paths = words.map((word) => absolutePath(word, folder));
  return paths.flatMap((path) =>
    path === mounted || path.startsWith(`${mounted}/`) ? [`.${path.slice(mounted.length)}`] : [],
  );
}
