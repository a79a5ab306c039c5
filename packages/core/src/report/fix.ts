// The way out of one finding, in words: which version, which Python, which image.

import type { WayOut } from '../advise/advice.ts';
import type { Finding } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { parseFilename } from '../packaging/filename.ts';
import { formatTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';
import type { ReportSuggestion } from './report.ts';

/** So many images or Pythons are named in one sentence. */
const SHOWN = 2;

/** What the other releases of the project hold for this target, one sentence; empty where nothing is known of them. */
export function outlook(way: WayOut | undefined, { name }: LockedPackage, target: Target): string {
  if (!way?.known) return '';
  const here = `${target.libc.family} ${target.arch}`;
  const python = `CPython ${target.python.release.join('.')}`;
  if (way.later) return `The next release with a wheel for ${python} on ${here} is ${way.later.version}.`;
  const newest = way.earlier ? `The last release with a wheel for ${python} on ${here} is ${way.earlier.version}.` : '';
  if (way.excluded)
    return `${way.excluded.version} has a wheel for it, but ${way.excluded.by}.${newest === '' ? '' : ` ${newest}`}`;
  return way.never ? `No ${name} release has a wheel for ${python} on ${here}.` : newest;
}

/** What to do about one package; empty where nothing is known that would help. */
export function fixOf(finding: Finding, way: WayOut | undefined, { name }: LockedPackage): string {
  if (finding.reason === 'not-in-lock') return 'lock again';
  if (finding.reason === 'pip-too-old') return 'pip install -U pip first';
  if (!way) return '';
  const version = way.later ?? way.earlier;
  const ways = [
    ...(version ? [`${name} ${version.version} (${tagOf(version.filename, name)})`] : []),
    ...(way.alternative ? [`${way.alternative.name} ${way.alternative.version}, the same modules from a wheel`] : []),
    ...(version ? [] : otherPython(way, name)),
    ...way.bases.slice(0, SHOWN),
  ];
  if (ways.length === 0) return finding.verdict === 'build' && way.never ? 'build it in a separate stage' : '';
  return ways.join(', or ');
}

function otherPython({ pythons, bases }: WayOut, name: string): readonly string[] {
  const [nearest] = pythons;
  if (!nearest || bases.length >= SHOWN) return [];
  return [`Python ${nearest.python} with ${name} ${nearest.version}`];
}

function tagOf(filename: string, name: LockedPackage['name']): string {
  const parsed = parseFilename(filename, name);
  const [tag] = parsed.kind === 'wheel' ? parsed.tags : [];
  return tag ? formatTag(tag) : filename;
}

/** The same for programs: each change on its own, nearest first. */
export function suggestionsOf(
  relockHelps: boolean,
  way: WayOut | undefined,
  { name }: LockedPackage,
): readonly ReportSuggestion[] {
  const version = way?.later ?? way?.earlier;
  return [
    ...(relockHelps ? [{ kind: 'relock' } as const] : []),
    ...(version ? [{ kind: 'version', name, version: version.version } as const] : []),
    ...(way?.alternative ? [{ kind: 'alternative', name: way.alternative.name } as const] : []),
    ...(way?.bases ?? []).map((base) => ({ kind: 'base', base }) as const),
    ...(way?.pythons ?? []).map(({ python }) => ({ kind: 'python', python }) as const),
  ];
}
