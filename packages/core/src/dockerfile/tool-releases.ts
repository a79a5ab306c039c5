// Which release of an installer a command brings, as far as its words and variables tell.

import type { ValueOf } from './expand-variables.ts';
import type { ShellWord } from './shell/shell-words.ts';

/** What decides nothing of the release. */
const idle =
  /^(?:-[qvUyf]+|--(?:quiet|verbose|upgrade|yes|force|user|global|system|force-reinstall|ignore-installed|no-cache(?:-dir)?|break-system-packages|disable-pip-version-check|no-warn-script-location|no-compile|compile|no-input|root-user-action(?:=.*)?))$/;
/** What a constraint, an index, a date is set by for all commands. */
const settings = [
  ...['CONSTRAINT', 'REQUIREMENT', 'INDEX_URL', 'EXTRA_INDEX_URL', 'FIND_LINKS', 'NO_INDEX', 'PRE', 'CONFIG_FILE'].map(
    (name) => `PIP_${name}`,
  ),
  ...[
    'CONSTRAINT',
    'OVERRIDE',
    'INDEX',
    'DEFAULT_INDEX',
    'INDEX_URL',
    'EXTRA_INDEX_URL',
    'FIND_LINKS',
    'NO_INDEX',
    'EXCLUDE_NEWER',
    'RESOLUTION',
    'PRERELEASE',
    'CONFIG_FILE',
  ].map((name) => `UV_${name}`),
];

/** Whether a command that names no version brings the newest: constraints, other indexes and what is not known may bring another. */
export function isNewest(words: readonly ShellWord[], valueOf: ValueOf): boolean {
  return (
    words.every(({ text, unknown }) => unknown.length === 0 && (!text.startsWith('-') || idle.test(text))) &&
    settings.every((name) => valueOf(name) === undefined)
  );
}

/**
 * That of `python3 - --version 1.8.3`, `sh -s -- --version=1.8.3`.
 *
 * @param usual what stands in the address or in a variable; null for one that is not known
 * @returns null where it is not known
 */
export function releaseOfScript(texts: readonly string[], usual: string | null | undefined): string | null {
  let named = usual;
  for (const [at, text] of texts.entries()) {
    if (text === '--version' || texts[at - 1] === '--version') named = text;
    else if (text.startsWith('--version=')) named = text.slice('--version='.length);
    // `--git`, `--path`, `--preview`
    else if (!/^(?:--?|-s|-y|--yes|-f|--force)$/.test(text)) return null;
  }
  if (named === undefined || named === '') return 'newest';
  return named !== null && /^\d+(?:\.\d+)+$/.test(named) ? named : null;
}
