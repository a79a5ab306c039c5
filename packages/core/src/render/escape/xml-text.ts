// Text from outside as XML 1.0 may hold it.

import { ownValue } from '../../text/own-value.ts';
import { printable } from '../../text/unprintable.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * One line for an element or an attribute. Characters that XML 1.0 cannot hold even as references (section 2.2) become
 * `?`; `>` is escaped too, so that no `]]>` arises; so is what the Actions runner obeys: `::` at the beginning of a line and
 * `##[` anywhere in it.
 */
export function xmlText(text: string): string {
  return printable(text)
    .replaceAll(/[&<>"']/g, (character) => ownValue(entities, character) ?? '')
    .replaceAll('##[', '##&#91;')
    .replace(/^(\s*):(?=:)/, '$1&#58;');
}
