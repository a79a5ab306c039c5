// A constraint of Poetry's with alternatives (`^1.2 || ^2.0`) as the one set of specifiers that a requirement may hold.

import type { Specifier } from '../../packaging/specifier.ts';
import { compareVersions, parseVersion, type Version } from '../../packaging/version.ts';
import type { PoetryConstraint } from './poetry-constraint.ts';

export interface OneSpecifier {
  /** Behind the name, as poetry-core writes it; where the alternatives leave a gap, in a way that installers refuse. */
  readonly text: string;
  /** Whether alternatives meet at a version (`<2.0 || >=2.0`): poetry-core joins them before 2.5 alone. */
  readonly meets: boolean;
}

/** From `from` up to, but not including, `to`; undefined: without end. */
interface Range {
  readonly from: Version | undefined;
  readonly to: Version | undefined;
  /** `1.*`, which ends before the pre-releases of 2 where the next begins. */
  readonly wildcard: boolean;
}

/** Alternatives that overlap become one range, as in poetry-core's VersionUnion; `||` has no counterpart in PEP 440. */
export function oneSpecifier(constraint: PoetryConstraint): OneSpecifier {
  const [first, ...others] = constraint;
  if (!first || others.length === 0) return { text: first?.text ?? '', meets: false };
  const apart = { text: ` (${constraint.map(({ text }) => text).join(' || ')})`, meets: false };
  const ranges = constraint.flatMap(({ specifiers }) => rangeOf(specifiers) ?? []);
  const [lowest, ...higher] = ranges.toSorted((a, b) => byStart(a.from, b.from));
  if (!lowest || ranges.length < constraint.length) return apart;
  let [{ to, wildcard }, meets] = [lowest, false];
  for (const next of higher) {
    const gap = to && next.from ? compareVersions(next.from, to) : -1;
    if (gap > 0) return apart;
    meets ||= gap === 0 && !(wildcard && next.wildcard);
    if (!to || !next.to) to = undefined;
    else if (compareVersions(to, next.to) < 0) ({ to, wildcard } = next);
  }
  const { from } = lowest;
  return { text: [...(from ? [`>=${from.text}`] : []), ...(to ? [`<${to.text}`] : [])].join(','), meets };
}

/** Undefined for what is no range of this kind: `==1.0`, `!=1.5`, `>1`, `<=2`. */
function rangeOf(specifiers: readonly Specifier[]): Range | undefined {
  const [only] = specifiers;
  if (specifiers.length === 1 && only?.operator === '==' && only.wildcard && only.base)
    return { from: only.base, to: afterAll(only.base), wildcard: true };
  const bound = (wanted: string): readonly Specifier[] => specifiers.filter(({ operator }) => operator === wanted);
  const [from, to] = [bound('>='), bound('<')];
  if (from.length > 1 || to.length > 1 || from.length + to.length < specifiers.length) return undefined;
  return { from: from[0]?.base, to: to[0]?.base, wildcard: false };
}

/** `1.2` → `1.3`: where `1.2.*` ends. */
function afterAll({ release }: Version): Version | undefined {
  const next = parseVersion([...release.slice(0, -1), (release.at(-1) ?? 0n) + 1n].join('.'));
  return next.ok ? next.value : undefined;
}

function byStart(a: Version | undefined, b: Version | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return compareVersions(a, b);
}
