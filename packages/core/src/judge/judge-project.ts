// The user's own project, where the installer builds it.

import { buildKnownBy, type Finding, findingWithout } from '../assess/assess.ts';
import type { BuildRequirement } from '../assess/build-requirement.ts';
import type { DeadEnd } from '../assess/dead-end.ts';
import { withBuild } from '../assess/inspected.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import type { Ask } from './ask.ts';
import { costAfter } from './cost.ts';
import { pureBackends } from './pure-backends.ts';

/** The user's own project is built where it, or what builds it, has something to compile; else nobody needs to be told of it. */
export async function judgeProject(
  pkg: LockedPackage,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const path = pkg.source.kind === 'project' ? pkg.source.path : undefined;
  if (path === undefined) return findingWithout('skipped', 'project');
  const skipped = findingWithout('skipped', 'project', { detail: { kind: 'built-here' } });
  const inspection = await ask.inspectPath?.(path);
  if (inspection?.state !== 'read') return skipped;
  const { native, requires } = inspection.reading;
  if (native !== true && manifest.binaries.noBinary.length === 0 && requires.every(isPure)) return skipped;
  const finding = findingWithout('build', 'project', { build: buildKnownBy(native === true ? true : null, []) });
  const costed = await costAfter(finding, inspection, { pkg, manifest, matcher }, ask);
  const { verdict, build } = costed;
  if (native === true || verdict === 'impossible' || !build) return costed;
  const absent = build.requirements.filter(({ name, unheld }) => unheld === true && !pureBackends.has(name));
  if (absent.length > 0) return withBuild(costed, { ...build, deadEnds: [...build.deadEnds, ...absent.map(notThere)] });
  return build.requirements.some(isInTheWay) ? costed : skipped;
}

/** pip, uv and Poetry stop: they ask the same index for it. */
function notThere({ text }: BuildRequirement): DeadEnd {
  return { fact: { kind: 'absent-requirement', text }, source: 'its pyproject.toml, and the index', certain: true };
}

/** In whatever release: an older Python has none of `setuptools>=77`. PEP 518's default asks for nothing that one lacks. */
function isPure(text: string): boolean {
  const parsed = parseRequirement(text);
  if (!parsed.ok || !pureBackends.has(parsed.value.name)) return false;
  const asked = parsed.value.specifiers.text;
  return asked === '' || asked === '>=40.8.0';
}

/** Of one that did not answer nobody knows the version, which proves nothing. */
function isInTheWay({ verdict, version, unheld }: BuildRequirement): boolean {
  if (verdict === 'impossible') return unheld !== true;
  return verdict === 'build' || (verdict === 'unknown' && version !== null);
}
