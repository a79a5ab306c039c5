// Whether a command that installs is stopped at a Python that its distribution has closed to it (PEP 668).

import type { ValueOf } from './expand-variables.ts';
import type { ToolInstall } from './tools/tool-install.ts';

/** pip looks for the mark of the environment that it installs into, and so not at other places (its commands/install.py). */
const elsewhere = /^(?:--(?:target|prefix|root)(?:=.*)?|-t.*)$/;

const told = '--break-system-packages';

/** Folders of programs that are the distribution's own, or hold no Python. */
const ownFolder = /^(?:\/(?:usr(?:\/local)?|root\/\.local|home\/[^/]+\/\.local))?\/s?bin$/;

/** What opens a Python for every command behind it, or puts another one before it: the mark removed, a setting, an environment. */
export function opensPython(text: string): boolean {
  return /EXTERNALLY-MANAGED|break-system-packages (?:true|1|yes)|break-system-packages *=|(?:^|\/)activate\b/.test(
    text,
  );
}

/**
 * @param words of the whole command, the program first
 * @param valueOf the variables that it sees
 */
export function isClosedTo({ tool }: ToolInstall, words: readonly string[], valueOf: ValueOf): boolean {
  const [program = ''] = words;
  const isOn = (name: string): boolean => /^(?:1|true|yes|on|y|t)$/i.test(valueOf(name) ?? '');
  const here =
    tool === 'pip' ||
    (tool === 'uv' && words.includes('pip') && (words.includes('--system') || isOn('UV_SYSTEM_PYTHON')));
  if (!here || !words.includes('install') || words.includes(told) || words.some((word) => elsewhere.test(word)))
    return false;
  if (isOn(tool === 'pip' ? 'PIP_BREAK_SYSTEM_PACKAGES' : 'UV_BREAK_SYSTEM_PACKAGES')) return false;
  if (program.includes('/') && !ownFolder.test(program.replace(/\/[^/]+$/, ''))) return false;
  if (tool !== 'pip') return true;
  return valueOf('VIRTUAL_ENV') === undefined && foldersOf(valueOf('PATH')).every((folder) => ownFolder.test(folder));
}

/** Up to the value that nobody knows: what the image itself has in PATH. */
function foldersOf(path: string | null | undefined): readonly string[] {
  return (path ?? '').split(':').filter((folder) => folder.startsWith('/'));
}
