// One package in full: every file of the release on every target, the one taken and why each other one is not.

import type { WayOut } from './advise/advice.ts';
import { adviseOn } from './run/advise-on.ts';
import type { Finding } from './assess/assess.ts';
import type { OpenSdist } from './sdist/sdist-contents.ts';
import { newestFinal } from './candidates/newest-final.ts';
import type { CheckFile } from './check.ts';
import { costQuestions } from './run/cost-questions.ts';
import { WheelcheckError } from './error.ts';
import { judge, laterFiles } from './judge/judge.ts';
import { openJudging } from './judge/judging.ts';
import type { Refusal } from './match/match.ts';
import { readManifest } from './manifest/formats.ts';
import { requirementsInForce } from './select/in-force.ts';
import type { LockedPackage, Manifest, Selection } from './manifest/manifest.ts';
import { select } from './select/select.ts';
import { makeMatcher } from './match/compatibility.ts';
import { normalizeName, type PackageName } from './packaging/name.ts';
import { nearest } from './text/nearest.ts';
import { IndexError } from './package-index/package-index.ts';
import { type IndexSource, openReleases, type Releases } from './run/releases.ts';
import type { IndexFault } from './http/index-error.ts';
import { faultWords, silence } from './report/fault-words.ts';
import { explainFiles, type Explanation } from './report/explanation.ts';
import { learnRequirements } from './run/learn-requirements.ts';
import { openSdists } from './run/sdists.ts';
import { reportResult, reportTarget } from './report/build-report.ts';
import { resolveTarget } from './image/resolve-target.ts';
import type { Target, TargetRequest } from './target/target.ts';

export interface ExplainInput {
  readonly name: string;
  /** Absent: the version in `files`, else the newest final release. */
  readonly version?: string;
  readonly files: readonly CheckFile[];
  readonly targets: readonly TargetRequest[];
  readonly index: IndexSource;
  /** As for check. */
  readonly openSdist?: OpenSdist;
  readonly signal?: AbortSignal;
}

/**
 * Explains one package on every target.
 *
 * @throws WheelcheckError when the release cannot be found or the index does not answer
 */
export async function explain(input: ExplainInput): Promise<Explanation> {
  const targets = await Promise.all(input.targets.map(resolveTarget));
  const releases = openReleases(input.index, input.signal);
  const sdists = openSdists(input.openSdist, releases, input.signal);
  const { pkg, manifest, file, remark } = await find(input, releases, targets[0]);
  const costs = costQuestions({ releases, sdists, signal: input.signal }, manifest, file?.source);
  const exists = async (path: string): Promise<boolean | undefined> => file?.exists?.(path);
  const judging = openJudging({
    manifests: [manifest],
    selection: everything,
    releases,
    exists: (_, path) => exists(path),
    cost: () => costs,
  });
  const explained = await Promise.all(
    input.targets.map(async (request, position) => {
      const target = targets[position] ?? (await resolveTarget(request));
      const matcher = makeMatcher(target, manifest.installer);
      const selected = { package: pkg, state: 'installed', extras: pkg.extras } as const;
      const first = await judge(selected, manifest, matcher, {
        ...costs,
        release: (asked) => releases.ask(asked, manifest),
        exists,
      });
      const row = { manifest, pkg, as: pkg, extras: pkg.extras, matcher, finding: first };
      const [read] = await learnRequirements([{ request, target, rows: [row] }], releases);
      const finding = read?.rows[0]?.finding ?? first;
      const result = reportResult(finding, pkg, target, position, { way: await wayOut(), now: releases.now?.() });
      return {
        target: reportTarget(target, position),
        result,
        files: explainFiles(await withIndexFiles(finding), target),
      };

      /** Looked for in the whole file, because the other packages have a say in it. */
      async function wayOut(): Promise<WayOut | undefined> {
        if (finding.verdict !== 'build' && finding.verdict !== 'impossible') return undefined;
        const [set] = await learnRequirements([await judging.on(request, target, () => undefined)], releases);
        if (!set) return undefined;
        const files = file ? [file] : [];
        const { ways } = await adviseOn(set, { manifests: [manifest], files, judging, releases, signal: input.signal });
        return ways.get(pkg);
      }

      /** Files that came to the index after the lock was made are shown too: they are what locking again would bring. */
      async function withIndexFiles(judged: Finding): Promise<Finding> {
        if (!pkg.files || pkg.source.kind !== 'index') return judged;
        const answer = await releases.ask(pkg, manifest);
        const shown = [...(judged.file ? [judged] : []), ...judged.alternatives, ...judged.refused];
        const locked = shown.flatMap((each) => each.file ?? []);
        const later = laterFiles(pkg, locked, answer.found ? answer.files : [], manifest, matcher);
        const isFitting = ({ reason }: Refusal): boolean => reason === 'not-in-lock';
        const others = later.filter((each) => !isFitting(each));
        return { ...judged, refused: [...later.filter(isFitting), ...judged.refused, ...others] };
      }
    }),
  );
  const answer = releases.answered(pkg, manifest);
  if (answer?.found === null && explained.some(({ result }) => result.reason === 'index'))
    throw unanswered(`${pkg.name} ${pkg.version}`, answer.fault, 'check --index-url');
  return {
    name: pkg.name,
    version: pkg.version ?? null,
    remark,
    location: manifest.path === '' ? null : pkg.at,
    targets: explained,
  };
}

