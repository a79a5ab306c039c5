// The versions that the requirements of a build pin, and which of them what else it requires refuses.

import type { Matcher } from '../match/compatibility.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { pinOf, satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { parseVersion, type Version } from '../packaging/version.ts';

/** The versions that requirements name with `==`, as far as their markers hold. */
export function pinsIn(lines: readonly string[], matcher: Matcher): ReadonlyMap<PackageName, Version> {
  const pins = new Map<PackageName, Version>();
  for (const { name, specifiers } of holding(lines, matcher)) {
    const pin = parseVersion(pinOf(specifiers)?.version ?? '');
    if (pin.ok) pins.set(name, pin.value);
  }
  return pins;
}

/** Whether one of the lines admits none of the pins of its name. */
export function refusesPin(
  lines: readonly string[],
  pins: ReadonlyMap<PackageName, Version>,
  matcher: Matcher,
): boolean {
  return holding(lines, matcher).some(({ name, specifiers }) => {
    const pin = pins.get(name);
    return pin !== undefined && !satisfies(pin, specifiers, true);
  });
}

function holding(
  lines: readonly string[],
  { target }: Matcher,
): readonly { readonly name: PackageName; readonly specifiers: SpecifierSet }[] {
  return lines.flatMap((text) => {
    const parsed = parseRequirement(text);
    if (!parsed.ok) return [];
    const { name, specifiers, marker } = parsed.value;
    const holds = marker === undefined || evaluateMarker(marker, target.environment, { extras: [] }) === true;
    return holds ? [{ name, specifiers }] : [];
  });
}
