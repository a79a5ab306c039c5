// The requirement on a line of a requirements file that holds no address and no path, as pip 26.3 understands it (req/constructors.py).

import { parseMarker } from '../../packaging/marker.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import { parseRequirement, type Requirement } from '../../packaging/requirement.ts';
import { formatSpecifier } from '../../packaging/specifier.ts';
import { maskAddresses } from '../../text/mask-addresses.ts';
import { splitExtras } from './split-extras.ts';
import type { StatedRequirement } from './stated-requirement.ts';

/** @param text of which `mayBeAddress` says no */
export function parseNamed(text: string): Parsed<StatedRequirement> {
  return underMarker(text, ';', (what) => {
    const requirement = parseRequirement(what);
    return requirement.ok ? { ok: true, value: asStated(requirement.value) } : misread(requirement, what);
  });
}

/**
 * Whether it may be more than a name and versions: nearly all lines are no more, and what reads the others is loaded with the first.
 * A colon stands in every URL, `@` before one, a slash in nearly every path; a lone file is known by its end (`x.whl`).
 */
export function mayBeAddress(text: string): boolean {
  return /[:@/\\]|^\s*\.|\.(?:whl|zip|tar|t[bglx]z)/i.test(text);
}

/** @param separator what the marker stands behind */
export function underMarker(
  text: string,
  separator: string,
  parse: (what: string) => Parsed<StatedRequirement>,
): Parsed<StatedRequirement> {
  const cut = text.indexOf(separator);
  const what = (cut === -1 ? text : text.slice(0, cut)).trim();
  const behind = cut === -1 ? '' : text.slice(cut + separator.length);
  const condition = behind.trim();
  const requirement = parse(what);
  if (!requirement.ok || condition === '') return requirement;
  const marker = parseMarker(condition);
  if (!marker.ok)
    return {
      ok: false,
      problem: maskAddresses(`expected a marker behind the ";" of ${what}: ${marker.problem}`),
      at: marker.at === undefined ? undefined : text.length - behind.trimStart().length + marker.at,
    };
  return { ok: true, value: { ...requirement.value, marker: marker.value, markerText: condition } };
}

/** From an index, whatever its URL is. */
export function asStated(requirement: Requirement): StatedRequirement {
  const { name, marker, markerText } = requirement;
  return {
    name,
    named: true,
    extras: splitExtras(requirement.extras.join(',')),
    ...(requirement.writtenExtras ? { writtenExtras: requirement.writtenExtras } : {}),
    specifier: requirement.specifiers.specifiers.map(formatSpecifier).join(','),
    ...(marker === undefined ? {} : { marker }),
    ...(markerText === undefined ? {} : { markerText }),
    source: { kind: 'index' },
  };
}

export function misread(
  { problem, at }: Extract<Parsed<Requirement>, { readonly ok: false }>,
  text: string,
): Parsed<StatedRequirement> {
  return { ok: false, problem: maskAddresses(`${problem}, in "${text}"${hintFor(text)}`), at };
}

/** `foo=1.0` is the most usual slip; pip has the same hint. */
function hintFor(text: string): string {
  return text.includes('=') && !/[=~!<>]=|[<>]/.test(text) ? ' (= is no operator: == is meant)' : '';
}
