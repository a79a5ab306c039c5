// Tags that are newer than the table: the facts of the same variant's newest row, with the asked-for version put in.

import { compareDotted } from '../../text/compare-dotted.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import { distributionOf, formatDistribution, newerDistribution, type Distribution } from '../distribution.ts';
import { imageTable, type ImageRow } from './image-table.ts';
import { newestMinors } from './python-minors.ts';
import type { PythonTag } from './python-tag.ts';
import { comparePythonVersions, formatPythonVersion } from '../../target/python-version.ts';
import type { Release } from '../../target/target.ts';

export interface NewerImage {
  /** The tag whose facts stand in. */
  readonly like: string;
  readonly row: ImageRow;
  /** Full version of the Python that was asked for. */
  readonly python: string;
  readonly distribution: Distribution;
}

/** A tag from its two halves: `3.12` and `slim` are `3.12-slim`; neither is `latest`. */
export function joinTag(prefix: string, suffix: string): string {
  return [prefix, suffix].filter((part) => part !== '').join('-') || 'latest';
}

/**
 * Answers for a tag that the table does not have: what stands in for it if it is newer (a patch above the newest of its
 * minor, a minor or `-rc` above the newest, an Alpine or Debian release above the newest), else why it cannot exist.
 */
export function newerImage(tag: PythonTag): Parsed<NewerImage> {
  const place = standIn(tag);
  if (!place.ok) return place;
  const { prefix, python } = place.value;
  const table = imageTable();
  const plain = table.get(joinTag(prefix, ''));
  const asked = joinTag(prefix, tag.suffix);
  const row = table.get(asked);

  if (python !== undefined && row !== undefined) {
    // A suite that the minor left before its newest patch gets no newer patch either.
    if (plain === undefined || row.until === plain.until) {
      return { ok: true, value: { like: asked, row, python, distribution: row.distribution } };
    }
    return never(
      `${formatDistribution(row.distribution)} left the list of python:${prefix} on ${row.until}, at ${row.python}`,
    );
  }
  const distribution = tag.release === undefined ? undefined : newerDistribution(tag.flavour, tag.release);
  const like = joinTag(prefix, tag.flavour === 'full' ? '' : tag.flavour);
  const usual = table.get(like);
  // What has left the list is not rebuilt on a release that came later.
  if (distribution !== undefined && usual !== undefined && usual.until === null) {
    return { ok: true, value: { like, row: usual, python: python ?? usual.python, distribution } };
  }
  const known =
    tag.release === undefined ? undefined : distributionOf(tag.flavour === 'alpine' ? tag.suffix : tag.release);
  if (known !== undefined && usual !== undefined) {
    return never(`python:${joinTag(prefix, '')} was never built on ${formatDistribution(known)}`);
  }
  return never('the official list never had this tag');
}

/** The listed tag prefix that answers for this one, and the Python to put in where it is newer than the table. */
function standIn(tag: PythonTag): Parsed<{ prefix: string; python?: string }> {
  const { version, rc, prefix } = tag;
  const table = imageTable();
  if (version.kind !== 'version') {
    return table.has(joinTag(prefix, ''))
      ? { ok: true, value: { prefix } }
      : never(`the official list never had python:${prefix}`);
  }
  const asked = version.version;
  if (asked.freeThreaded) return never('no official image is free-threaded');
  if (table.has(prefix)) return { ok: true, value: { prefix } };
  const minor = `${asked.release[0]}.${asked.release[1]}`;
  const { final, rc: newestRc, byMinor } = newestMinors();
  const whole = asked.patch !== undefined;
  // `3.15rc1` is how people write a Python, not how tags do.
  if (whole && (rc || prefix !== formatPythonVersion(asked)))
    return never(`the official list never had python:${prefix}`);

  const known = byMinor.get(minor);
  if (known === undefined || (!whole && !rc) || (asked.pre === '' && !table.has(minor))) {
    const [above, like] = rc || asked.pre !== '' ? [newestRc, `${newestRc}-rc`] : [final, final];
    if (compareDotted(minor, above) <= 0) return never(`the official list never had python:${prefix}`);
    if (!isNear(asked.release, above))
      return never(`the official list never had python:${prefix}, and its newest is python:${like}`);
    // The pre-releases of a minor are listed from the first alpha on.
    const put = whole ? asked : { ...asked, patch: 0, pre: rc ? 'a1' : '' };
    return { ok: true, value: { prefix: like, python: formatPythonVersion(put) } };
  }
  if (!whole || comparePythonVersions(asked, known) <= 0) return never(`the official list never had python:${prefix}`);
  return { ok: true, value: { prefix: table.has(minor) ? minor : `${minor}-rc`, python: formatPythonVersion(asked) } };
}

/** Python has one minor a year: one that is more than two above the newest is a slip. */
function isNear([major, minor]: Release, newest: string): boolean {
  const [newestMajor = 0, newestMinor = 0] = newest.split('.').map(Number);
  return major === newestMajor && minor <= newestMinor + 2;
}

function never(problem: string): Parsed<never> {
  return { ok: false, problem };
}
