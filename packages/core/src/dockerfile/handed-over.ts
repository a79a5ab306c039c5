// What may let another user than root write where pip and uv do: folders of the image's Python that are handed over, and a home for a
// user without a name (`mkdir /.local && chmod 777 /.local`, `echo app:x:1000:… >> /etc/passwd`).

import type { AskedCommand } from './asked-command.ts';
import { absolutePath } from './context-paths.ts';
import type { ShellWord } from './shell/shell-words.ts';

/** Of the image's Python, and what they lie in; a pattern there may mean any. */
const ofPython = /^\/(?:usr(?:\/local(?:\/(?:lib|bin|share|include).*)?)?)?$|^\/(?:usr\/(?:local\/)?)?[^/]*[*?[]/;
/** Docker takes / for the home of a user that /etc/passwd does not name. */
const ofHomes = /^\/(?:\.local(?:\/.*)?|etc(?:\/passwd)?)$/;

export function noteHandedOver({ program, command, place: { scope, folder } }: AskedCommand): void {
  const { state } = scope;
  const pathOf = ({ text }: ShellWord): string => absolutePath(text, folder);
  const hands = /^(?:chown|chmod|chgrp|setfacl)$/.test(program.name);
  state.handedOver ||=
    [...program.words, ...(command.writes ?? [])].some((word) => ofHomes.test(pathOf(word))) ||
    (hands && pathsGiven(program.words).some((word) => word.unknown.length > 0 || ofPython.test(pathOf(word))));
}

/** Without the owner or the mode. */
function pathsGiven(words: readonly ShellWord[]): readonly ShellWord[] {
  const [first, ...others] = words.filter(({ text }) => !text.startsWith('-'));
  return first === undefined || (others.length > 0 && !first.text.startsWith('/')) ? others : [first, ...others];
}

/** @param given whether its files are given to others, by --chown or --chmod */
export function copyHandsOver(target: string, given: boolean): boolean {
  return target === '/' || ofHomes.test(target) || (given && ofPython.test(target));
}
