// A RUN instruction: its mounts, its script or words, and the folder that `cd` leads to.

import { execRefusal, execScript } from './exec-form.ts';
import { settleAttempts } from './follow-attempt.ts';
import { followOne } from './follow-one.ts';
import { followScript } from './follow-script.ts';
import type { RunShell } from './run-shell.ts';
import { jsonWords } from './instruction-words.ts';
import { lineAt } from './line-at.ts';
import { missing } from './missing-command.ts';
import { lastOf } from './program-of.ts';
import type { PlacedScript } from './placed-script.ts';
import type { Instruction } from './read-instructions.ts';
import { runMounts, valueWithSecrets } from './run-mounts.ts';
import { shown } from './command-line.ts';
import type { Outcome } from './shell/run-command.ts';
import { openFolders } from './shell-folders.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import { optionsOf } from './told-script.ts';
import { knownFolder } from './unknown-folder.ts';

/** `set -e\r` is no option, and `requirements.txt\r` no file. */
const foreignHeredoc = 'the lines of its heredoc end in CR LF, and the shell takes the CR as a part of its words';

export function followRun(instruction: Instruction, scope: StageScope): void {
  const { state } = scope;
  if (instruction.foreignEnds === true)
    return cannotFollow(
      scope,
      instruction.line,
      `RUN ${shown(instruction.text.split('\n')[0] ?? '')}`,
      foreignHeredoc,
      {
        remedy: 'save it with LF alone',
      },
    );
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
    follows: { script: followScript, one: followOne },
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
  const outcome =
    listed === undefined ? followScript(within, shell, optionsOf(state.shell)) : followListed(listed, script, shell);
  if (outcome === 'fails') stopAtEnd(instruction, shell);
  settleAttempts(state, outcome);
  Object.assign(state, { run: undefined, at: undefined });
  state.copied.splice(kept);
  state.copied.push(...used);
}

/** Words that no shell reads. */
function followListed(listed: readonly string[], script: PlacedScript, shell: RunShell): Outcome {
  const line = script.lineOf(0);
  const refused = execRefusal(listed, shell.scope);
  if (refused !== undefined) {
    cannotFollow(shell.scope, line, shown(script.text), refused.why, { ...refused, stops: true });
    return undefined;
  }
  const asking = execScript(listed);
  if (asking !== undefined) return followScript({ script: { text: asking, lineOf: () => line }, depth: 0 }, shell, []);
  const words = listed.map((word) => ({ text: word, unknown: [] }));
  return followOne({ words, certain: true, exits: true, variables: new Map() }, { script, depth: 0 }, shell);
}

/** Where nothing else was told to stop it: `RUN exit 1`, a script that ends so whatever comes before, a question that comes to no. */
function stopAtEnd({ line, text }: Instruction, { scope, failing }: RunShell): void {
  const { state } = scope;
  const told = state.notFollowed.filter((each) => each.run === line);
  if (told.some(({ stops }) => stops === true) || (failing === undefined && told.length > 0)) return;
  if (failing === undefined) {
    const remedy = 'put || true behind it, or write it as if …; then …; fi';
    return cannotFollow(scope, line, shown(text), 'what it asks comes to no', { remedy, stops: true });
  }
  state.at = failing.at;
  cannotFollow(scope, failing.line, failing.text, 'it fails whatever happens before it', { stops: true });
}
