// The facts behind a conflict → fewer that a person can follow: in reading order, with versions that say the same together.

import { pinOf, satisfies } from '../packaging/specifier.ts';
import { compareVersions } from '../packaging/version.ts';
import type { ConflictFact, SomeVersions } from './conflict-fact.ts';
import type { Fact } from './incompatibility.ts';
import type { Option, Wanted } from './universe.ts';

/**
 * One fact a group: `flask 3.0.0 to 3.1.2 need werkzeug>=3.0.0`.
 *
 * @param optionsOf every version of a project that can be installed there, newest first
 */
export function conflictFacts(
  facts: readonly Fact[],
  optionsOf: (name: string) => readonly Option[],
): readonly ConflictFact[] {
  const told = merged([...grouped(inReadingOrder(facts)).values()]).flatMap((group) => factsOf(group, optionsOf));
  return [...told, ...emptyRanges(facts, optionsOf)];
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
      return `refused ${fact.option.name} ${Object.values(fact.why).join(' ')}`;
    case 'extra':
    case 'listed':
      return `${fact.kind} ${fact.key}`;
  }
}

function factsOf(group: readonly Fact[], optionsOf: (name: string) => readonly Option[]): readonly ConflictFact[] {
  const [first] = group;
  const options = group.flatMap((fact) => ('option' in fact ? [fact.option] : []));
  switch (first?.kind) {
    case 'asked':
    case 'constraint':
      return [{ kind: first.kind, by: first.wanted.by ?? null, wanted: first.wanted.text }];
    case 'required': {
      const ranges = new Set(group.map((fact) => ('wanted' in fact ? fact.wanted.text : '')));
      if (ranges.size > 1) return [rangesOf(first.key, group, optionsOf)];
      return [{ kind: 'required', of: someVersions(first.key, options, optionsOf), wanted: first.wanted.text }];
    }
    case 'refused':
      return [{ kind: 'refused', of: someVersions(first.option.name, options, optionsOf), why: first.why }];
    default:
      // That an extra belongs to its project, and that there are no more versions than there are, goes without saying.
      return [];
  }
}

/** `fastapi 0.110.0 to 0.165.0 need starlette, from starlette<0.37.0,>=0.36.3 (0.110.0) to starlette>=1.6.0 (0.165.0)`. */
function rangesOf(key: string, group: readonly Fact[], optionsOf: (name: string) => readonly Option[]): ConflictFact {
  const needs = group.flatMap((fact) => (fact.kind === 'required' ? [fact] : []));
  const options = sorted(needs.map(({ option }) => option));
  const needOf = (option: Option | undefined): { readonly wanted: string; readonly of: string } => {
    const need = needs.find((fact) => fact.option === option);
    return { wanted: need?.wanted.text ?? '', of: textOf(option) };
  };
  return {
    kind: 'ranges',
    of: someVersions(key, options, optionsOf),
    name: needs[0]?.wanted.name ?? '',
    needs: [needOf(options[0]), needOf(options.at(-1))],
  };
}

function someVersions(
  key: string,
  options: readonly Option[],
  optionsOf: (name: string) => readonly Option[],
): SomeVersions {
  const all = optionsOf(options[0]?.name ?? '').toReversed();
  const own = sorted([...new Set(options)]);
  const start = all.findIndex((option) => option === own[0]);
  const isRun = own.every((option, position) => all[start + position] === option);
  const extent = own.length === all.length ? 'all' : isRun ? 'run' : 'some';
  return { key, versions: own.map(textOf), extent };
}

function sorted(options: readonly Option[]): readonly Option[] {
  return options.toSorted((a, b) => (a.version && b.version ? compareVersions(a.version, b.version) : 0));
}

function textOf(option: Option | undefined): string {
  return option?.version?.text ?? option?.address ?? '';
}

/** Demands that nothing meets, whatever else is asked: no such project, or no version in the range that can be installed. */
function emptyRanges(facts: readonly Fact[], optionsOf: (name: string) => readonly Option[]): readonly ConflictFact[] {
  return facts.flatMap((fact): readonly ConflictFact[] => {
    if (fact.kind !== 'asked' && fact.kind !== 'required') return [];
    const { wanted } = fact;
    if (wanted.address !== undefined) return [];
    const options = optionsOf(wanted.name);
    const there = options.filter((option) => isIn(option, wanted));
    if (there.length === 0) return [emptyRange(wanted, options)];
    const isPinned = facts.some(
      (one) => 'wanted' in one && one.wanted.name === wanted.name && pinOf(one.wanted.specifiers),
    );
    return isPinned || there.some(({ yanked }) => !yanked)
      ? []
      : [
          {
            kind: 'all-yanked',
            name: wanted.name,
            range: wanted.specifiers.text,
            newest: textOf(sorted(there).at(-1)),
          },
        ];
  });
}

function isIn({ version }: Option, { specifiers }: Wanted): boolean {
  return version === undefined || satisfies(version, specifiers, true);
}

function emptyRange({ name, specifiers }: Wanted, options: readonly Option[]): ConflictFact {
  const newest = sorted(options).at(-1);
  if (!newest) return { kind: 'nothing-there', name };
  return { kind: 'none-in-range', name, range: specifiers.text, newest: textOf(newest) };
}
