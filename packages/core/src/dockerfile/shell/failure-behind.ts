// What becomes of a failure where what stands behind `||` is run only to end the script: `pip install six || exit 1`.

import type { ShellNode } from './shell-tree.ts';
import type { Failure, ShellPlace } from './shell-place.ts';

/** @param node what stands behind `||` in a place @returns `asked` where the script goes on with it */
export function failureBehind(node: ShellNode, { failure, exits }: Pick<ShellPlace, 'failure' | 'exits'>): Failure {
  if (!exitsWithFailure(node, true)) return 'asked';
  // An `exit` within parentheses ends what is within them.
  return node.kind === 'group' && node.subshell ? failure : exits;
}

/** @param isFirst whether the code that it ends with is still that of what failed */
function exitsWithFailure(node: ShellNode | undefined, isFirst: boolean): boolean {
  if (node?.kind === 'group') return exitsWithFailure(node.body.at(-1), isFirst && node.body.length === 1);
  if (node?.kind === 'chain')
    return node.rest.every(({ operator }) => operator === '&&') && exitsWithFailure(node.rest.at(-1)?.node, false);
  if (node?.kind !== 'simple') return false;
  const [program, code, ...others] = node.command.words;
  if (program !== 'exit' || others.length > 0) return false;
  return code === undefined ? isFirst : /^\d+$/.test(code) && Number(code) % 256 !== 0;
}
