// Commands to the Actions runner: `::error file=…,line=…::message`, escaped by the runner's own rules.

import { printable } from '../../text/unprintable.ts';

/**
 * One command, without a newline. The runner decodes `%25`, `%0D` and `%0A` in the message, and `%3A` and `%2C` too in
 * the properties (ActionCommand.cs), so a text that holds them reaches it as it was, and none ends the command early.
 *
 * @param properties those that are empty are left out
 */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${data(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${data(message)}`;
}

/** `##[` is the older form of a command, which the runner looks for in the whole line when the newer one does not parse. */
function data(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('##[', '## [');
}
