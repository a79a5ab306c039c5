// Goes through a script as a shell would, as far as what runs is known, and tells of every command.

import { fitsGlob } from '../fits-glob.ts';
import { parseShell } from './parse-shell.ts';
import { runSimple } from './run-simple.ts';
import type { ShellList, ShellNode } from './shell-tree.ts';
import { isFedScript } from './is-fed-script.ts';
import { noOptions, type ShellOptions } from './shell-options.ts';
import {
  type Failure,
  type ShellPlace,
  type ShellRun,
  type ShellWalk,
  valueIn,
  type Variables,
  wordsOf,
} from './shell-walk.ts';
import { commandsIn, type ShellWord, shellWords } from './shell-words.ts';

/** Loops over more items are not followed. */
const MOST_ITEMS = 50;
/** Commands of one script, loops counted each time; a hundred is many. */
const MOST_COMMANDS = 1000;

/** Commands within words of commands. */
const DEEPEST = 8;

/** Whether something succeeds; undefined where that is not known. */
type Status = boolean | undefined;

type NodeOf<Kind extends ShellNode['kind']> = Extract<ShellNode, { readonly kind: Kind }>;

/** @param failure what becomes of that of the whole script */
export function followShell(
  script: string,
  shell: ShellRun,
  variables: Variables = new Map(),
  options: ShellOptions = noOptions,
  failure: Failure = 'ends',
): void {
  const walk: ShellWalk = { shell, left: MOST_COMMANDS, depth: 0, hangsOn: undefined, options };
  runList(parseShell(script), { certain: true, failure, scope: variables }, walk);
}

function runList(nodes: ShellList, place: ShellPlace, walk: ShellWalk): Status {
  let status: Status = true;
  for (const [at, node] of nodes.entries()) {
    const failure = place.failure === 'ends' && at < nodes.length - 1 ? 'dropped' : place.failure;
    status = runNode(node, { ...place, failure }, walk);
  }
  return status;
}

function runNode(node: ShellNode, place: ShellPlace, walk: ShellWalk, input?: readonly ShellWord[]): Status {
  walk.shell.step();
  if (walk.left-- <= 0) {
    if (walk.left === -1) walk.shell.cut();
    return undefined;
  }
  switch (node.kind) {
    case 'simple':
      runWithin(node.command.words, place, walk);
      return runSimple(node.command, place, walk, input);
    case 'pipeline':
      return runPipeline(node, place, walk, input);
    case 'chain':
      return runChain(node, place, walk);
    case 'group':
      return runGroup(node, place, walk);
    // What comes behind `fi &&` runs: a compound command that fails ends the build.
    case 'if':
      runIf(node, place, walk);
      return true;
    case 'case':
      runCase(node, place, walk);
      return true;
    case 'for':
      runFor(node, place, walk);
      return true;
    case 'cut':
      walk.shell.cut();
      return undefined;
    case 'maybe':
      runList(node.body, { ...place, certain: false }, walk);
      return true;
  }
}

/** The commands within words, each a script of its own: `X=$(pip install six)`. */
function runWithin(words: readonly string[], { certain, scope }: Omit<ShellPlace, 'failure'>, walk: ShellWalk): void {
  for (const script of words.flatMap(commandsIn)) {
    if (walk.depth >= DEEPEST) return walk.shell.cut();
    walk.depth++;
    walk.shell.subshell(() => runList(parseShell(script), { certain, failure: 'asked', scope: new Map(scope) }, walk));
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
  let status: Status;
  const within: ShellPlace = negated ? { ...place, failure: 'asked' } : place;
  for (const [at, part] of parts.entries()) {
    const reader = parts[at + 1];
    const counts = reader === undefined || walk.options.pipefail || isFedScript(reader, place.scope, walk);
    status = runNode(part, counts ? within : { ...within, failure: 'asked' }, walk, before);
    before = part.kind === 'simple' ? wordsOf(part.command, place.scope, walk) : [];
  }
  return negated && status !== undefined ? !status : status;
}

function runChain({ first, rest }: NodeOf<'chain'>, place: ShellPlace, walk: ShellWalk): Status {
  let status = runNode(first, { ...place, failure: failureBefore(rest, place) }, walk);
  for (const [at, { operator, node }] of rest.entries()) {
    if (status === (operator === '||')) continue;
    const failure = failureBefore(rest.slice(at + 1), place);
    const result = runNode(node, { ...place, failure, certain: place.certain && status !== undefined }, walk);
    status = status === undefined ? undefined : result;
  }
  return status;
}

/** `-e` minds no failure before `&&`, though the chain as a whole fails with it. */
function failureBefore(rest: NodeOf<'chain'>['rest'], { failure }: ShellPlace): Failure {
  const isCaught = rest.some(({ operator }) => operator === '||') || (rest.length > 0 && failure === 'dropped');
  return isCaught ? 'asked' : failure;
}

function runGroup({ body, subshell }: NodeOf<'group'>, place: ShellPlace, walk: ShellWalk): Status {
  if (!subshell) return runList(body, place, walk);
  let status: Status;
  walk.shell.subshell(() => {
    status = runList(body, { ...place, scope: new Map(place.scope) }, walk);
  });
  return status;
}

function runIf({ branches, otherwise }: NodeOf<'if'>, place: ShellPlace, walk: ShellWalk): void {
  let sure = place.certain;
  for (const { condition, body } of branches) {
    const status = runList(condition, { ...place, certain: sure, failure: 'asked' }, walk);
    if (status === false) continue;
    runList(body, { ...place, certain: sure && status === true }, walk);
    if (status === true) return;
    sure = false;
  }
  runList(otherwise, { ...place, certain: sure }, walk);
}

function runCase({ subject, branches }: NodeOf<'case'>, place: ShellPlace, walk: ShellWalk): void {
  runWithin([subject], place, walk);
  const [word, ...others] = shellWords(`"${subject.replaceAll('"', '')}"`, valueIn(place.scope, walk));
  walk.hangsOn = word?.unknown[0];
  if (word === undefined || others.length > 0 || word.unknown.length > 0) {
    for (const { body } of branches) runList(body, { ...place, certain: false }, walk);
    return;
  }
  const fits = branches.find(({ patterns }) =>
    patterns.some((each) => fitsGlob(word.text, each.replaceAll(/["']/g, ''))),
  );
  if (fits) runList(fits.body, place, walk);
}

function runFor({ variable, items, body }: NodeOf<'for'>, place: ShellPlace, walk: ShellWalk): void {
  const { scope } = place;
  // Only the last turn's failure is the loop's.
  const failure = place.failure === 'ends' ? 'dropped' : place.failure;
  runWithin(items, place, walk);
  const words = items.flatMap((item) => shellWords(item, valueIn(scope, walk)));
  if (words.length > MOST_ITEMS || words.some(({ text, unknown }) => unknown.length > 0 || /[*?]/.test(text))) {
    scope.set(variable, null);
    walk.shell.items?.(words.map(({ text }) => text));
    runList(body, { certain: false, failure, scope }, walk);
    return;
  }
  for (const { text } of words) {
    scope.set(variable, text);
    runList(body, { ...place, failure }, walk);
  }
}
