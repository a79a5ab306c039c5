// What is to be said of the index's answers: nothing found, a search that was cut off, a lock that stood in, extras and ranges of Python.

import { fetchesMissing } from '../manifest/fetches-missing.ts';
import { type InstallerTraits, installerTraits } from '../manifest/installer-traits.ts';
import { parseLegacySpecifiers } from '../packaging/legacy-specifier.ts';
import { readLeniently } from '../packaging/lower-end.ts';
import { extrasNamed } from '../packaging/marker-extras.ts';
import { mendRequirement } from '../packaging/mend-requirement.ts';
import { pipReadsLegacy } from '../packaging/pip-knows.ts';
import { normalizeName } from '../packaging/name.ts';
import { parseSpecifiers } from '../packaging/specifier.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import type { CheckedTarget } from './facts.ts';
import type { RunDiagnostic } from './run-fact.ts';

export function answerDiagnostics(
  checked: readonly CheckedPackage[],
  targets: readonly CheckedTarget[],
): readonly RunDiagnostic[] {
  return [
    ...nothingFound(checked),
    ...targets.flatMap(cutSearch),
    ...lockStood(checked),
    ...lackingExtras(checked),
    ...checked.flatMap((one) => aboutAnswer(one, targets)),
  ];
}

function nothingFound(checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  const answers = checked.flatMap(({ answer }) =>
    answer ? [answer.found === false && answer.missing === 'project'] : [],
  );
  if (answers.length < 2 || answers.includes(false)) return [];
  return [{ kind: 'nothing-found', asked: answers.length, target: null, location: null }];
}

function cutSearch({ id, advice }: CheckedTarget): readonly RunDiagnostic[] {
  return advice.isCut ? [{ kind: 'cut-search', target: id, location: null }] : [];
}

function lockStood(checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  const faulty = checked.filter(({ pkg, answer }) => answer?.found === null && pkg.files !== undefined);
  const [first] = faulty;
  if (first?.answer?.found !== null) return [];
  const names = [...new Set(faulty.map(({ pkg }) => pkg.name))];
  return [{ kind: 'lock-stood', names, about: first.answer.fault, target: null, location: null }];
}

/** Of locks the installer reads what stands in them. */
function lackingExtras(checked: readonly CheckedPackage[]): readonly RunDiagnostic[] {
  return checked.flatMap(
    ({ manifest, pkg: { name, version, writtenExtras, at }, requires, lackingExtras: lacking = [] }) => {
      const taken = installerTraits[manifest.installer].takesUnprovided ? extrasIn(requires ?? []) : new Set<string>();
      const extras = lacking
        .filter((extra) => !taken.has(extra))
        .map((extra) => writtenExtras?.find((written) => normalizeName(written) === extra) ?? extra);
      if (extras.length === 0 || !fetchesMissing(manifest)) return [];
      return [{ kind: 'lacking-extras', extras, name, version, target: null, location: at }];
    },
  );
}

function extrasIn(requires: readonly string[]): ReadonlySet<string> {
  const markers = requires.map((line) => mendRequirement(line)).flatMap((read) => (read.ok && read.value.marker) || []);
  return new Set(markers.flatMap(extrasNamed));
}

/** Fields of an index answer that could not be read. */
function aboutAnswer(
  { manifest, pkg: { name, version, at }, answer }: CheckedPackage,
  targets: readonly CheckedTarget[],
): readonly RunDiagnostic[] {
  if (!answer?.found) return [];
  const place = { name, version, target: null, location: at };
  const ranges = [...new Set(answer.files.flatMap(({ requiresPython }) => requiresPython ?? []))];
  return [
    ...(answer.remarks ?? []).map((remark) => ({ ...remark, ...place })),
    ...ranges.flatMap((range): readonly RunDiagnostic[] => {
      const how = parseSpecifiers(range).ok
        ? null
        : ignoringPython(range, installerTraits[manifest.installer], targets);
      const by = installerTraits[manifest.installer].title;
      return how === null ? [] : [{ kind: 'ignored-python', range, how, by, ...place }];
    }),
  ];
}

/** Null where every pip that is asked reads it, or a reader that mends it. */
function ignoringPython(
  range: string,
  { pythonBound, imagePipDecides }: InstallerTraits,
  targets: readonly CheckedTarget[],
): 'read-before' | 'ignored' | 'passed-over' | null {
  const older =
    imagePipDecides && parseLegacySpecifiers(range).ok
      ? targets.filter(({ target: { pip } }) => pipReadsLegacy(pip))
      : [];
  if (older.length > 0) return older.length === targets.length ? null : 'read-before';
  if (pythonBound === 'both') return 'ignored';
  return readLeniently(range).ok ? null : 'passed-over';
}
