// A shell script → its tree, as far as sh and bash agree on it.

import { bracketWords } from './bracket-words.ts';
import type { CaseBranch, ChainLink, IfBranch, Redirect, ShellList, ShellNode, SimpleCommand } from './shell-tree.ts';
import { type ShellToken, shellTokens } from './shell-tokens.ts';

/** Compounds within compounds are followed so deep. */
const DEEPEST = 40;

/** Never fails: what does not fit the grammar is read as far as it goes. */
export function parseShell(script: string): ShellList {
  const reader = { tokens: shellTokens(script), at: 0 };
  const result: ShellNode[] = [];
  while (reader.at < reader.tokens.length) {
    result.push(...list(reader, [], 0));
    // A stray `)`, `fi` or `;;`.
    reader.at++;
  }
  return result;
}

interface Reader {
  readonly tokens: readonly ShellToken[];
  at: number;
}

function peek({ tokens, at }: Reader): ShellToken | undefined {
  return tokens[at];
}

function isNext(reader: Reader, ...texts: readonly string[]): boolean {
  const token = peek(reader);
  return token !== undefined && texts.includes(token.text);
}

function take(reader: Reader, text: string): boolean {
  if (!isNext(reader, text)) return false;
  reader.at++;
  return true;
}

/** Until one of the words that end it, which is left standing. */
function list(reader: Reader, ends: readonly string[], depth: number): ShellList {
  const nodes: ShellNode[] = [];
  while (peek(reader) !== undefined) {
    if (isNext(reader, ';', '&', '\n')) reader.at++;
    else if (isNext(reader, ...ends, ')', ';;')) break;
    else {
      const before = reader.at;
      const node = chain(reader, depth);
      if (node) nodes.push(node);
      if (reader.at === before) break;
    }
  }
  return nodes;
}

function chain(reader: Reader, depth: number): ShellNode | undefined {
  const first = pipeline(reader, depth);
  if (first === undefined) return undefined;
  const rest: ChainLink[] = [];
  while (isNext(reader, '&&', '||')) {
    const operator = take(reader, '&&') ? '&&' : '||';
    if (operator === '||') reader.at++;
    while (take(reader, '\n'));
    const node = pipeline(reader, depth);
    if (node === undefined) break;
    rest.push({ operator, node });
  }
  return rest.length === 0 ? first : { kind: 'chain', first, rest };
}

function pipeline(reader: Reader, depth: number): ShellNode | undefined {
  const negated = take(reader, '!');
  const first = command(reader, depth);
  if (first === undefined) return undefined;
  const parts = [first];
  while (take(reader, '|')) {
    while (take(reader, '\n'));
    const part = command(reader, depth);
    if (part === undefined) break;
    parts.push(part);
  }
  return parts.length === 1 && !negated ? first : { kind: 'pipeline', parts, negated };
}

function command(reader: Reader, depth: number): ShellNode | undefined {
  if (depth > DEEPEST) {
    reader.at = reader.tokens.length;
    return { kind: 'cut' };
  }
  if (take(reader, '(')) return group(reader, ')', depth);
  if (take(reader, '{')) return group(reader, '}', depth);
  if (take(reader, 'if')) return ifCommand(reader, depth);
  if (isNext(reader, 'function') && reader.tokens[reader.at + 1]?.kind === 'word') {
    // bash's own word for it
    const name = reader.tokens[reader.at + 1]?.text ?? '';
    reader.at += 2;
    if (take(reader, '(')) take(reader, ')');
    return functionOf(name, reader, depth);
  }
  if (take(reader, 'case')) return caseCommand(reader, depth);
  if (take(reader, 'for')) return forCommand(reader, depth);
  if (isNext(reader, 'while', 'until')) {
    const until = take(reader, 'until');
    if (!until) reader.at++;
    const condition = list(reader, ['do'], depth + 1);
    take(reader, 'do');
    const body = list(reader, ['done'], depth + 1);
    take(reader, 'done');
    return { kind: 'loop', condition, body, until, opened: openedBehind(reader) };
  }
  return simple(reader, depth);
}

function group(reader: Reader, end: string, depth: number): ShellNode {
  const body = list(reader, [end], depth + 1);
  take(reader, end);
  return { kind: 'group', body: [...written(reader), ...body], subshell: end === ')' };
}

function ifCommand(reader: Reader, depth: number): ShellNode {
  const branches: IfBranch[] = [];
  let otherwise: ShellList = [];
  do {
    const condition = list(reader, ['then'], depth + 1);
    take(reader, 'then');
    branches.push({ condition, body: list(reader, ['elif', 'else', 'fi'], depth + 1) });
  } while (take(reader, 'elif'));
  if (take(reader, 'else')) otherwise = list(reader, ['fi'], depth + 1);
  take(reader, 'fi');
  const [opened] = written(reader);
  const node: ShellNode = { kind: 'if', branches, otherwise };
  return opened === undefined ? node : { kind: 'group', body: [opened, node], subshell: false };
}

