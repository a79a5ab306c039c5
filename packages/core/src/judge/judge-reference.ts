// A direct reference: a URL, a path or a revision in version control in the place of a version.

import { assess, type Build, buildKnownBy, type Finding, findingWithout } from '../assess/assess.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import { match } from '../match/match.ts';
import { parseFilename } from '../packaging/filename.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { addressName } from './address-name.ts';
import type { Ask } from './ask.ts';
import { costAfter } from './cost.ts';

const unread: Build = buildKnownBy(null, ['the source was not read']);

/** A direct reference leaves no choice: a wheel fits or not, everything else is built. */
export async function judgeReference(
  pkg: LockedPackage,
  source: Exclude<LockedPackage['source'], { kind: 'index' | 'project' }>,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const address = source.kind === 'path' ? source.path : source.url;
  const raw = addressName(address);
  if (source.kind === 'vcs' || !raw.toLowerCase().endsWith('.whl')) {
    if (source.kind === 'path' && isAbsolute(source.path) && (await ask.exists(source.path)) === false)
      return findingWithout('impossible', 'no-file', {
        detail: `${source.path} is a path of another machine and not in the image, as pip freeze writes it in conda: give a version instead.`,
      });
    const detail =
      source.kind === 'vcs'
        ? 'It is built from version control.'
        : source.kind === 'url'
          ? 'It is built from the source at a URL.'
          : 'It is built from a local path.';
    const finding = findingWithout('build', 'direct-reference', { detail, build: unread });
    const inspection = source.kind === 'path' ? await ask.inspectPath?.(source.path) : undefined;
    return inspection ? costAfter(finding, inspection, { pkg, binaries: manifest.binaries, matcher }, ask) : finding;
  }
  if (source.kind === 'path' && (await ask.exists(source.path)) === false) {
    return findingWithout('impossible', 'no-file', { detail: `There is no file ${source.path}.` });
  }
  const file: DistributionFile = {
    filename: parseFilename(raw, pkg.name),
    raw,
    url: address,
    yanked: false,
    hashes: {},
  };
  return assess(match(pkg.name, [file], matcher, { binaries: { noBinary: [], onlyBinary: [] } }), [file]);
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}
