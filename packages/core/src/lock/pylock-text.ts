// What was resolved, as pylock.toml (PEP 751): every file of each version, with its hash and size, so that pip, uv and PDM install
// the same again, and wheelcheck judges the same.

import { bringsMore } from '../manifest/fetches-missing.ts';
import type { Parsed } from '../packaging/parsed.ts';
import type { CheckedPackage } from '../rules/matter.ts';
import { counted } from '../text/counted.ts';
import { shortened } from '../text/shortened.ts';
import type { Target } from '../target/target.ts';
import { sourceLines } from './source-lines.ts';
import { tomlString } from './toml-text.ts';

/** pip looks at what a lock's packages require and stops where one is missing: it has no hash ("In --require-hashes mode, all requirements must have their versions pinned"). */
const withoutNeeds =
  '# Made with --no-deps, without what its packages need: pip install --no-deps -r takes it as it is.';

/** A target by its name in the report. */
export interface LockTarget {
  readonly id: string;
  readonly target: Target;
}

/**
 * @param unresolved whether no versions were found for what has no pin
 * @returns the text, or why there is none in half a sentence
 */
export function pylockText(
  targets: readonly LockTarget[],
  checked: readonly CheckedPackage[],
  unresolved: boolean,
): Parsed<string> {
  if (unresolved) return { ok: false, problem: 'the search for versions that fit together found none' };
  const rows = checked.filter((row) => targets.some(({ id }) => isInstalled(row, id)));
  const undecided = rows.filter(({ findings }) =>
    [...findings.values()].some(({ verdict }) => verdict === 'unknown' || verdict === 'impossible'),
  );
  if (undecided.length > 0) {
    const names = shortened([...new Set(undecided.map(({ pkg }) => pkg.name))], 5).join(', ');
    return {
      ok: false,
      problem: `${counted(undecided.length, 'package')} cannot be installed or could not be decided (${names})`,
    };
  }
  const open = rows.filter(({ manifest, pkg, requires }) => requires === null && bringsMore(manifest, pkg));
  if (open.length > 0) {
    const names = shortened([...new Set(open.map(({ pkg }) => pkg.name))], 5).join(', ');
    return { ok: false, problem: `what ${counted(open.length, 'package')} would bring is not known (${names})` };
  }
  const entries: string[] = [];
  for (const row of rows.toSorted((a, b) => (a.pkg.name < b.pkg.name ? -1 : Number(a.pkg.name > b.pkg.name)))) {
    const source = sourceLines(row);
    if (!source.ok) return source;
    const marker = markerOf(row, targets);
    if (!marker.ok) return marker;
    const { name, version } = row.pkg;
    const lines = [
      '[[packages]]',
      `name = ${tomlString(name)}`,
      ...(version === undefined ? [] : [`version = ${tomlString(version)}`]),
      ...(marker.value === undefined ? [] : [`marker = ${tomlString(marker.value)}`]),
      ...source.value,
    ];
    entries.push(lines.join('\n'));
  }
  const environments = [...new Set(targets.map(({ target }) => environmentMarker(target)))];
  const head = [
    ...(rows.some(({ manifest }) => manifest.withoutRequirements) ? [withoutNeeds] : []),
    'lock-version = "1.0"',
    `environments = [${environments.map(tomlString).join(', ')}]`,
    'created-by = "wheelcheck"',
  ];
  return { ok: true, value: `${[head.join('\n'), ...entries].join('\n\n')}\n` };
}

function isInstalled({ findings }: CheckedPackage, id: string): boolean {
  const finding = findings.get(id);
  return finding !== undefined && (finding.verdict !== 'skipped' || finding.reason === 'project');
}

/** What tells the machines of a lock apart; a libc has no marker. */
function environmentMarker({ environment }: Target): string {
  const {
    python_version: python,
    sys_platform: system,
    platform_machine: machine,
    implementation_name: name,
  } = environment;
  return `python_version == "${python}" and sys_platform == "${system}" and platform_machine == "${machine}" and implementation_name == "${name}"`;
}

/** Undefined where it is installed everywhere. */
function markerOf(row: CheckedPackage, targets: readonly LockTarget[]): Parsed<string | undefined> {
  const [here, elsewhere] = [true, false].map(
    (wanted) =>
      new Set(
        targets.flatMap(({ id, target }) => (isInstalled(row, id) === wanted ? [environmentMarker(target)] : [])),
      ),
  );
  if (!here || !elsewhere || elsewhere.size === 0) return { ok: true, value: undefined };
  if ([...here].some((marker) => elsewhere.has(marker)))
    return {
      ok: false,
      problem: `${row.pkg.name} ${row.pkg.version ?? ''} is for one of two targets that no marker tells apart: write a lock for each`,
    };
  return { ok: true, value: here.size === 1 ? [...here].join('') : [...here].map((one) => `(${one})`).join(' or ') };
}
