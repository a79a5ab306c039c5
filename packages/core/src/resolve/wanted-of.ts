// Requires-Dist lines → what is asked for on one target, with the extras that are asked of their release.

import { evaluateMarker, type MarkerEnvironment } from '../packaging/marker.ts';
import { type ExtraSpelling, namesSpelled, spelledExtras } from '../packaging/extra-spelling.ts';
import { mendRequirement } from '../packaging/mend-requirement.ts';
import type { PackageName } from '../packaging/name.ts';
import { withOldClauses } from '../packaging/old-specifiers.ts';
import type { Parsed } from '../packaging/parsed.ts';
import { parseLegacyRequirement, parseRequirement, type Requirement } from '../packaging/requirement.ts';
import { refusedLine, type RequiresDistDialect, unfold } from '../packaging/requires-dist.ts';
import type { Requirements, Wanted } from './universe.ts';

/** How the lines are read. */
export interface Reading {
  readonly environment: MarkerEnvironment;
  /** Undefined where a release is installed whatever it requires. */
  readonly dialect: RequiresDistDialect | undefined;
  readonly spelling: ExtraSpelling;
  /** The extras that the release provides, as written; undefined where that is not known. */
  readonly provided?: readonly string[] | undefined;
}

/**
 * One line that the installer cannot read makes it pass the release over, whether or not the line applies (pip from 24.1 on).
 * What only older pips read is taken as they take it, and by other installers as it is meant (`>=1.0.*`); a marker that a running kernel decides is taken to hold.
 */
export function wantedOf(lines: readonly string[], extras: readonly PackageName[], reading: Reading): Requirements {
  const { dialect, environment, spelling, provided } = reading;
  const refused = dialect && refusedLine(lines, dialect);
  if (refused !== undefined) return { state: 'refused', why: { kind: 'line', line: refused } };
  // What a line means is its own where an installer mends lines.
  const read = lines.map((line) => {
    if (dialect === 'mended') return mendRequirement(line);
    const strict = parseRequirement(line);
    if (strict.ok) return strict;
    return dialect === 'legacy' ? oldRequirement(line) : mendRequirement(line);
  });
  if (read.some(({ ok }) => !ok)) return { state: 'unknown' };
  const wanted = read.flatMap((each, position) =>
    each.ok && holds(each.value) && namesSpelled(lines[position] ?? '', extras, provided, spelling)
      ? [wantedFrom(each.value, spelling)]
      : [],
  );
  return { state: 'known', wanted };

  function holds({ marker }: Requirement): boolean {
    const answer = marker === undefined || evaluateMarker(marker, environment, { extras });
    return answer === true || answer === 'undecided';
  }
}

function oldRequirement(line: string): Parsed<Requirement> {
  const old = parseLegacyRequirement(unfold(line));
  if (!old.ok) return old;
  return { ok: true, value: { ...old.value, specifiers: withOldClauses(old.value.specifiers) } };
}

/** One requirement; its marker has been looked at. */
export function wantedFrom(
  { name, extras, writtenExtras, specifiers, url, marker }: Requirement,
  spelling: ExtraSpelling,
): Wanted {
  const text = `${name}${extras.length > 0 ? `[${extras.join(',')}]` : ''}${url === undefined ? specifiers.text : ` @ ${url}`}`;
  return {
    name,
    extras: spelledExtras(writtenExtras ?? extras, spelling),
    specifiers,
    text,
    ...(url === undefined ? {} : { address: url }),
    ...(marker === undefined ? {} : { marker }),
  };
}