interface Found {
  readonly pkg: LockedPackage;
  readonly manifest: Manifest;
  /** That of the manifest; absent where the command line names the package. */
  readonly file?: CheckFile;
  /** Where the version comes from. */
  readonly remark: string;
}

/** The manifest of a package that only the command line names: pip's rules, the default index. */
const commandLine: Manifest = {
  format: 'requirements.txt',
  path: '',
  installer: 'pip',
  packages: [],
  groups: [],
  extras: {},
  indexes: [],
  binaries: { noBinary: [], onlyBinary: [] },
  remarks: [],
  diagnostics: [],
};

async function find(
  { name: text, version, files, signal }: ExplainInput,
  releases: Releases,
  target: Target | undefined,
): Promise<Found> {
  const name = normalizeName(text);
  if (version !== undefined) return { ...onItsOwn(name, version), remark: 'version as asked for' };
  const held: LockedPackage[] = [];
  for (const file of files) {
    const manifest = await readManifest(file.path, file.text, file.sibling, file.name);
    held.push(...manifest.packages);
    const pkg = pinIn(manifest, name, target);
    if (pkg) return { pkg, manifest, file, remark: `version as in ${pkg.at.path}:${pkg.at.line}` };
  }
  refuseLookAlike(name, held);
  const newest = await newestVersion(name, releases, signal);
  const paths = files.map(({ path }) => path);
  return {
    ...onItsOwn(name, newest),
    remark: `${paths.length > 0 ? `not pinned in ${paths.join(', ')}: ` : ''}the newest final release`,
  };
}

/** Whoever mistypes a name would get an answer about a stranger's project. @throws WheelcheckError `no-project` */
function refuseLookAlike(name: PackageName, held: readonly LockedPackage[]): void {
  const names = held.map((pkg) => pkg.name);
  const meant = names.includes(name) ? undefined : nearest(name, names, name.length > 6 ? 2 : 1);
  const at = held.find((pkg) => pkg.name === meant)?.at;
  if (meant === undefined || at === undefined) return;
  throw new WheelcheckError({
    code: 'no-project',
    message: `${at.path} does not hold ${name}`,
    hint: `did you mean ${meant} (${at.path}:${at.line})? If not, name the version: ${name}==VERSION`,
  });
}

function onItsOwn(name: PackageName, version: string): Pick<Found, 'pkg' | 'manifest'> {
  const pkg = named(name, version);
  return { pkg, manifest: { ...commandLine, packages: [pkg] } };
}

/** The row of the name that counts on the first target, as check judges it; one that it would skip where none counts. */
function pinIn(manifest: Manifest, name: PackageName, target: Target | undefined): LockedPackage | undefined {
  const pinned = manifest.packages.filter((each) => each.name === name && each.version !== undefined);
  if (!target) return pinned[0];
  const selected = new Map(
    select(manifest, everything, target.environment, target.kernelEnvironment).map((each) => [each.package, each]),
  );
  const inForce = requirementsInForce([manifest], selected);
  const counting = pinned.find(
    (each) => selected.get(each)?.state === 'installed' && inForce.get(each)?.kind !== 'covered',
  );
  return counting ?? pinned[0];
}

const everything: Selection = { with: [], without: [], only: [], allGroups: true, extras: [], allExtras: true };

function named(name: PackageName, version: string): LockedPackage {
  return {
    name,
    version,
    groups: ['main'],
    extras: [],
    requires: [],
    source: { kind: 'index' },
    at: { path: 'command line', line: 1 },
  };
}

function unanswered(what: string, fault: IndexFault, otherwise: string): WheelcheckError {
  const asked = silence(fault) === 'did not answer';
  return new WheelcheckError({
    code: 'index',
    message: `the index ${silence(fault)} for ${what}`,
    reason: faultWords(fault),
    hint: asked ? `retry, or ${otherwise}` : 'run without --offline',
  });
}

/** The highest version that is neither a pre-release nor wholly yanked. */
async function newestVersion(name: PackageName, releases: Releases, signal?: AbortSignal): Promise<string> {
  const project = await releases
    .indexOf(undefined)
    .project(name, signal)
    .catch((error: unknown) => {
      if (!(error instanceof IndexError)) throw error;
      throw unanswered(name, error, 'name the version: NAME==VERSION');
    });
  const newest = project && newestFinal(project);
  if (newest) return newest.text;
  throw new WheelcheckError({
    code: 'no-project',
    message: project ? `${name} has no final release` : `the index has no project ${name}`,
    hint: 'name the version to explain: wheelcheck explain NAME==VERSION --base IMAGE',
  });
}
