// Finds the files of the build context that commands run.

import { asRunLine } from './as-run-line.ts';
import { commandLine, shown } from './command-line.ts';
import { absolutePath } from './context-paths.ts';
import { filesRun } from './files-run.ts';
import { jsonWords } from './instruction-words.ts';
import { fileInStage } from './find-file.ts';
import type { RunFile } from './run-file.ts';
import type { RunCommand } from './shell/run-command.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';
import type { StartCommands } from './start-install.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Where a program is looked for that is no path. */
const folders = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/bin', '/sbin'];

export function noteRunFiles({ words }: RunCommand, line: number, folder: string, scope: StageScope): void {
  const { state, earlier } = scope;
  const texts = words.map((word) => word.text);
  const text = withoutSecrets(commandLine(texts), state);
  const runs = runFiles(texts, { line, text }, folder, state, earlier);
  state.runs.push(...runs);
  // Who has the build context reads it, and tells what it installs.
  if (runs.some(({ targets }) => targets !== undefined))
    cannotFollow(scope, line, text, 'it runs what a Makefile says', { remedy: asRunLine });
}

/** What runs when a container of a stage starts. */
export function startFiles(
  { entrypoint, command }: StartCommands,
  state: StageState,
  earlier: readonly StageState[],
  given: readonly string[] = [],
): readonly RunFile[] {
  const own = [...state.environment].flatMap(([name, value]) => (value === '' ? [] : [name]));
  const variables = [...own, ...given];
  return [entrypoint, command].flatMap((each) => {
    if (each === undefined) return [];
    const place = { line: each.line, text: shown(`${each.keyword} ${each.text}`), starts: { variables } };
    return runFiles(jsonWords(each.text) ?? ['sh', '-c', each.text], place, state.workdir, state, earlier);
  });
}

function runFiles(
  words: readonly string[],
  place: Pick<RunFile, 'line' | 'text' | 'starts'>,
  folder: string,
  state: StageState,
  earlier: readonly StageState[],
): readonly RunFile[] {
  return filesRun(words).flatMap(({ path, isProgram, ...asked }) => {
    const isNamed = isProgram && !path.includes('/');
    // A script is seldom named without its folder, programs of the image always are.
    const within = !isNamed ? [folder] : place.starts !== undefined || /\.\w+$/.test(path) ? folders : [];
    const [file] = within.flatMap((each) => fileInStage(absolutePath(path, each), state, earlier) ?? []);
    return file === undefined ? [] : [{ ...place, ...asked, file }];
  });
}
