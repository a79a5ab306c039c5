// Text from outside in a SARIF message, in which two marks have a meaning of their own.

import { printable } from '../../text/unprintable.ts';

/**
 * Plain text as `message.text` means it: without an embedded link (`[text](target)`, SARIF 2.1.0 section 3.11.6) and
 * without a placeholder (`{0}`, 3.11.5). A blank breaks either; doubling and backslashes would be shown as they are by
 * readers that know neither.
 */
export function sarifMessage(text: string): string {
  return printable(text)
    .replaceAll('](', '] (')
    .replaceAll(/\{(?=\d)/g, '{ ');
}
