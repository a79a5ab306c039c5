// Poetry's markers, and the conditions that it spells as keys of a dependency (`python = "^3.9"`, `platform = "win32"`), as environment markers.

import { type Marker, parseMarker } from '../../packaging/marker.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import type { Specifier } from '../../packaging/specifier.ts';
import { parsePoetryConstraint } from './poetry-constraint.ts';

/** As written; a key that is absent demands nothing. */
export interface PoetryConditions {
  readonly markers?: string | undefined;
  /** A version constraint of Poetry's. */
  readonly python?: string | undefined;
  /** Values of `sys_platform`: `win32`, `!=darwin`, `linux || darwin`. */
  readonly platform?: string | undefined;
}

/** What Poetry writes for a way to a package that can never be taken, and a marker of PEP 508 that never holds. */
const NEVER = ['<empty>', 'python_version < "0"'] as const;

/** Reads a marker as poetry-core does, which knows two besides PEP 508's; undefined where it demands nothing (`*`). */
export function parsePoetryMarker(text: string): Parsed<Marker | undefined> {
  const standard = standardText(text);
  return standard === '' ? { ok: true, value: undefined } : parseMarker(standard);
}

function standardText(markers: string): string {
  if (markers === NEVER[0]) return NEVER[1];
  return markers === '*' ? '' : markers;
}

/** Puts the conditions together; undefined where they demand nothing. */
export function poetryMarker({ markers, python, platform }: PoetryConditions): Parsed<Marker | undefined> {
  const pythons = python === undefined ? { ok: true as const, value: '' } : pythonMarker(python);
  if (!pythons.ok) return pythons;
  const texts = [
    standardText(markers ?? ''),
    pythons.value,
    platform === undefined ? '' : platformMarker(platform),
  ].filter((text) => text.trim() !== '');
  if (texts.length === 0) return { ok: true, value: undefined };
  return parseMarker(texts.map((text) => `(${text})`).join(' and '));
}

function pythonMarker(python: string): Parsed<string> {
  const constraint = parsePoetryConstraint(python);
  if (!constraint.ok) return constraint;
  const alternatives = constraint.value.map(({ specifiers }) => specifiers.map(pythonClause).join(' and '));
  return { ok: true, value: alternatives.map((clause) => `(${clause})`).join(' or ') };
}

/**
 * `python_version` holds major and minor alone, so a bound with a patch needs `python_full_version`, and so do `>3.8` and
 * `<=3.8`, which speak of 3.8.0 (poetry-core's create_nested_marker).
 */
function pythonClause({ operator, version }: Specifier): string {
  const parts = version.replace(/\.\*$/, '').split('.').length;
  const full = parts > 2 || operator === '>' || operator === '<=';
  return `${full ? 'python_full_version' : 'python_version'} ${operator} "${version}"`;
}

/** `linux || darwin` and `!=win32,!=cygwin`; a bare word is what the platform must be. */
function platformMarker(platform: string): string {
  const alternatives = platform.split(/\|{1,2}/).map((alternative) => {
    const clauses = alternative.split(',').flatMap((clause) => {
      const [, operator = '', value = ''] = /^\s*(!=|={1,3})?\s*(.*)$/s.exec(clause) ?? [];
      return value.trim() === '*' ? [] : [`sys_platform ${operator === '!=' ? '!=' : '=='} ${quoted(value.trim())}`];
    });
    return clauses.length === 0 ? '' : `(${clauses.join(' and ')})`;
  });
  return alternatives.includes('') ? '' : alternatives.join(' or ');
}

/** A marker string cannot escape its quote: what holds one becomes a value that no platform has. */
function quoted(value: string): string {
  return value.includes('"') ? `'${value.replaceAll("'", '')}'` : `"${value}"`;
}
