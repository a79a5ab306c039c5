// The versions that leave nothing to build, as a constraints file.

import type { Parsed } from '../packaging/parsed.ts';
import type { Report, ReportTarget } from '../report/report.ts';
import { leavesNothing } from '../report/leaves-nothing.ts';
import { listWords } from '../text/list-words.ts';

/**
 * All versions that were resolved, those of each target's plan put in: a newer release without a wheel changes nothing then.
 *
 * @returns the text, or why there is none in half a sentence
 */
export function constraintsText(report: Report): Parsed<string> {
  const versions = new Map<string, string>();
  const clashing = new Set<string>();
  const put = (name: string, version: string): void => {
    if ((versions.get(name) ?? version) !== version) clashing.add(name);
    versions.set(name, version);
  };
  for (const target of report.targets) {
    const plan = planOf(target, report);
    if (!plan.ok) return plan;
    for (const [name, version] of plan.value) put(name, version);
  }
  if (clashing.size > 0)
    return {
      ok: false,
      problem: `${listWords([...clashing])} would have one version on one target and another elsewhere`,
    };
  const names = report.targets.map(({ name, platform }) => `${name} ${platform}`);
  const lines = [...versions].map(([name, version]) => `${name}==${version}`).toSorted();
  const what = report.complete ? 'nothing' : 'nothing that was judged';
  return {
    ok: true,
    value: `# With these, ${what} is compiled on ${listWords(names)} (wheelcheck).\n${lines.map((line) => `${line}\n`).join('')}`,
  };
}

function planOf(target: ReportTarget, { packages }: Report): Parsed<ReadonlyMap<string, string>> {
  const rows = packages.flatMap((pkg) => {
    const result = pkg.results.find((each) => each.target === target.id);
    return result && result.verdict !== 'skipped' ? [{ pkg, verdict: result.verdict }] : [];
  });
  const where = `${target.name} ${target.platform}`;
  if (rows.some(({ verdict }) => verdict === 'unknown'))
    return { ok: false, problem: `not everything could be decided on ${where}` };
  const isOpen = rows.some(({ verdict }) => verdict === 'build' || verdict === 'impossible');
  const plan = target.plans.find((each) => each.kind === 'version' && leavesNothing(each));
  if (isOpen && !plan) return { ok: false, problem: `no other versions leave nothing to build on ${where}` };
  const pins = new Map(isOpen ? plan?.pins.map(({ name, version }) => [name, version]) : []);
  const pinned = rows.find(({ pkg }) => pkg.origin === 'pinned' && pins.has(pkg.name));
  if (pinned) {
    const { name, location } = pinned.pkg;
    return {
      ok: false,
      problem: `${location.path}:${location.line} pins ${name} itself: change it there to ${pins.get(name)}`,
    };
  }
  const resolved = rows.flatMap(({ pkg }) =>
    pkg.version === null || pkg.origin === 'pinned' ? [] : [[pkg.name, pins.get(pkg.name) ?? pkg.version] as const],
  );
  return { ok: true, value: new Map([...resolved, ...pins]) };
}
