// `a | b`, `! a`: which failure counts, and what each part reads.

import { apart } from './apart.ts';
import { isFedScript } from './is-fed-script.ts';
import type { NodeForm } from './node-form.ts';
import type { ShellNode } from './shell-tree.ts';
import { fedBy, wordsOf } from './fed-by.ts';
import type { ShellPlace } from './shell-place.ts';
import type { Status } from './shell-walk.ts';

export const runPipeline: NodeForm<'pipeline'> = ({ parts, negated }, place, walk, { input }) => {
  let before = input;
  let { pipe } = place;
  let status: Status;
  let failed = false;
  const within: ShellPlace = negated ? { ...place, failure: 'asked' } : place;
  for (const [at, part] of parts.entries()) {
    const reader = parts[at + 1];
    const counts = reader === undefined || walk.options.pipefail || isFedScript(reader, place.scope, walk);
    const failure = counts ? within.failure : 'asked';
    const fed = before;
    const feeds = within.feeds === true || (reader !== undefined && !walk.options.pipefail);
    const own: ShellPlace = { ...within, failure, exits: failure, feeds, pipe };
    const result = apart(walk, () => walk.runs.node(part, own, walk, fed));
    failed ||= result === false && walk.options.pipefail;
    status = failed ? false : result;
    before = part.kind === 'simple' ? wordsOf(part.command, place.scope, walk) : [];
    pipe =
      part.kind === 'simple' && pipe !== null
        ? [...(pipe ?? []), { words: before, ...fedBy(part.command, place.scope, walk) }]
        : null;
  }
  // What is taken to work may fail for all that is known.
  if (negated && status === true && !isAsking(parts.at(-1))) return undefined;
  return negated && status !== undefined ? !status : status;
};

function isAsking(node: ShellNode | undefined): boolean {
  const name = node?.kind === 'simple' ? (node.command.words[0] ?? '') : '';
  return /^(?:\[|\[\[|test|true|:|[ef]?grep|ls|stat)$/.test(name);
}
