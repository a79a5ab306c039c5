// The text of a compose file → values with lines. The library is loaded when the first file is read.

import type { Document, Node, Pair, ParsedNode, Scalar } from 'yaml';
import { composeError } from './compose-error.ts';
import { plainScalar } from './plain-scalar.ts';
import type { YamlMap, YamlValue } from './yaml-value.ts';

/** Ten times the largest that was seen. What the library needs grows faster than the file. */
const LONGEST = 100_000;
/** Nobody writes brackets, dashes or blanks so deep; the library calls itself for each. */
const DEEPEST = 100;

type Yaml = typeof import('./yaml-library.ts');

/** @throws WheelcheckError `compose` for what is no YAML, too large, or nested too deep */
export async function parseYaml(path: string, text: string): Promise<YamlValue> {
  if (text.length > LONGEST)
    throw composeError(path, undefined, `it has ${text.length} characters: up to ${LONGEST} are read`);
  const deep = tooDeep(text);
  if (deep !== undefined) throw composeError(path, deep, `it is nested more than ${DEEPEST} levels deep`);
  const yaml = await import('./yaml-library.ts');
  const lines = new yaml.LineCounter();
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  const document = yaml.parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    // Compared one by one, ten thousand keys take seconds: they are counted here.
    uniqueKeys: false,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error !== undefined) throw composeError(path, lineOf(error.pos[0]), firstSentence(error.message));
  return createReader(yaml, document, path, lineOf)(document.contents);
}

function createReader(
  yaml: Yaml,
  document: Document.Parsed,
  path: string,
  lineOf: (offset: number) => number,
): (node: ParsedNode | null) => YamlValue {
  const targets = aliasTargets(yaml, document);
  const known = new Map<Node, YamlValue>();
  const place = (node: Node): number => lineOf(node.range?.[0] ?? 0);
  const read = (node: unknown, line: number): YamlValue => {
    if (yaml.isAlias(node)) {
      const target = targets.get(node);
      if (target === undefined) throw composeError(path, place(node), `*${node.source} names no anchor`);
      return read(target, line);
    }
    if (!yaml.isNode(node)) return { kind: 'scalar', line, textLine: line, value: null };
    const found = known.get(node);
    if (found !== undefined) return found;
    const value = fill(node);
    known.set(node, value);
    return value;
  };
  const fill = (node: Node): YamlValue => {
    const line = place(node);
    if (node.tag === '!reset') return { kind: 'scalar', line, textLine: line, value: null, replaces: true };
    if (node.tag === '!override') return { ...untagged(node, line), replaces: true };
    return untagged(node, line);
  };
  const untagged = (node: Node, line: number): YamlValue => {
    if (yaml.isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => read(item, line)) };
    if (yaml.isMap(node)) {
      const map = { kind: 'map', line, own: new Map<string, YamlValue>(), merged: [] as YamlMap[] } as const;
      // An alias within may name the map itself.
      known.set(node, map);
      for (const pair of node.items) put(map, pair, line);
      return map;
    }
    return yaml.isScalar(node) ? scalarOf(node, line) : read(node, line);
  };
  const put = ({ own, merged }: { own: Map<string, YamlValue>; merged: YamlMap[] }, pair: Pair, line: number): void => {
    const key = read(pair.key, line);
    const name = key.kind === 'scalar' ? (key.written ?? key.value ?? '') : '';
    const value = read(pair.value, key.line);
    if (name === '<<') {
      const maps = value.kind === 'list' ? value.items : [value];
      for (const each of maps) {
        if (each.kind !== 'map') throw composeError(path, key.line, '<< takes mappings');
        merged.push(each);
      }
      return;
    }
    if (own.has(name)) throw composeError(path, key.line, `the key ${name} stands there twice`);
    own.set(name, { ...value, line: key.line });
  };
  return (node) => read(node, 1);
}

function scalarOf({ source, value, type }: Scalar, line: number): YamlValue {
  const textLine = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? line + 1 : line;
  if (value === null || value === undefined) return { kind: 'scalar', line, textLine, value: null };
  const written = source ?? (typeof value === 'string' ? value : JSON.stringify(value));
  const text = type === 'PLAIN' ? plainScalar(written) : written;
  return { kind: 'scalar', line, textLine, value: text, ...(text === written ? {} : { written }) };
}

/** An anchor counts until another of its name follows. */
function aliasTargets(yaml: Yaml, document: Document): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  yaml.visit(document, {
    Node: (_, node) => {
      if (yaml.isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

/** The line where brackets, or dashes on one line, are nested too deep. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const [position, line] of text.split('\n').entries()) {
    const indent = /^(?:[-?:]?\s)*/.exec(line.slice(0, 3 * DEEPEST))?.[0] ?? '';
    if (indent.length > 2 * DEEPEST && line.trim() !== '') return position + 1;
    for (const char of line) {
      if (char === '[' || char === '{') depth++;
      else if ((char === ']' || char === '}') && depth > 0) depth--;
      if (depth > DEEPEST) return position + 1;
    }
  }
  return undefined;
}

function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/^./, (letter) => letter.toLowerCase());
}
