// What is to be said beside the verdicts: about targets, about the files, and about what was not judged.

import type { Finding } from '../assess/assess.ts';
import { fetchesMissing, isHashed } from '../manifest/fetches-missing.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { interpreterVersion } from '../packaging/interpreter-version.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Target } from '../target/target.ts';
import { faultWords, silence } from './fault-words.ts';
import type { CheckedPackage, ReportFacts } from './facts.ts';
import type { Diagnostic } from './report.ts';
import { isRuleId, type RuleId, rules } from './rules.ts';
import { unmet } from './unmet.ts';
import { counted } from '../text/counted.ts';
import { listWords } from '../text/list-words.ts';

/** Everything that is said once, not per package: errors about whole files first, then targets, then the rest. */
export function diagnose({ manifests, targets, checked }: ReportFacts): readonly Diagnostic[] {
  return [
    ...targets.flatMap((target, position) =>
      manifests.flatMap((manifest) => pythonOutsideRange(manifest, target, position)),
    ),
    ...targets.flatMap((target, position) =>
      manifests.flatMap((manifest) => outsideEnvironments(manifest, target, position)),
    ),
    ...targets.flatMap((target, position) =>
      aboutTarget(
        target,
        position,
        checked.map(({ findings }) => findings[position]),
      ),
    ),
    ...targets.flatMap((target, position) => boundToEnvironments(target, position, manifests)),
    ...unmet(targets, checked),
    ...dependenciesNotTold(checked),
    ...nothingFound(checked),
    ...lockStood(checked),
    ...checked.flatMap(aboutAnswer),
    ...manifests.flatMap(({ diagnostics }) => diagnostics.map(fromManifest)),
  ];
}

function fromManifest({ rule, level, message, location }: Manifest['diagnostics'][number]): Diagnostic {
  return { rule: rule !== null && isRuleId(rule) ? rule : null, level, message, target: null, location };
}

/** The lock's own range of Pythons: Poetry, uv and PDM refuse the whole file. */
function pythonOutsideRange(
  { requiresPython, path }: Manifest,
  target: Target,
  position: number,
): readonly Diagnostic[] {
  const python = parseVersion(interpreterVersion(target.python.version));
  if (!requiresPython || !python.ok || requiresPython.anyOf.some((set) => satisfies(python.value, set, true)))
    return [];
  const message = `${path} is for Python ${requiresPython.text}; ${target.name} has ${target.python.version}: nothing is installed`;
  return [{ rule: 'WC103', level: 'error', message, target: `t${position}`, location: { path, line: 1 } }];
}

/** The machines that a lock was made for (PEP 751 environments, uv's supported markers): elsewhere the installer stops. */
function outsideEnvironments(
  { environments, path }: Manifest,
  target: Target,
  position: number,
): readonly Diagnostic[] {
  if (!environments?.anyOf.every((marker) => evaluateMarker(marker, target.environment) === false)) return [];
  const message = `${path} is for machines where ${environments.text}; ${target.name} ${target.platform} is none: nothing is installed`;
  return [{ rule: null, level: 'error', message, target: `t${position}`, location: { path, line: 1 } }];
}

function aboutTarget(
  target: Target,
  position: number,
  findings: readonly (Finding | undefined)[],
): readonly Diagnostic[] {
  const say = (rule: RuleId, message: string): Diagnostic => ({
    rule,
    level: rules[rule].level,
    message,
    target: `t${position}`,
    location: null,
  });
  const past = target.image?.pastSupport;
  const builds = findings.filter((finding) => finding?.verdict === 'build').length;
  return [
    ...(target.inferred === undefined ? [] : [say('WC301', target.inferred)]),
    ...(past ? [say('WC302', `${past.what} gets no more security fixes since ${past.since}`)] : []),
    ...(builds > 0 && target.compiler === false
      ? [say('WC303', `${target.name} has no compiler, and ${counted(builds, 'package')} must be built`)]
      : []),
  ];
}

/** PEP 668: Poetry, PDM and uv make environments of their own, pip is stopped. */
function boundToEnvironments(
  { image }: Target,
  position: number,
  manifests: readonly Manifest[],
): readonly Diagnostic[] {
  if (!image?.managed || !manifests.some(({ installer }) => installerTraits[installer].intoImage)) return [];
  const message = 'pip installs in a virtual environment alone there (PEP 668): python3 -m venv first';
  return [{ rule: null, level: 'note', message, target: `t${position}`, location: null }];
}

/** Without Requires-Dist nobody can tell whether the file is whole; in hash mode pip itself would stop, so nothing is missing there. */
function dependenciesNotTold(checked: readonly CheckedPackage[]): readonly Diagnostic[] {
  const rows = checked.filter(
    ({ manifest, pkg, answer }) => fetchesMissing(manifest) && !isHashed(manifest, pkg) && answer?.found === true,
  );
  const silent = rows.filter(({ answer }) => answer?.found === true && answer.requires === undefined);
  if (silent.length === 0) return [];
  const message = `the index did not say what ${silent.length} of ${counted(rows.length, 'package')} ${silent.length === 1 ? 'needs' : 'need'}: whether the file holds it all was not checked`;
  return [{ rule: null, level: 'note', message, target: null, location: null }];
}

/** An address that is no index answers 404 to everything, and looks like an index that has nothing. */
function nothingFound(checked: readonly CheckedPackage[]): readonly Diagnostic[] {
  const answers = checked.flatMap(({ answer }) =>
    answer ? [answer.found === false && answer.missing === 'project'] : [],
  );
  if (answers.length < 2 || answers.includes(false)) return [];
  const message = `the index has none of the ${answers.length} projects that it was asked for: is its address right?`;
  return [{ rule: null, level: 'warning', message, target: null, location: null }];
}

/** The index failed for packages that the lock's own files had decided already. */
function lockStood(checked: readonly CheckedPackage[]): readonly Diagnostic[] {
  const faulty = checked.filter(({ pkg, answer }) => answer?.found === null && pkg.files !== undefined);
  const [first] = faulty;
  if (first?.answer?.found !== null) return [];
  const names = [...new Set(faulty.map(({ pkg }) => pkg.name))];
  const message = `the index ${silence(first.answer.fault)} for ${listWords(names)} (${faultWords(first.answer.fault)}): judged from the files that the lock names`;
  return [{ rule: null, level: 'note', message, target: null, location: null }];
}

/** Fields of an index answer that could not be read. */
function aboutAnswer({ pkg, answer }: CheckedPackage): readonly Diagnostic[] {
  if (!answer?.found) return [];
  const demanded = [...new Set(answer.files.flatMap(({ requiresPython }) => requiresPython ?? []))];
  const ignored = demanded
    .filter((text) => !parseSpecifiers(text).ok)
    .map((text) => `Requires-Python ${text} is not valid; pip ignores it`);
  return [...(answer.remarks ?? []), ...ignored].map((remark) => ({
    rule: null,
    level: 'note',
    message: `${pkg.name} ${pkg.version}: ${remark}`,
    target: null,
    location: pkg.at,
  }));
}
