// Runs one simple command of a script: its variables, the commands of the shell itself, and what is told of the others.

import type { ValueOf } from '../expand-variables.ts';
import { runOwn, setsArguments } from './shell-own.ts';
import { bracketTestWords, shellTest } from './shell-test.ts';
import { shellOptions } from './shell-options.ts';
import type { SimpleCommand } from './shell-tree.ts';
import { fedBy, valueIn, wordsOf } from './fed-by.ts';
import type { Outcome, RunCommand } from './run-command.ts';
import type { ShellPlace, Variables } from './shell-place.ts';
import type { ScriptEnd, ShellWalk } from './shell-walk.ts';
import { type ShellWord, shellWords } from './shell-words.ts';

/** Commands whose exit code asks something, so that what follows behind `&&` and `||` may or may not run. */
const questions = /^(?:\[|\[\[|test|command|which|type|grep|egrep|ls|dpkg|rpm|python3?|hash|id|stat|diff|cmp)$/;

/** @returns whether it succeeds; undefined where that is not known */
export function runSimple(
  command: SimpleCommand,
  place: ShellPlace,
  walk: ShellWalk,
  input: readonly ShellWord[] | undefined,
): boolean | undefined {
  const { certain, scope } = place;
  const assigned = command.words.findIndex((word) => !/^[A-Za-z_]\w*\+?=/.test(word));
  const count = assigned < 0 ? command.words.length : assigned;
  const own = count === command.words.length ? scope : new Map(scope);
  for (const word of command.words.slice(0, count)) assign(word, own, valueIn(own, walk), certain);
  const words = wordsOf({ ...command, words: command.words.slice(count) }, own, walk);
  const [program] = words;
  const prefixed = command.words.slice(0, count).map((word) => word.replace(/\+?=.*$/s, ''));
  const script: RunCommand['script'] = {
    variables: scope,
    exported: [...walk.exported, ...prefixed],
    options: walk.options,
    failure: place.failure,
    takes: (end) => takeEnd(end, place, walk),
  };
  // `> six.txt`, `: > six.txt`: nothing runs, and the file is emptied.
  if (program === undefined ? command.heredoc === undefined : /^(?:true|:)$/.test(program.text)) {
    if (command.redirects.length > 0) tell(command, words, { ...place, scope: own }, walk, { input, script });
    return true;
  }
  if (/^(?:export|declare|readonly|local|typeset)$/.test(program?.text ?? '')) {
    if (program?.text === 'export') for (const { text } of words.slice(1)) walk.exported.add(text.replace(/=.*$/s, ''));
    noteLocals(words, scope, walk);
    for (const word of command.words.slice(count + 1).filter((each) => each.includes('=')))
      assign(word, scope, valueIn(scope, walk), certain);
    return true;
  }
  if (program?.text === 'false') return fails(command, words, place, walk);
  if (program?.text === '[[' && walk.shell.lacks?.('[[') === true) {
    const outcome = tell(command, words, { ...place, scope: own }, walk, { input, script });
    // Where the build ends with it, what would follow is judged all the same.
    return outcome !== 'fails' && certain;
  }
  if (program !== undefined && /^(?:\[|\[\[|test)$/.test(program.text)) {
    walk.hangsOn = words.flatMap((word) => word.unknown)[0];
    const raw = command.words.slice(count);
    const asked = program.text === '[[' ? bracketTestWords(raw, valueIn(own, walk)) : words;
    const holds = shellTest(asked, walk.shell.files);
    return holds === false ? fails(command, words, place, walk) : holds;
  }
  const asks = place.failure === 'asked' && asksFetcher(words);
  // Before it is told of: a program of which less is known may bring others.
  const has = asks ? walk.shell.hasFetcher?.(program?.text ?? '') : undefined;
  const outcome = tell(command, words, { ...place, scope: own }, walk, { input, script });
  if (outcome === 'fails') return endsAt(place, walk);
  const did = runOwn(program?.text ?? '', words.slice(1), place, walk);
  if (did === false) return fails(command, words, place, walk);
  if (did !== undefined) return did;
  if (program?.text === 'set') setsArguments(words.slice(1), scope);
  if (program?.text === 'set') walk.options = shellOptions(textsBehind(words), walk.options);
  if (asks) return has;
  // Where the script ends with its failure, what follows runs or nothing comes of it.
  if (place.failure === 'ends') return true;
  if (program === undefined || !questions.test(program.text) || isInstaller(words)) return true;
  return walk.shell.succeeds?.({ words, pipe: place.pipe, ...fedBy(command, own, walk) });
}

/** Options stay as the sourced script leaves them, and its `exit` ends this one; whether either happened hangs on whether it ran. */
function takeEnd({ options, ended, exit }: ScriptEnd, { certain }: ShellPlace, walk: ShellWalk): void {
  if (certain) walk.options = options;
  if (ended === undefined) return;
  if (certain && ended === 'surely') Object.assign(walk, { ended, exit });
  else walk.ended ??= 'maybe';
}

function fails({ at }: SimpleCommand, words: readonly ShellWord[], place: ShellPlace, walk: ShellWalk): false {
  walk.shell.failing?.({ at, words });
  return endsAt(place, walk);
}

/** `-e` ends the script where nothing asks for the failure: `true && false` as well, and not `false && true`. */
function endsAt({ failure, certain }: ShellPlace, walk: ShellWalk): false {
  if (failure === 'dropped' && walk.options.errexit && certain && walk.ended === undefined)
    Object.assign(walk, { ended: 'surely', exit: false });
  return false;
}

/** `local X=1`: behind its function it is again what it was. */
function noteLocals([program, ...names]: readonly ShellWord[], scope: Variables, { locals }: ShellWalk): void {
  const isLocal = /^(?:local|declare|typeset)$/.test(program?.text ?? '');
  if (!isLocal || names.some(({ text }) => /^-\w*g/.test(text))) return;
  for (const { text } of names) {
    const name = text.replace(/\+?=.*$/s, '');
    if (/^\w+$/.test(name) && !locals.has(name)) locals.set(name, scope.get(name));
  }
}

function tell(
  command: SimpleCommand,
  words: readonly ShellWord[],
  { certain, failure, exits, feeds, scope, tries, instead, pipe, at = command.at }: ShellPlace,
  walk: ShellWalk,
  { input, script }: Pick<RunCommand, 'input' | 'script'>,
): Outcome {
  const { hangsOn } = walk;
  const valueOf = valueIn(scope, walk);
  const output = command.redirects.find(
    ({ operator, descriptor = '1' }) => /^(?:>|>>|>\|)$/.test(operator) && descriptor === '1',
  );
  const [target] = output === undefined ? [] : shellWords(output.target, valueOf);
  const writes = command.redirects
    .filter(
      ({ operator, target: file }) => /^(?:&?>|&?>>|>\||>&)$/.test(operator) && !/^(?:[\d-]+$|\/dev\/)/.test(file),
    )
    .flatMap((each) => shellWords(each.target, valueOf));
  const from = command.redirects.find(({ operator }) => operator === '<');
  const [source] = from === undefined ? [] : shellWords(from.target, valueOf);
  const fed = input ?? (source === undefined ? undefined : [{ text: 'cat', unknown: [] }, source]);
  return walk.shell.run({
    at,
    words,
    certain,
    caught: walk.trapped || (failure !== 'ends' && !(failure === 'dropped' && walk.options.errexit)),
    exits: exits === 'ends' && !walk.trapped,
    ...(feeds === true ? { feeds } : {}),
    hangsOn: certain ? undefined : hangsOn,
    tries,
    instead,
    input: fed,
    items: walk.items,
    heredoc: command.heredoc,
    heredocAt: command.heredocAt,
    output: target,
    writes,
    ...fedBy(command, scope, walk),
    pipe,
    around: command.around,
    variables: scope,
    script,
  });
}

/** `curl --version || apt-get install -y curl` */
function asksFetcher(words: readonly ShellWord[]): boolean {
  return /^(?:curl|wget|git)$/.test(words[0]?.text ?? '') && /^(?:--version|-V)$/.test(textsBehind(words).join(' '));
}

function textsBehind(words: readonly ShellWord[]): readonly string[] {
  return words.slice(1).map(({ text }) => text);
}

/** `python3 -m pip`: it does something, and that it works is taken for granted. */
function isInstaller([program, second]: readonly ShellWord[]): boolean {
  return program !== undefined && program.text.startsWith('python') && second?.text === '-m';
}

function assign(word: string, into: Variables, valueOf: ValueOf, certain: boolean): void {
  const equals = word.indexOf('=');
  const name = word.slice(0, equals).replace(/\+$/, '');
  const [value, ...others] = shellWords(word.slice(equals + 1), valueOf);
  const known = certain && others.length === 0 && (value === undefined || value.unknown.length === 0);
  into.set(name, known && !word.includes('+=') ? (value?.text ?? '') : null);
}
