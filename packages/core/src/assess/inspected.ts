// A finding after its sdist was looked into: what the wheels of the release left open is settled here.

import type { Build, Finding } from './assess.ts';
import type { UnreadSdist } from './build-evidence.ts';
import type { BuildRequirement } from './build-requirement.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { Inspection } from '../sdist/inspection.ts';

/**
 * Adds what an sdist says to a finding that takes it. Wheels of the same version come first as evidence (they are what the
 * same source was built into); but an extension that cannot be left out makes a build even where the only wheels are pure, and
 * wheels for a platform and any Python prove nothing where all that could compile was read and does not.
 *
 * @param set names of the variables that the build sees: where its scripts ask for one, what they do without it proves nothing
 */
export function inspected(finding: Finding, inspection: Inspection, set: readonly string[] = []): Finding {
  const { build } = finding;
  if (build === null) return finding;
  if (inspection.state !== 'read') {
    const unread: UnreadSdist =
      inspection.state === 'off'
        ? { kind: 'sdist-not-inspected' }
        : { kind: 'sdist-unreadable', problem: inspection.problem };
    return { ...finding, build: { ...build, evidence: [...build.evidence, unread], unread } };
  }
  const { reading } = inspection;
  const native = nativeOf(build, reading);
  const variable = reading.asked.find((each) => set.includes(each));
  const isOpen = native === false && variable !== undefined;
  return withBuild(finding, {
    ...build,
    native: isOpen ? null : native,
    evidence: [...build.evidence, ...reading.evidence, ...(isOpen ? [{ kind: 'asked-for', variable } as const] : [])],
    reading,
  });
}

function nativeOf({ native: byWheels, extension, pureBeside }: Build, reading: SdistReading): Build['native'] {
  const { native, optional, plain } = reading;
  if (byWheels === false) return native === true && !optional;
  // Its publisher made the wheel for any platform of the same source, with nothing asked for (black, tomli, charset-normalizer).
  const isPure = pureBeside ? native === false || compilesOnDemand(reading) : native === false && plain && !extension;
  return isPure ? false : (byWheels ?? native);
}

/** Whether mypyc is all that could compile what it holds, which setup.py has to be asked for (mypy and its lib-rt). */
function compilesOnDemand({ native, evidence }: SdistReading): boolean {
  const isIdle = (each: SdistReading['evidence'][number]): boolean =>
    each.kind === 'sources' ||
    each.kind === 'unnamed-sources' ||
    (each.kind === 'mechanisms' && each.names.every(({ name, how }) => how === 'maybe' && name.startsWith('mypyc')));
  return native === null && evidence.length > 0 && evidence.every(isIdle);
}

/**
 * The verdict that a build means: pure Python alone needs no compiler. A requirement that is built without anybody knowing
 * whether there is something to compile counts as a package of that kind does: nothing proves that it needs no compiler. One
 * of which not even the version is known (an index that did not answer) proves nothing either way, and leaves the verdict. What is
 * known to fail is no sdist that merely takes longer (suds-jurko asks for use_2to3).
 */
export function withBuild(finding: Finding, build: Build): Finding {
  const fails = build.deadEnds.some(({ certain }) => certain);
  const compiles = build.native !== false || fails || build.requirements.some(mayCompile);
  return { ...finding, verdict: compiles ? 'build' : 'sdist', build };
}

function mayCompile({ verdict, version }: BuildRequirement): boolean {
  return verdict === 'build' || (verdict === 'unknown' && version !== null);
}
