// Requirements that other commands print for an installer: `poetry export | pip install -r /dev/stdin`, `pip install -r <(grep -v six a.txt)`.

import { staleLock } from './note-install.ts';
import { textFed, textOfPipe } from './printed-text.ts';
import { programOf } from './program-of.ts';
import { resolveInstall } from './resolve-install.ts';
import type { ResolvedInstall } from './resolved-install.ts';
import { pipeOf } from './shell/pipe-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { Place } from './stage-scope.ts';
import { textInstalled } from './text-installed.ts';
import { installerEffects } from './tools/installer-effects.ts';
import { noInstall } from './tools/tool-install.ts';

export function pipedRequirements(command: RunCommand, place: Place): ResolvedInstall | undefined {
  const input = command.input?.map((word) => word.text);
  return (input === undefined ? undefined : exportedBy(input, place)) ?? pipedText(command, place);
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
