// A requirement as the newest pip reads it, or else as those before 24.1 do; and which pips refuse the file for it.

import { isLegacyMarker } from '../../packaging/legacy-marker.ts';
import { parseMarker } from '../../packaging/marker.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import { LOCK_MARKERS_SINCE, PEP_440_ALONE_SINCE, type PipRange } from '../../packaging/pip-knows.ts';
import { parseLegacyRequirement, parseRequirement } from '../../packaging/requirement.ts';
import { maskAddresses } from '../../text/mask-addresses.ts';
import { mayBeAddress, parseNamed } from './parse-named.ts';
import type { StatedRequirement } from './stated-requirement.ts';

/** Which pips alone read a line, and what the others do not understand of it. */
interface ReadingLimit extends Misreading {
  readonly pips: PipRange;
}

interface PipReading {
  readonly stated: StatedRequirement;
  /** Absent where every pip reads the line. */
  readonly limit?: ReadingLimit;
}

/**
 * Reads what stands before the options of a line, or behind `-e`.
 *
 * @returns a problem where every pip refuses it
 */
export async function readForPips(text: string, editable: boolean): Promise<Parsed<PipReading>> {
  const stated = editable || mayBeAddress(text) ? await readAddress(text, editable) : parseNamed(text);
  const [what, condition] = split(text);
  if (stated.ok) {
    const limit = editable ? undefined : limitOf(what, condition);
    return { ok: true, value: { stated: stated.value, ...(limit ? { limit } : {}) } };
  }
  const old = editable ? undefined : parseLegacyStated(what, condition);
  if (!old) return stated;
  return {
    ok: true,
    value: { stated: old, limit: { pips: { before: PEP_440_ALONE_SINCE }, problem: stated.problem, at: stated.at } },
  };
}

async function readAddress(text: string, editable: boolean): Promise<Parsed<StatedRequirement>> {
  const { parseStated } = await import('./stated-requirement.ts');
  return parseStated(text, editable);
}

/** What is not understood of a line, and the position in it where that is known. */
export interface Misreading {
  /** As `parseStated` words it. */
  readonly problem: string;
  readonly at?: number | undefined;
}

/** pip cuts there before it reads anything. */
function split(text: string): readonly [what: string, condition: string] {
  const cut = text.indexOf(';');
  return cut === -1 ? [text.trim(), ''] : [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
}

/** `requests>=2.8,<3,` and `name ()` came with packaging 22; paths and bare addresses are read by no grammar. */
function limitOf(what: string, condition: string): ReadingLimit | undefined {
  const before = parseLegacyRequirement(what);
  if (!before.ok && parseRequirement(what).ok)
    return {
      pips: { since: PEP_440_ALONE_SINCE },
      problem: maskAddresses(`${before.problem}, in "${what}"`),
      at: before.at,
    };
  if (isLegacyMarker(condition)) return undefined;
  const since = /\b(?:extras|dependency_groups)\b/.test(condition) ? LOCK_MARKERS_SINCE : PEP_440_ALONE_SINCE;
  return { pips: { since }, problem: `expected a marker that older pips know, found "${condition}"` };
}

/** `pytz==2013d`, `docutils>=0.14.*`; a clause without a version, which those pips read as well, is a slip. */
function parseLegacyStated(what: string, condition: string): StatedRequirement | undefined {
  const requirement = parseLegacyRequirement(what);
  const marker = condition === '' ? undefined : parseMarker(condition);
  if (!requirement.ok || requirement.value.url !== undefined || marker?.ok === false) return undefined;
  const { name, extras, writtenExtras, specifiers } = requirement.value;
  if (specifiers.specifiers.some(({ version }) => version === '') || !isLegacyMarker(condition)) return undefined;
  return {
    name,
    named: true,
    extras,
    ...(writtenExtras ? { writtenExtras } : {}),
    specifier: specifiers.specifiers.map(({ operator, version }) => operator + version).join(','),
    ...(marker ? { marker: marker.value, markerText: condition } : {}),
    source: { kind: 'index' },
  };
}
