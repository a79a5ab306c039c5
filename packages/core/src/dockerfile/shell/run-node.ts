// Each kind of command of a script and what runs it: a new form is a file and a row here.

import { hasEnded } from './has-ended.ts';
import type { NodeForm, NodeRunner } from './node-form.ts';
import { runCase } from './run-case.ts';
import { runChain } from './run-chain.ts';
import { runFor } from './run-for.ts';
import { runFunction } from './run-function.ts';
import { runGroup } from './run-group.ts';
import { runIf } from './run-if.ts';
import { runLoop } from './run-loop.ts';
import { runPipeline } from './run-pipeline.ts';
import { runSimple } from './run-simple.ts';
import { runWithin } from './run-within.ts';
import type { ShellList, ShellNode } from './shell-tree.ts';
import type { ShellPlace } from './shell-place.ts';
import type { ShellWalk, Status } from './shell-walk.ts';
import type { ShellWord } from './shell-words.ts';

const forms: { readonly [Kind in ShellNode['kind']]: NodeForm<Kind> } = {
  simple({ command }, place, walk, { input }) {
    runWithin(command.words, { at: command.at, ...place }, walk);
    const called = runFunction(command, place, walk);
    return called === undefined ? runSimple(command, place, walk, input) : called.status;
  },
  function({ name, body }, { certain }, { functions }) {
    functions.set(name, { body, certain });
    return true;
  },
  pipeline: runPipeline,
  chain: runChain,
  group: runGroup,
  if: runIf,
  case: runCase,
  for: runFor,
  loop: runLoop,
  cut(_node, _place, { shell }) {
    shell.cut();
    return undefined;
  },
  maybe({ body }, place, walk) {
    runList(body, { ...place, certain: false }, walk);
    return true;
  },
};

export const nodeRunner: NodeRunner = { list: runList, node: runNode };

function runList(nodes: ShellList, place: ShellPlace, walk: ShellWalk): Status {
  let status: Status = true;
  for (const [at, node] of nodes.entries()) {
    const failure = place.failure === 'ends' && at < nodes.length - 1 ? 'dropped' : place.failure;
    if (hasEnded(walk)) break;
    status = runNode(node, { ...place, failure }, walk);
    if (status === false && place.certain && failure === 'dropped') endAtFailure(node, walk);
  }
  return status;
}

/** `-e` ends the script at a command by itself, and not within `a && b`. */
function endAtFailure({ kind }: ShellNode, walk: ShellWalk): void {
  if (kind === 'simple' && walk.options.errexit && walk.ended === undefined && walk.returned === undefined)
    Object.assign(walk, { ended: 'surely', exit: false });
}

function runNode(node: ShellNode, outer: ShellPlace, walk: ShellWalk, input?: readonly ShellWord[]): Status {
  const isSure = walk.ended === undefined && walk.returned === undefined && walk.turned === undefined;
  const around = isSure || !outer.certain ? outer : { ...outer, certain: false };
  const reads = node.kind === 'simple' || node.kind === 'pipeline' || around.pipe === undefined;
  // Which command of a compound reads what is piped into it is not followed.
  const place: ShellPlace = reads ? around : { ...around, pipe: null };
  walk.shell.step();
  if (walk.left-- <= 0) {
    if (walk.left === -1) walk.shell.cut();
    return undefined;
  }
  // The form of a node's own kind takes that node: of this pair the compiler sees two unions.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the form was found by the node's kind
  const form = forms[node.kind] as NodeForm<ShellNode['kind']>;
  return form(node, place, walk, { input, pipe: around.pipe });
}
