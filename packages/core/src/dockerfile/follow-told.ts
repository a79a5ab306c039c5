// What a command gives to a shell to run: `sh -c "…"`, `bash <<EOF`, `echo … | sh`.

import { missing } from './missing-command.ts';
import { type PlacedScript, placedWithin } from './placed-script.ts';
import type { Program } from './program-of.ts';
import { type CommandForm, startOf } from './run-shell.ts';
import { shellInside } from './script-file.ts';
import { stopAt } from './stop-at.ts';
import { optionsOf, toldScript } from './told-script.ts';

export const followTold: CommandForm = (asked) => {
  const { program, command, within, shell } = asked;
  const { script, depth } = within;
  const texts = program?.words.map((word) => word.text) ?? [];
  const told = toldScript(program?.name, texts, command);
  if (told === undefined) return undefined;
  const named = program === undefined && told.startsWith('#!') ? shellInside(told)?.[0] : undefined;
  const lost = named === undefined || !command.certain ? undefined : missing(named, shell.scope);
  if (lost !== undefined) stopAt(lost, asked);
  const by = shellOf(program, told, script);
  const inner = { script: { ...placedWithin(told, command, script), shell: by }, depth: depth + 1 };
  const start = { ...startOf(command), variables: new Map(command.variables) };
  return { outcome: shell.follows.script(inner, shell, optionsOf(texts), start) };
};

/** A heredoc by itself is of the shell that its first line names, else of the one around it. */
function shellOf(program: Program | undefined, told: string, { shell }: PlacedScript): string | undefined {
  if (program !== undefined) return program.name;
  return told.startsWith('#!') ? shellInside(told)?.[0] : shell;
}
