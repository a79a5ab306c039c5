// Poetry's version constraints (`^1.2`, `~1`, `1.* || >=3`), put into PEP 440 specifiers that admit the same versions.

import type { Parsed } from '../../packaging/parsed.ts';
import { parseSpecifiers, type SpecifierSet } from '../../packaging/specifier.ts';
import { parseVersion, type Version } from '../../packaging/version.ts';

/** Any of the sets must admit a version; none: every version does. */
export type PoetryConstraint = readonly SpecifierSet[];

/** Far above the longest real one; keeps hostile input from being expensive. */
const MAX_CHARACTERS = 5000;

/**
 * Reads a constraint as poetry-core 2.5 does: `||` or `|` between alternatives, commas or spaces between what must hold
 * together, and PEP 440's operators beside `^`, `~` and bare versions.
 */
export function parsePoetryConstraint(text: string): Parsed<PoetryConstraint> {
  if (text.length > MAX_CHARACTERS) return problem(`${text.slice(0, 40)}…`);
  const sets: SpecifierSet[] = [];
  let any = false;
  for (const alternative of text.split(/\|{1,2}/)) {
    const specifiers: string[] = [];
    const parts = splitParts(alternative);
    if (parts.length === 0) return problem(text);
    for (const part of parts) {
      const specifier = translate(part);
      if (specifier === undefined) return problem(text);
      if (specifier !== '') specifiers.push(specifier);
    }
    if (specifiers.length === 0) any = true;
    const set = parseSpecifiers(specifiers.join(','));
    if (!set.ok) return problem(text);
    sets.push(set.value);
  }
  return { ok: true, value: any ? [] : sets };
}

function problem(text: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `${JSON.stringify(text)} is no version constraint of Poetry's` };
}

/** `>= 1.2, <2 !=1.5,` → `>=1.2`, `<2`, `!=1.5`: an operator may stand apart from its version, a last comma is passed over. */
function splitParts(alternative: string): readonly string[] {
  const joined = alternative.replace(/([\^~=<>!])\s+(?=[\dvx*])/gi, '$1').trim();
  return /,[ ,]*,/.test(joined) ? [] : joined.split(/[ ,]/).filter((part) => part !== '');
}

/** One part as PEP 440 specifiers, `''` where it admits everything, undefined where Poetry would refuse it. */
function translate(part: string): string | undefined {
  if (/^v?[x*](?:\.[x*])*$/i.test(part)) return '';
  const [, operator = '', rest = ''] = /^(\^|~=|~|===?|==?|!=|<=?|>=?)?(.*)$/s.exec(part) ?? [];
  let written = rest;
  while (written.endsWith('.*')) written = written.slice(0, -2);
  const parsed = parseVersion(written);
  if (!parsed.ok || operator === '===') return undefined;
  const version = parsed.value;
  if (operator === '^' || operator === '~' || operator === '~=') {
    return written === rest ? bounded(version, upperBound(operator, version)) : undefined;
  }
  if (written === rest || /^[<>]/.test(operator)) return compared(operator, version);
  return wildcard(operator === '!=' ? '!=' : '==', version);
}

/** Poetry orders local versions too; PEP 440 allows them with `==` and `!=` alone. */
function compared(operator: string, version: Version): string {
  if (operator === '' || operator === '=' || operator === '==') return `==${version.text}`;
  return operator === '!=' ? `!=${version.text}` : `${operator}${publicText(version)}`;
}

/** poetry-core lets a wildcard follow a pre-release, where PEP 440 does not; no real file does that. */
function wildcard(operator: '==' | '!=', version: Version): string | undefined {
  return version.text === releaseText(version, version.release) ? `${operator}${version.text}.*` : undefined;
}

function bounded(version: Version, upper: string): string {
  return `>=${publicText(version)},<${upper}`;
}

/** The release that an exclusive `<` keeps out together with its pre-releases, as Poetry's bound does. */
function upperBound(operator: '^' | '~' | '~=', version: Version): string {
  const { release } = version;
  const zeros = release.findIndex((number) => Number(number) !== 0);
  const last = Math.min(release.length, 3) - 1;
  // ^ keeps the first number that is not zero, among the first three: ^0.0.3 is <0.0.4, ^0.0 is <0.1
  const caret = zeros === -1 || zeros > last ? last : zeros;
  const position = { '^': caret, '~': Math.min(1, release.length - 1), '~=': Math.max(0, release.length - 2) }[
    operator
  ];
  return releaseText(version, [...release.slice(0, position), (release[position] ?? 0n) + 1n]);
}

function releaseText({ epoch }: Version, release: readonly bigint[]): string {
  return `${epoch === 0n ? '' : `${epoch}!`}${release.join('.')}`;
}

function publicText({ text }: Version): string {
  return text.replace(/\+.*$/s, '');
}
