// How the nearest wheels of a release miss a target, as facts.

import type { Refusal } from '../match/match.ts';
import type { Reason } from '../match/compatibility.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';

/** Where wheels run: a C library of Linux with its architectures, or another system. */
export interface WheelPlace {
  readonly system: string;
  /** Sorted; empty where they do not matter. */
  readonly arches: readonly string[];
}

/** Where the target runs them. */
interface TargetPlace {
  readonly libc: string;
  readonly arch: string;
}

export type WheelMiss =
  /** `elsewhere`: the target's own place, where not even that has wheels for them; else null. */
  | {
      readonly kind: 'other-python';
      readonly pythons: readonly string[];
      readonly elsewhere: TargetPlace | null;
      readonly python: string;
      readonly freeThreaded: boolean;
    }
  | { readonly kind: 'other-abi'; readonly python: string; readonly abis: readonly string[]; readonly abi: string }
  | { readonly kind: 'other-platform'; readonly places: readonly WheelPlace[]; readonly here: TargetPlace }
  | { readonly kind: 'older-libc'; readonly family: string; readonly needed: string; readonly has: string };

interface WheelFact {
  readonly reason: Reason;
  readonly tag: WheelTag;
}

function wheelFacts(refused: readonly Refusal[]): readonly WheelFact[] {
  return refused.flatMap(({ file: { filename }, reason, tags }) =>
    filename.kind === 'wheel' ? (tags ?? filename.tags).map((tag) => ({ reason, tag })) : [],
  );
}

/** Nearest systems first. */
const systems: readonly string[] = ['glibc', 'musl', 'Linux', 'macOS', 'Windows'];

const ofPlatform: ReadonlySet<Reason> = new Set<Reason>(['os', 'arch', 'libc', 'libc-version']);

/** "It has wheels for this Python on glibc (aarch64, x86_64) and Windows, none on musl aarch64." */
export function platformMiss(refused: readonly Refusal[], target: Target): WheelMiss {
  const places = new Map<string, Set<string>>();
  for (const { reason, tag } of wheelFacts(refused)) {
    const platform = parsePlatformTag(tag.platform);
    if (!ofPlatform.has(reason) || platform.os === 'any') continue;
    const system = platform.os === 'linux' ? (platform.libc?.family ?? 'Linux') : platform.os;
    const arches = places.get(system) ?? new Set<string>();
    if (platform.os === 'linux') arches.add(platform.arch);
    places.set(system, arches);
  }
  const sorted = [...places].toSorted(([a], [b]) => order(a) - order(b));
  return {
    kind: 'other-platform',
    places: sorted.map(([system, arches]) => ({ system, arches: [...arches].toSorted() })),
    here: placeOf(target),
  };
}

function placeOf({ libc, arch }: Target): TargetPlace {
  return { libc: libc.family, arch };
}

function order(system: string): number {
  return systems.indexOf(system) >>> 0;
}

export function libcVersionMiss(refused: readonly Refusal[], target: Target): WheelMiss {
  const needed = wheelFacts(refused).flatMap(({ reason, tag }) => {
    const platform = parsePlatformTag(tag.platform);
    return reason === 'libc-version' && platform.os === 'linux' && platform.arch === target.arch && platform.libc
      ? [platform.libc]
      : [];
  });
  const { family, version } = target.libc;
  const [lowest] = needed
    .filter((libc) => libc.family === family)
    .toSorted((a, b) => a.version[0] - b.version[0] || a.version[1] - b.version[1]);
  if (!lowest) return platformMiss(refused, target);
  return { kind: 'older-libc', family, needed: lowest.version.join('.'), has: version.join('.') };
}

export function abiMiss(refused: readonly Refusal[], { python }: Target): WheelMiss {
  const abis = wheelFacts(refused).flatMap(({ reason, tag }) => (reason === 'abi' ? [tag.abi] : []));
  return { kind: 'other-abi', python: python.release.join('.'), abis: [...new Set(abis)], abi: python.abi };
}

/**
 * "Its wheels are for CPython 3.9 to 3.12; this image has CPython 3.14." Those for the image's own platform count where one of
 * them is CPython's: a PyPy wheel that fits every platform does not make a package of this one (coverage 5.5 has
 * `pp36.pp37-none-any` beside CPython wheels for other platforms).
 */
export function pythonMiss(refused: readonly Refusal[], target: Target): WheelMiss {
  const wheels = wheelFacts(refused);
  const isHere = ({ tag }: WheelFact): boolean => runsOn(tag, target);
  const own = wheels.filter(({ tag }) => !isOtherInterpreter(tag));
  const told = own.length > 0 && !own.some(isHere) ? own : wheels;
  const here = told.filter(isHere);
  return {
    kind: 'other-python',
    pythons: [...new Set((here.length > 0 ? here : told).map(({ tag }) => tag.python))],
    elsewhere: here.length > 0 ? null : placeOf(target),
    python: target.python.release.join('.'),
    freeThreaded: target.python.freeThreaded,
  };
}

function runsOn(tag: WheelTag, { arch, libc }: Target): boolean {
  const platform = parsePlatformTag(tag.platform);
  return (
    platform.os === 'any' ||
    (platform.os === 'linux' && platform.arch === arch && (platform.libc?.family ?? libc.family) === libc.family)
  );
}

function isOtherInterpreter({ python }: WheelTag): boolean {
  return python.startsWith('pp') || python.startsWith('graalpy');
}
