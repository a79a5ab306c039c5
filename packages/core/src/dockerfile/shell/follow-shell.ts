// Goes through a script as a shell would, as far as what runs is known, and tells of every command.

import type { ValueOf } from '../expand-variables.ts';
import { fitsGlob } from '../fits-glob.ts';
import { parseShell } from './parse-shell.ts';
import { shellTest } from './shell-test.ts';
import type { CaseBranch, ShellList, ShellNode, SimpleCommand } from './shell-tree.ts';
import { type ShellWord, shellWords } from './shell-words.ts';

/** A command that runs, or may run. */
export interface RunCommand {
  readonly words: readonly ShellWord[];
  /** False where it hangs on something unknown whether it runs. */
  readonly certain: boolean;
  /** The variable on which that hangs, where it is one. */
  readonly hangsOn?: string;
  /** The words of the command before it in its pipe. */
  readonly input?: readonly ShellWord[];
  readonly heredoc?: string;
  /** Where its output goes. */
  readonly output?: ShellWord;
  readonly variables: Variables;
}

/** Variables of the script; a value of null is one that is not known. */
export type Variables = Map<string, string | null>;

export interface ShellRun {
  readonly valueOf: ValueOf;
  readonly run: (command: RunCommand) => void;
  /** Called around a sub-shell, whose `cd` ends with it. */
  readonly subshell: (body: () => void) => void;
  /** Called where there are more commands than are followed. */
  readonly cut: () => void;
}

