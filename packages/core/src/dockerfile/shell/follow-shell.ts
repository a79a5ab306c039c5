// Goes through a script as a shell would, as far as what runs is known, and tells of every command.

import { fitsGlob } from '../fits-glob.ts';
import { failureBehind } from './failure-behind.ts';
import { parseShell } from './parse-shell.ts';
import { runFor, runLoop } from './run-loop.ts';
import { runSimple } from './run-simple.ts';
import { runFunction } from './run-function.ts';
import type { ShellList, ShellNode } from './shell-tree.ts';
import { isFedScript } from './is-fed-script.ts';
import { noOptions, type ShellOptions } from './shell-options.ts';
import {
  DEEPEST,
  type Failure,
  fedBy,
  newWalk,
  type RunCommand,
  type ScriptEnd,
  type ShellPlace,
  type ShellRun,
  type ShellWalk,
  type Status,
  type Try,
  valueIn,
  type Variables,
  wordsOf,
} from './shell-walk.ts';
import { commandsIn, type ShellWord, shellWords } from './shell-words.ts';

/** Commands of one script, loops counted each time; a hundred is many. */
const MOST_COMMANDS = 1000;

type NodeOf<Kind extends ShellNode['kind']> = Extract<ShellNode, { readonly kind: Kind }>;

/** What a script begins with, where that is not nothing. */
export interface ScriptStart {
  /** False where it hangs on something unknown whether it runs at all. */
  readonly certain?: boolean;
  readonly variables?: Variables;
  readonly options?: ShellOptions;
  /** What becomes of that of the whole script. */
  readonly failure?: Failure;
  readonly tries?: readonly Try[] | undefined;
  readonly instead?: readonly Try[] | undefined;
  /** As a command has it. */
  readonly feeds?: boolean | undefined;
  /** Called with what it comes to. */
  readonly leaves?: ((end: ScriptEnd) => void) | undefined;
}

/** @returns whether the script succeeds */
export function followShell(script: string, shell: ShellRun, start: ScriptStart = {}): Status {
  const {
    certain = true,
    variables = new Map(),
    options = noOptions,
    failure = 'ends',
    tries = [],
    instead = [],
    feeds = false,
    leaves,
  } = start;
  const walk = newWalk(shell, MOST_COMMANDS, options);
  const place: ShellPlace = { certain, failure, exits: failure, tries, instead, feeds, scope: variables };
  const status = runList(parseShell(script), place, walk);
  leaves?.({ options: walk.options, ended: walk.ended, exit: walk.exit });
  if (walk.ended === 'surely') return walk.exit;
  // What may have ended it before may have done so with success.
  return walk.ended === 'maybe' ? undefined : status;
}

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

function hasEnded({ ended, returned, turned }: ShellWalk): boolean {
  return ended === 'surely' || returned === 'surely' || turned?.isSure === true;
}

/** Whatever is not known to fail is taken to work. */
function surely(status: Status, { certain }: ShellPlace): boolean {
  return status !== false || !certain;
}

/** What `exit` ends there ends with it, and so do its options. */
function apart<Result>(walk: ShellWalk, body: () => Result): Result {
  const { ended, exit, returned, turned, options } = walk;
  const result = body();
  Object.assign(walk, { ended, exit, returned, turned, options });
  return result;
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
  switch (node.kind) {
    case 'simple': {
      runWithin(node.command.words, { at: node.command.at, ...place }, walk);
      const called = runFunction(node.command, place, walk, runList);
      return called === undefined ? runSimple(node.command, place, walk, input) : called.status;
    }
    case 'function':
      walk.functions.set(node.name, { body: node.body, certain: place.certain });
      return true;
    case 'pipeline':
      return runPipeline(node, place, walk, input);
    case 'chain':
      return runChain(node, place, walk);
    case 'group':
      return runGroup(node, place, walk);
    // What comes behind `fi &&` runs: a compound command that fails ends the build.
    case 'if':
      return surely(runIf(node, place, walk), place);
    case 'case':
      return surely(runCase(node, place, walk), place);
    case 'for':
      runWithin(node.items, { at: node.at, ...place }, walk);
      return runFor(node, place, walk, runList);
    case 'loop':
      return runLoop(node, place, around.pipe, walk, runList);
    case 'cut':
      walk.shell.cut();
      return undefined;
    case 'maybe':
      runList(node.body, { ...place, certain: false }, walk);
      return true;
  }
}

/** The commands within words, each a script of its own: `X=$(pip install six)`. @param outer at the command that holds them */
function runWithin(words: readonly string[], outer: ShellPlace, walk: ShellWalk): void {
  for (const script of words.flatMap(commandsIn)) {
    if (walk.depth >= DEEPEST) return walk.shell.cut();
    walk.depth++;
    const failure = 'asked';
    const place: ShellPlace = { ...outer, failure, exits: failure, scope: new Map(outer.scope), pipe: null };
    walk.shell.subshell(() => void apart(walk, () => runList(parseShell(script), place, walk)));
    walk.depth--;
  }
}

