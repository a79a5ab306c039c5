// The facts behind a conflict → sentences that a person can follow: who asks for what, and where nothing is left.

import { satisfies } from '../packaging/specifier.ts';
import { compareVersions } from '../packaging/version.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { Fact } from './incompatibility.ts';
import type { Option, RefusedWhy, Wanted } from './universe.ts';

/** More than so many facts are nothing that anybody reads. */
const MOST = 12;

/**
 * One sentence a group of facts: `flask 3.0.0 to 3.1.2 need werkzeug>=3.0.0`.
 *
 * @param optionsOf every version of a project that can be installed there, newest first
 */
export function conflictSentences(
  facts: readonly Fact[],
  optionsOf: (name: string) => readonly Option[],
): readonly string[] {
  const sentences = merged([...grouped(inReadingOrder(facts)).values()]).flatMap((group) =>
    sentencesOf(group, optionsOf),
  );
  return shortened([...new Set([...sentences, ...emptyRanges(facts, optionsOf)])], MOST);
}

/** What the user asks for, what narrows that, and from there on who needs what, step by step. */
function inReadingOrder(facts: readonly Fact[]): readonly Fact[] {
  const asked = facts.filter((fact) => fact.kind === 'asked');
  const ordered: Fact[] = [...asked, ...facts.filter(({ kind }) => kind === 'constraint')];
  const met = new Set(asked.map(({ wanted }) => wanted.name));
  let waiting = facts.filter((fact) => 'option' in fact);
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    const next = waiting.filter(({ option }) => met.has(option.name));
    waiting = waiting.filter((fact) => !next.includes(fact));
    ordered.push(...next);
    for (const fact of next) if (fact.kind === 'required') met.add(fact.wanted.name);
  }
  return [...ordered, ...waiting];
}

/** What several versions of a project say alike stands together. */
function grouped(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = groupKey(fact);
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

/** So many ranges of one package that another one needs are told one by one. */
const RANGES = 3;

/** Where each version of a package needs another range of one and the same, nobody reads them all: they become one group. */
function merged(groups: readonly (readonly Fact[])[]): readonly (readonly Fact[])[] {
  const alike = new Map<string, (readonly Fact[])[]>();
  for (const group of groups) {
    const [first] = group;
    const key = first?.kind === 'required' ? `${first.key} ${first.wanted.name}` : `${alike.size}`;
    alike.set(key, [...(alike.get(key) ?? []), group]);
  }
  return [...alike.values()].flatMap((own) => (own.length > RANGES ? [own.flat()] : own));
}

function groupKey(fact: Fact): string {
  switch (fact.kind) {
    case 'asked':
    case 'constraint':
      return `${fact.kind} ${fact.wanted.by ?? ''} ${fact.wanted.text}`;
    case 'required':
      return `required ${fact.key} ${fact.wanted.text}`;
    case 'refused':
      return `refused ${fact.option.name} ${refusedWords(fact.why)}`;
    case 'extra':
    case 'listed':
      return `${fact.kind} ${fact.key}`;
  }
}

function sentencesOf(group: readonly Fact[], optionsOf: (name: string) => readonly Option[]): readonly string[] {
  const [first] = group;
  const options = group.flatMap((fact) => ('option' in fact ? [fact.option] : []));
  switch (first?.kind) {
    case 'asked':
      return [`${first.wanted.by ?? 'the command line'} asks for ${first.wanted.text}`];
    case 'constraint':
      return [`${first.wanted.by ?? 'a constraint'} allows ${first.wanted.text} alone`];
    case 'required': {
      const ranges = new Set(group.map((fact) => ('wanted' in fact ? fact.wanted.text : '')));
      if (ranges.size > 1) return [rangesWords(first.key, group, optionsOf)];
      return [`${versionsWords(first.key, options, optionsOf)} ${needWord(options)} ${first.wanted.text}`];
    }
    case 'refused':
      return [`${versionsWords(first.option.name, options, optionsOf)} ${refusedWords(first.why)}`];
    default:
      // That an extra belongs to its project, and that there are no more versions than there are, goes without saying.
      return [];
  }
}

function refusedWords(why: RefusedWhy): string {
  switch (why.kind) {
    case 'line':
      return `cannot be read: ${why.line}`;
    case 'python':
      return `for Python ${why.range} alone`;
    case 'other-name':
    case 'other-version':
      return `passed over: the metadata says ${why.said}`;
  }
}

/** `fastapi 0.110.0 to 0.165.0 need starlette, from starlette<0.37.0,>=0.36.3 (0.110.0) to starlette>=1.6.0 (0.165.0)`. */
function rangesWords(key: string, group: readonly Fact[], optionsOf: (name: string) => readonly Option[]): string {
  const needs = group.flatMap((fact) => (fact.kind === 'required' ? [fact] : []));
  const options = sorted(needs.map(({ option }) => option));
  const needOf = (option: Option | undefined): string => {
    const need = needs.find((fact) => fact.option === option);
    return `${need?.wanted.text ?? ''} (${textOf(option)})`;
  };
  const [first, last] = [options[0], options.at(-1)];
  return `${versionsWords(key, options, optionsOf)} need ${needs[0]?.wanted.name ?? ''}, from ${needOf(first)} to ${needOf(last)}`;
}

function needWord(options: readonly Option[]): string {
  return new Set(options).size === 1 ? 'needs' : 'need';
}

/** `flask 3.0.0 to 3.1.2`, `flask 1.0 and 2.0`, `all versions of flask from 1.0 to 3.1.2`. */
function versionsWords(
  key: string,
  options: readonly Option[],
  optionsOf: (name: string) => readonly Option[],
): string {
  const [first] = options;
  const all = optionsOf(first?.name ?? '').toReversed();
  const own = sorted([...new Set(options)]);
  const [lowest, highest] = [textOf(own[0]), textOf(own.at(-1))];
  if (own.length < 2) return `${key} ${lowest}`.trim();
  if (own.length === all.length) return `all versions of ${key} that can be installed (${lowest} to ${highest})`;
  const start = all.findIndex((option) => option === own[0]);
  const isRun = own.every((option, position) => all[start + position] === option);
  if (isRun && own.length > 2) return `${key} ${lowest} to ${highest}`;
  return `${key} ${listWords(shortened(own.map(textOf), 4))}`;
}

function sorted(options: readonly Option[]): readonly Option[] {
  return options.toSorted((a, b) => (a.version && b.version ? compareVersions(a.version, b.version) : 0));
}

function textOf(option: Option | undefined): string {
  return option?.version?.text ?? option?.address ?? '';
}

/** Demands that nothing meets, whatever else is asked: no such project, or no version in the range that can be installed. */
function emptyRanges(facts: readonly Fact[], optionsOf: (name: string) => readonly Option[]): readonly string[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'asked' && fact.kind !== 'required') return [];
    const { wanted } = fact;
    if (wanted.address !== undefined) return [];
    const options = optionsOf(wanted.name);
    return options.some((option) => isIn(option, wanted)) ? [] : [emptyRange(wanted, options)];
  });
}

function isIn({ version }: Option, { specifiers }: Wanted): boolean {
  return version === undefined || satisfies(version, specifiers, true);
}

function emptyRange({ name, specifiers }: Wanted, options: readonly Option[]): string {
  const newest = sorted(options).at(-1);
  if (!newest) return `no version of ${name} can be installed there`;
  return `no version of ${name} that can be installed there is ${specifiers.text}: the newest is ${textOf(newest)}`;
}
