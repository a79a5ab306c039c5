// A requirement without quotes: of `pip install pandas<2` the shell opens a file called `2`, and the command never runs.

import type { AskedCommand } from './asked-command.ts';

/** Why the shell stops at it, as a clause. */
export function unquotedVersion({ command: { input = [] } }: AskedCommand): string | undefined {
  const [reads, file] = input;
  const isVersion = reads?.text === 'cat' && input.length === 2 && /^=?\d[\w.*]*$/.test(file?.text ?? '');
  return isVersion
    ? `the shell looks for a file ${file?.text} that it reads from: put what holds < into quotes`
    : undefined;
}