function caseCommand(reader: Reader, depth: number): ShellNode {
  const at = peek(reader)?.at ?? 0;
  const subject = peek(reader)?.text ?? '';
  reader.at++;
  const branches: CaseBranch[] = [];
  while (take(reader, '\n'));
  take(reader, 'in');
  while (peek(reader) !== undefined && !take(reader, 'esac')) {
    if (take(reader, '\n') || take(reader, ';;') || take(reader, ';') || take(reader, '(')) continue;
    const patterns: string[] = [];
    while (peek(reader) !== undefined && !take(reader, ')')) {
      const token = peek(reader);
      if (token?.kind === 'word') patterns.push(token.text);
      reader.at++;
    }
    branches.push({ patterns, body: list(reader, ['esac'], depth + 1) });
  }
  return { kind: 'case', at, subject, branches };
}

function forCommand(reader: Reader, depth: number): ShellNode {
  const at = peek(reader)?.at ?? 0;
  const variable = peek(reader)?.text ?? '';
  reader.at++;
  // `for name; do` goes through what the script is given; `for ((…))` counts.
  if (!/^\w+$/.test(variable)) {
    while (peek(reader) !== undefined && !isNext(reader, 'do', 'done')) reader.at++;
    return { kind: 'maybe', body: loopBody(reader, depth) };
  }
  const items = isNext(reader, 'in') ? [] : ['"$@"'];
  if (take(reader, 'in')) {
    for (let token = peek(reader); token?.kind === 'word'; token = peek(reader)) {
      items.push(token.text);
      reader.at++;
    }
  }
  while (take(reader, ';') || take(reader, '\n'));
  return { kind: 'for', at, variable, items, body: loopBody(reader, depth) };
}

function loopBody(reader: Reader, depth: number): ShellList {
  take(reader, 'do');
  const body = list(reader, ['done'], depth + 1);
  take(reader, 'done');
  return [...written(reader), ...body];
}

/** The files that the redirections behind a compound open, before anything of it runs. */
function written(reader: Reader): ShellList {
  const opened = openedBehind(reader);
  // What feeds one of its commands is not followed.
  return opened === undefined || opened.redirects.length === 0
    ? []
    : [{ kind: 'simple', command: { words: [], redirects: opened.redirects, at: opened.at, around: true } }];
}

function openedBehind(reader: Reader): SimpleCommand | undefined {
  const at = peek(reader)?.at ?? 0;
  const { redirects: found, fed } = redirects(reader);
  return found.length === 0 && fed.heredoc === undefined
    ? undefined
    : { words: [], redirects: found, at, around: true, ...fed };
}

function simple(reader: Reader, depth: number): ShellNode | undefined {
  const test = isNext(reader, '[[') ? bracketWords(reader.tokens, reader.at) : undefined;
  const words: string[] = [...(test?.words ?? [])];
  const found: Redirect[] = [];
  const at = peek(reader)?.at ?? 0;
  reader.at = test?.end ?? reader.at;
  let fed: Fed = {};
  for (let token = peek(reader); token !== undefined; token = peek(reader)) {
    if (token.kind === 'operator' && /^(?:<<<|&>>?|<<-?|>>?|<|[<>]&|>\|)$/.test(token.text)) {
      const read = redirects(reader);
      found.push(...read.redirects);
      if (fed.heredoc === undefined) ({ fed } = read);
    } else if (token.kind === 'word') {
      words.push(token.text);
      reader.at++;
    } else break;
  }
  // name() { …; }: a function.
  if (words.length === 1 && isNext(reader, '(') && reader.tokens[reader.at + 1]?.text === ')') {
    reader.at += 2;
    return functionOf(words[0] ?? '', reader, depth);
  }
  if (words.length === 0 && fed.heredoc === undefined && found.length === 0) return undefined;
  return { kind: 'simple', command: { words, redirects: found, at, ...fed } };
}

function functionOf(name: string, reader: Reader, depth: number): ShellNode {
  while (take(reader, '\n'));
  const body = command(reader, depth + 1);
  return { kind: 'function', name, body: body === undefined ? [] : [body] };
}

type Fed = Pick<SimpleCommand, 'heredoc' | 'heredocAt' | 'quoted'>;

function redirects(reader: Reader): { readonly redirects: readonly Redirect[]; readonly fed: Fed } {
  const found: Redirect[] = [];
  let fed: Fed = {};
  for (let token = peek(reader); token?.kind === 'operator'; token = peek(reader)) {
    if (!/^(?:<<<|&>>?|<<-?|>>?|<|[<>]&|>\|)$/.test(token.text)) break;
    const target = reader.tokens[reader.at + 1]?.text ?? '';
    reader.at += 2;
    const { heredoc, heredocAt = 0, quoted = false, descriptor } = token;
    if (heredoc !== undefined) fed = fed.heredoc === undefined ? { heredoc, heredocAt, quoted } : fed;
    else found.push({ operator: token.text, target, ...(descriptor === undefined ? {} : { descriptor }) });
  }
  return { redirects: found, fed };
}
