// A command that asks whether what is installed fits together; one whose failure is caught ends nothing.

import type { Following } from './note-install.ts';
import { checksInstalled } from './tools/checks-installed.ts';
import { withoutSecrets } from './without-secrets.ts';

export function noteCheck({ program, command, text, place: { line, scope } }: Omit<Following, 'piped'>): void {
  const { state } = scope;
  const words = program.words.map((word) => word.text);
  if (command.caught === true || !checksInstalled(program.name, words)) return;
  state.checks.push({ line, ...(state.at === undefined ? {} : { at: state.at }), text: withoutSecrets(text, state) });
}
