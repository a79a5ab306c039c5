// A RUN instruction: its mounts, its script or words, and the folder that `cd` leads to.

import { settleAttempts } from './follow-attempt.ts';
import { followOne, followScript, type RunShell } from './follow-script.ts';
import { jsonWords } from './instruction-words.ts';
import { lineAt } from './line-at.ts';
import { missing } from './missing-command.ts';
import { lastOf } from './program-of.ts';
import type { PlacedScript } from './placed-script.ts';
import type { Instruction } from './read-instructions.ts';
import { runMounts, valueWithSecrets } from './run-mounts.ts';
import { shown } from './command-line.ts';
import { openFolders } from './shell-folders.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import { optionsOf } from './told-script.ts';
import { knownFolder } from './unknown-folder.ts';

export function followRun(instruction: Instruction, scope: StageScope): void {
  const { state } = scope;
  state.run = instruction.line;
  const kept = state.copied.length;
  const used = runMounts(instruction, scope);
  // A cache of theirs may be full.
  state.aptLists ||= instruction.flags.some(({ value }) => /\/var\/lib\/apt/.test(value));
  const folders = openFolders(state.workdir);
  const hidden = valueWithSecrets(instruction, scope);
  const shell: RunShell = {
    scope,
    folders,
    valueOf: (name) => (name === 'PWD' ? knownFolder(folders.current) : hidden(name)),
    called: instruction.line,
  };
  const lineOf = (at: number): number => lineAt(instruction.starts, at) ?? instruction.line;
  const own = lastOf(state.shell[0] ?? 'sh');
  const script: PlacedScript = { text: instruction.text, shell: own, lineOf };
  const within = { script, depth: 0 };
  const listed = jsonWords(instruction.text);
  const lost = listed === undefined ? missing(own, scope) : undefined;
  if (lost !== undefined)
    cannotFollow(scope, instruction.line, shown(instruction.text), `SHELL names ${own}, and ${lost}`, {
      stops: true,
      ofImage: true,
    });
  const told = state.notFollowed.length;
  if (listed === undefined) {
    const outcome = followScript(within, shell, optionsOf(state.shell));
    if (outcome === 'fails' && state.notFollowed.length === told)
      cannotFollow(
        scope,
        instruction.line,
        shown(instruction.text),
        'the build stops there: what it asks comes to no',
        { remedy: 'put || true behind it, or write it as if …; then …; fi', stops: true },
      );
  } else {
    const words = listed.map((text) => ({ text, unknown: [] }));
    followOne({ words, certain: true, variables: new Map() }, within, shell);
  }
  settleAttempts(state);
  Object.assign(state, { run: undefined, at: undefined });
  state.copied.splice(kept);
  state.copied.push(...used);
}
