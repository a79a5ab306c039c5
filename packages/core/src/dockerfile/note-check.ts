// A command that asks whether what is installed fits together; one whose failure is caught ends nothing.

import { enteredBy } from './environment-of-command.ts';
import { lookedPast } from './environment-pip.ts';
import { installedInto } from './installed-into.ts';
import type { Following } from './note-install.ts';
import { stopAnywhere } from './stops-build.ts';
import { checksInstalled } from './tools/checks-installed.ts';
import { withoutSecrets } from './without-secrets.ts';

export function noteCheck(asked: Omit<Following, 'piped'>): void {
  const { program, command, text, place } = asked;
  const { line, scope, folder, valueOf } = place;
  const { state } = scope;
  const words = program.words.map((word) => word.text);
  if (words.includes('uninstall')) state.uninstalls = true;
  if (command.caught === true || !checksInstalled(program.name, words)) return;
  const past = lookedPast(asked);
  const around = {
    words: command.words.map((word) => word.text),
    folder,
    valueOf,
    entered: enteredBy(state, past),
  };
  const into = installedInto(program.name, around, state.environments, past);
  state.checks.push({
    line,
    ...(state.at === undefined ? {} : { at: state.at }),
    text: withoutSecrets(text, state),
    ...(into === undefined ? {} : { into }),
    ...(state.uninstalls ? {} : stopAnywhere(command)),
  });
}
