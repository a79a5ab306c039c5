// Sources from before a Python: when they were made nobody could try whether they compile on it.

import type { PackageName } from '../packaging/name.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { Release } from '../target/target.ts';
import type { Finding } from './assess.ts';
import { compilesOn } from './compiles-on.ts';
import { isBefore } from './is-before.ts';
import type { NeedNote } from './toolchain/need.ts';

/** The days of the final releases: PEP 373, 494, 537, 569, 596, 619, 664, 693, 719, 745 and 790. */
const released: ReadonlyMap<string, string> = new Map([
  ['3.6', '2016-12-23'],
  ['3.7', '2018-06-27'],
  ['3.8', '2019-10-14'],
  ['3.9', '2020-10-05'],
  ['3.10', '2021-10-04'],
  ['3.11', '2022-10-24'],
  ['3.12', '2023-10-02'],
  ['3.13', '2024-10-07'],
  ['3.14', '2025-10-07'],
  ['3.15', '2026-10-01'],
]);

export interface AgedRelease {
  readonly name: PackageName;
  readonly version: string;
  readonly python: Release;
}

/**
 * Empty where there is nothing to compile or it may be left out, where it is known to fail anyway, where the index does not say
 * when it was uploaded, and where something shows that it compiles: a wheel of the release for that Python or for the stable ABI,
 * its PyO3, a build.
 */
export function olderThanPython(
  { file, refused, alternatives, build }: Pick<Finding, 'file' | 'refused' | 'alternatives' | 'build'>,
  { name, version, python }: AgedRelease,
): readonly NeedNote[] {
  const title = `${python[0]}.${python[1]}`;
  const since = released.get(title);
  if (build?.native !== true || since === undefined || !(file?.uploaded !== undefined && file.uploaded < since))
    return [];
  const { reading, deadEnds, extension, evidence } = build;
  if (deadEnds.length > 0 || reading?.optional === true) return [];
  // The PyO3 that it asks for is one that knows this Python: a dead end tells where it is not.
  if (typeof reading?.rust?.pyo3 === 'string') return [];
  // What is in a wheel for any Python 3 is a library, which sees nothing of CPython.
  if (!extension && evidence.some(({ kind }) => kind === 'platform-wheels')) return [];
  const tags = [...refused, ...alternatives].flatMap(({ file: { filename } }) =>
    filename.kind === 'wheel' ? filename.tags : [],
  );
  if (tags.some((tag) => isFor(tag, python)) || compilesOn(name, version, python)) return [];
  return [{ kind: 'older-than-python', python: title }];
}

function isFor({ python, abi }: WheelTag, release: Release): boolean {
  const [, major = '', minor = ''] = /^cp(\d)(\d+)$/.exec(python) ?? [];
  if (abi === 'abi3') return minor !== '' && !isBefore(release, [Number(major), Number(minor)]);
  return Number(major) === release[0] && Number(minor) === release[1] && minor !== '';
}