/** Commands whose exit code asks something, so that what follows behind `&&` and `||` may or may not run. */
const questions = /^(?:\[|\[\[|test|command|which|type|grep|egrep|ls|dpkg|rpm|python3?|hash|id|stat|diff|cmp)$/;
/** Loops over more items are not followed. */
const MOST_ITEMS = 50;
/** Commands of one script, loops counted each time; a hundred is many. */
const MOST_COMMANDS = 1000;

export function followShell(script: string, shell: ShellRun, variables: Variables = new Map()): void {
  let left = MOST_COMMANDS;
  let hangsOn: string | undefined;
  const valueIn = (scope: Variables): ValueOf => {
    return (name) => (scope.has(name) ? scope.get(name) : shell.valueOf(name));
  };

  const runList = (nodes: ShellList, certain: boolean, scope: Variables): boolean | undefined => {
    let status: boolean | undefined = true;
    for (const node of nodes) status = runNode(node, certain, scope);
    return status;
  };

  const runNode = (
    node: ShellNode,
    certain: boolean,
    scope: Variables,
    input?: readonly ShellWord[],
  ): boolean | undefined => {
    if (left-- <= 0) {
      if (left === -1) shell.cut();
      return undefined;
    }
    switch (node.kind) {
      case 'simple':
        return runSimple(node.command, certain, scope, input);
      case 'pipeline': {
        let before = input;
        let status: boolean | undefined;
        for (const part of node.parts) {
          status = runNode(part, certain, scope, before);
          before = part.kind === 'simple' ? wordsOf(part.command, scope) : [];
        }
        return node.negated && status !== undefined ? !status : status;
      }
      case 'chain': {
        let status = runNode(node.first, certain, scope);
        for (const { operator, node: next } of node.rest) {
          if (status === (operator === '||')) continue;
          const result = runNode(next, certain && status !== undefined, scope);
          status = status === undefined ? undefined : result;
        }
        return status;
      }
      // What comes behind `fi &&` runs: a compound command that fails ends the build.
      case 'if':
        runIf(node, certain, scope);
        return true;
      case 'case':
        runCase(node, certain, scope);
        return true;
      case 'for':
        runFor(node, certain, scope);
        return true;
      case 'group': {
        if (!node.subshell) return runList(node.body, certain, scope);
        let status: boolean | undefined;
        shell.subshell(() => {
          status = runList(node.body, certain, new Map(scope));
        });
        return status;
      }
      case 'maybe':
        runList(node.body, false, scope);
        return true;
    }
  };

  const runIf = (
    { branches, otherwise }: Extract<ShellNode, { kind: 'if' }>,
    certain: boolean,
    scope: Variables,
  ): void => {
    let sure = certain;
    for (const { condition, body } of branches) {
      const status = runList(condition, sure, scope);
      if (status === false) continue;
      runList(body, sure && status === true, scope);
      if (status === true) return;
      sure = false;
    }
    runList(otherwise, sure, scope);
  };

  const runCase = (
    { subject, branches }: Extract<ShellNode, { kind: 'case' }>,
    certain: boolean,
    scope: Variables,
  ): void => {
    const [word, ...others] = shellWords(`"${subject.replaceAll('"', '')}"`, valueIn(scope));
    const known = word !== undefined && others.length === 0 && word.unknown.length === 0;
    hangsOn = word?.unknown[0];
    const fits = known
      ? branches.find((branch) => branch.patterns.some((each) => fitsGlob(word.text, each.replaceAll(/["']/g, ''))))
      : undefined;
    if (known) {
      if (fits) runList(fits.body, certain, scope);
      return;
    }
    for (const { body } of branches satisfies readonly CaseBranch[]) runList(body, false, scope);
  };

  const runFor = (
    { variable, items, body }: Extract<ShellNode, { kind: 'for' }>,
    certain: boolean,
    scope: Variables,
  ): void => {
    const words = items.flatMap((item) => shellWords(item, valueIn(scope)));
    if (words.length > MOST_ITEMS || words.some(({ text, unknown }) => unknown.length > 0 || /[*?]/.test(text))) {
      scope.set(variable, null);
      runList(body, false, scope);
      return;
    }
    for (const { text } of words) {
      scope.set(variable, text);
      runList(body, certain, scope);
    }
  };

  const wordsOf = ({ words }: SimpleCommand, scope: Variables): readonly ShellWord[] =>
    words.flatMap((word) => shellWords(word, valueIn(scope)));

  const runSimple = (
    command: SimpleCommand,
    certain: boolean,
    scope: Variables,
    input: readonly ShellWord[] | undefined,
  ): boolean | undefined => {
    const assigned = command.words.findIndex((word) => !/^[A-Za-z_]\w*\+?=/.test(word));
    const count = assigned < 0 ? command.words.length : assigned;
    const own = count === command.words.length ? scope : new Map(scope);
    for (const word of command.words.slice(0, count)) assign(word, own, valueIn(scope), certain);
    const words = wordsOf({ ...command, words: command.words.slice(count) }, own);
    const [program] = words;
    if (program === undefined && command.heredoc === undefined) return true;
    if (program?.text === 'export' || program?.text === 'declare') {
      for (const word of command.words.slice(count + 1).filter((each) => each.includes('=')))
        assign(word, scope, valueIn(scope), certain);
      return true;
    }
    if (program?.text === 'true' || program?.text === ':') return true;
    if (program?.text === 'false') return false;
    if (program !== undefined && /^(?:\[|\[\[|test)$/.test(program.text)) {
      hangsOn = words.flatMap((word) => word.unknown)[0];
      return shellTest(words);
    }
    const output = command.redirects.find(({ operator }) => operator === '>' || operator === '>>' || operator === '>|');
    const [target] = output === undefined ? [] : shellWords(output.target, valueIn(own));
    const from = command.redirects.find(({ operator }) => operator === '<');
    const [source] = from === undefined ? [] : shellWords(from.target, valueIn(own));
    const fed = input ?? (source === undefined ? undefined : [{ text: 'cat', unknown: [] }, source]);
    shell.run({
      words,
      certain,
      ...(certain || hangsOn === undefined ? {} : { hangsOn }),
      ...(fed === undefined ? {} : { input: fed }),
      ...(command.heredoc === undefined ? {} : { heredoc: command.heredoc }),
      ...(target === undefined ? {} : { output: target }),
      variables: own,
    });
    return program !== undefined && questions.test(program.text) && !isInstaller(words) ? undefined : true;
  };

  runList(parseShell(script), true, variables);
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
