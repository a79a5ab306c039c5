// How one kind of command of a script is run: each kind has a file of its own, and a row in run-node.ts.

import type { ShellList, ShellNode } from './shell-tree.ts';
import type { ShellPlace } from './shell-place.ts';
import type { ShellWalk, Status } from './shell-walk.ts';
import type { RunCommand } from './run-command.ts';
import type { ShellWord } from './shell-words.ts';

export type NodeOf<Kind extends ShellNode['kind']> = Extract<ShellNode, { readonly kind: Kind }>;

/** What a command reads. */
interface NodeFeed {
  /** The words of the command before it in its pipe. */
  readonly input: readonly ShellWord[] | undefined;
  readonly pipe: RunCommand['pipe'];
}

/** @returns whether it succeeds */
export type NodeForm<Kind extends ShellNode['kind']> = (
  node: NodeOf<Kind>,
  place: ShellPlace,
  walk: ShellWalk,
  feed: NodeFeed,
) => Status;

/** What the forms are run by in turn. */
export interface NodeRunner {
  readonly list: (nodes: ShellList, place: ShellPlace, walk: ShellWalk) => Status;
  readonly node: (node: ShellNode, place: ShellPlace, walk: ShellWalk, input?: readonly ShellWord[]) => Status;
}