function runPipeline(
  { parts, negated }: NodeOf<'pipeline'>,
  place: ShellPlace,
  walk: ShellWalk,
  input: readonly ShellWord[] | undefined,
): Status {
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
    const result = apart(walk, () => runNode(part, own, walk, fed));
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
}

function isAsking(node: ShellNode | undefined): boolean {
  const name = node?.kind === 'simple' ? (node.command.words[0] ?? '') : '';
  return /^(?:\[|\[\[|test|true|:|[ef]?grep|ls|stat)$/.test(name);
}

function runChain({ first, rest }: NodeOf<'chain'>, place: ShellPlace, walk: ShellWalk): Status {
  let tried = Symbol();
  const placeOf = (at: number, certain = true): ShellPlace => ({
    ...place,
    certain: place.certain && certain,
    failure: failureBefore(rest.slice(at + 1), place),
    tries: [...place.tries, tried],
    instead: rest[at]?.operator === '||' ? [...place.instead, tried] : place.instead,
  });
  let status = runNode(first, placeOf(-1), walk);
  for (const [at, { operator, node }] of rest.entries()) {
    const isOther = operator === '||';
    if (status === isOther) {
      if (isOther) passOver(node, placeOf(at), walk);
      continue;
    }
    if (hasEnded(walk)) return status;
    const result = runNode(node, placeOf(at, status !== undefined), walk);
    // Of what may not have run, the chain comes to what it comes to either way.
    status = status === undefined && result !== isOther ? undefined : result;
    if (isOther && status === true) tried = Symbol();
  }
  return status;
}

/** What would run, had what stands before it failed. */
function passOver(node: ShellNode, place: ShellPlace, walk: ShellWalk): void {
  const { passOver: told } = walk.shell;
  if (told === undefined) return;
  const run = (command: RunCommand): undefined => {
    told(command);
    return undefined;
  };
  const { options } = walk;
  const beside: ShellWalk = { ...walk, shell: { ...walk.shell, run, cut: () => undefined } };
  walk.shell.subshell(() => void runNode(node, { ...place, scope: new Map(place.scope) }, beside));
  walk.left = beside.left;
  walk.options = options;
}

/** `-e` minds no failure before `&&`, though the chain as a whole fails with it. */
function failureBefore(rest: NodeOf<'chain'>['rest'], place: ShellPlace): Failure {
  const caught = rest.find(({ operator }) => operator === '||');
  if (caught !== undefined) return failureBehind(caught.node, place);
  return rest.length > 0 && place.failure === 'dropped' ? 'asked' : place.failure;
}

function runGroup({ body, subshell }: NodeOf<'group'>, place: ShellPlace, walk: ShellWalk): Status {
  if (!subshell) return runList(body, place, walk);
  let status: Status;
  walk.shell.subshell(() => {
    const within = { ...place, exits: place.failure, scope: new Map(place.scope) };
    status = apart(walk, () => runList(body, within, walk));
  });
  return status;
}

function runIf({ branches, otherwise }: NodeOf<'if'>, place: ShellPlace, walk: ShellWalk): Status {
  let sure = place.certain;
  const tried = branches.map(() => Symbol());
  for (const [at, { condition, body }] of branches.entries()) {
    const own: ShellPlace = { ...place, instead: [...place.instead, ...tried.slice(0, at)] };
    const tries = [...place.tries, ...tried.slice(at, at + 1)];
    const status = runList(condition, { ...own, certain: sure, failure: 'asked', tries }, walk);
    const done = status === false ? undefined : runList(body, { ...own, certain: sure && status === true }, walk);
    if (status === true) return sure ? done : undefined;
    sure &&= status === false;
  }
  const done = runList(otherwise, { ...place, instead: [...place.instead, ...tried], certain: sure }, walk);
  return sure ? done : undefined;
}

function runCase({ at, subject, branches }: NodeOf<'case'>, place: ShellPlace, walk: ShellWalk): Status {
  runWithin([subject], { at, ...place }, walk);
  const [word, ...others] = shellWords(`"${subject.replaceAll('"', '')}"`, valueIn(place.scope, walk));
  walk.hangsOn = word?.unknown[0];
  if (word === undefined || others.length > 0 || word.unknown.length > 0) {
    for (const { body } of branches) runList(body, { ...place, certain: false }, walk);
    return undefined;
  }
  const fits = branches.find(({ patterns }) =>
    patterns.some((each) => fitsGlob(word.text, each.replaceAll(/["']/g, ''))),
  );
  return fits === undefined ? true : runList(fits.body, place, walk);
}
