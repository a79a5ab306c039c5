// Finds the files of the build context that commands run.

import { commandLine, shown } from './command-line.ts';
import { absolutePath } from './context-paths.ts';
import { filesRun } from './files-run.ts';
import { jsonWords } from './instruction-words.ts';
import { fileInStage } from './resolve-install.ts';
import type { RunFile } from './run-file.ts';
import type { RunCommand } from './shell/shell-walk.ts';
import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';
import type { StartCommands } from './start-install.ts';

/** Where a program is looked for that is no path. */
const folders = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/bin', '/sbin'];

export function noteRunFiles(
  { words }: RunCommand,
  line: number,
  folder: string,
  { state, earlier }: StageScope,
): void {
  const text = commandLine(words.map((word) => word.text));
  state.runs.push(
    ...runFiles(
      words.map((word) => word.text),
      { line, text },
      folder,
      state,
      earlier,
    ),
  );
}

/** What runs when a container of a stage starts. */
export function startFiles(
  { entrypoint, command }: StartCommands,
  state: StageState,
  earlier: readonly StageState[],
): readonly RunFile[] {
  return [entrypoint, command].flatMap((each) => {
    if (each === undefined) return [];
    const place = { line: each.line, text: shown(`${each.keyword} ${each.text}`), starts: true } as const;
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
    const within = !isNamed ? [folder] : place.starts === true || /\.\w+$/.test(path) ? folders : [];
    const [file] = within.flatMap((each) => fileInStage(absolutePath(path, each), state, earlier) ?? []);
    return file === undefined ? [] : [{ ...place, ...asked, file }];
  });
}
