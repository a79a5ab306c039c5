// `trap 'exit 0' EXIT`: what a script ends with is then what the trap's action says, whatever failed before it.

import type { ShellWalk } from './shell-walk.ts';
import type { ShellWord } from './shell-words.ts';

/** `exit` without a code, and with one that is not 0, leaves a failure what it is; of other values nobody knows. */
const mayEndWell = /(?:^|[\s;&|({])(?:exit\s+(?![1-9]\d*\s*(?:$|[;&|)}]))[^\s;&|)}]|exec\s)/;

/** @param words behind its name */
export function noteTrap(words: readonly ShellWord[], walk: ShellWalk): void {
  const [action, ...signals] = words.filter(({ text }) => text !== '--');
  if (action === undefined || !signals.some(({ text }) => /^(?:(?:SIG)?EXIT|0|ERR)$/i.test(text))) return;
  const { text, unknown } = action;
  const isFunction = text.split(/[\s;&|]+/).some((word) => walk.functions.has(word));
  walk.trapped = unknown.length > 0 || isFunction || mayEndWell.test(text);
}
