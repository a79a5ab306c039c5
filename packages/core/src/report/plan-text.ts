// A plan as the report gives it, and in words.

import type { Pin, Plan } from '../advise/advice.ts';
import type { PlanNote } from '../advise/plan-note.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import type { LockedPackage, SourceLocation } from '../manifest/manifest.ts';
import { alike } from '../text/alike.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { ChangedLine } from './changed-lines.ts';
import { ADDED } from './fix.ts';
import { imageChange } from '../rules/image-change.ts';
import type { Target } from '../target/target.ts';
import { changeWords, imageLineChange, type LineStyle, type LineWords, lineWords } from './image-line-words.ts';
import { lostInstalls } from './lost-installs.ts';
import { olderMark } from './older-mark.ts';
import { otherPipWords, pipTitle } from './other-pip-words.ts';
import { planDoubt, planNote } from './plan-words.ts';
import type { ReportPlan } from './report.ts';

/**
 * @param target the one that the plan is for: only what differs from it is said
 * @param lineOf where a package is asked for by a line that is to be changed, or stands in a lock; null for a package that no line names
 * @param style how a plan of one line tells it
 */
export function reportPlan(
  plan: Plan,
  target: Target,
  lineOf: (pkg: LockedPackage) => ChangedLine | null,
  style: LineStyle = 'bare',
): ReportPlan {
  const { kind, request, pins, comeAlong = [], adds, addsComeAlong, drops, pip, leaves, notes, unknown } = plan;
  const doubts = unknown.map(planDoubt);
  const written = pins.filter((pin) => !comeAlong.includes(pin));
  const lastAsked = written.findLast(({ askedBy }) => askedBy !== undefined);
  const movesImage = request.base !== undefined && request.base !== target.image?.reference;
  const rest = [
    ...(movesImage ? lostInstalls(request.base, target) : []),
    ...((request.base === undefined || request.base === target.image?.reference) && kind === 'python'
      ? [pythonWords(request.python ?? '', target)]
      : []),
    ...(request.platform === target.platform ? [] : [platform(request.platform, target)]),
    ...(pip ? otherPipWords(pip, target) : []),
    ...(kind === 'relock' ? ['lock again'] : []),
    ...written.map((pin) => `${pinWords(pin, lineOf(pin.of))}${pin === lastAsked ? ' and lock again' : ''}`),
    ...(addsComeAlong ? [] : newWords(adds)),
    ...dropsWords(drops, lineOf),
  ];
  const words = lineWords(rest.length === 0 ? style : 'whole');
  const changes = movesImage ? [base(request, target, words), ...rest] : rest;
  return {
    base: request.base ?? null,
    platform: request.platform,
    kind,
    pins: [...pins, ...adds].map(({ name, version }) => ({ name, version })),
    python: request.python ?? null,
    leaves,
    unknown: doubts,
    text: `${changes.join(', ')}${leavesWords(plan)}`,
    changes: changes.map((change, position) => (position < changes.length - 1 ? change : change + leavesWords(plan))),
    notes: [
      ...notes.filter((note) => !comesByItself(note, plan, target)).map((note) => planNote(note, target, words)),
      ...movedWords(pins, lineOf),
      ...alongWords([
        ...comeAlong.map(({ name, version }) => `${name} ${version}`),
        ...(addsComeAlong ? namesOf(adds) : []),
      ]),
      ...doubts,
    ],
    pip: pip === undefined ? null : pipTitle[pip.to],
    written: written.length + (addsComeAlong ? 0 : adds.length),
  };
}

function newWords(adds: Plan['adds']): readonly string[] {
  return adds.length > ADDED ? [`${shortList(namesOf(adds))} (new)`] : adds.map(({ name }) => `${name} (new)`);
}

/** What gives locks these versions, a clause for each kind of them. */
function movedWords(pins: Plan['pins'], lineOf: (pkg: LockedPackage) => ChangedLine | null): readonly string[] {
  const moved = pins.flatMap(({ of, name, version, askedBy }) => {
    const lock = of.name === name && askedBy === undefined ? lineOf(of)?.lock : undefined;
    return lock === undefined ? [] : [{ lock, name, version, extras: of.extras }];
  });
  return [...new Set(moved.map(({ lock }) => lock))].flatMap((format) => {
    const words = formatTraits[format].moved?.(moved.filter(({ lock }) => lock === format));
    return words === undefined ? [] : [words];
  });
}

/** What needs no line. */
function alongWords(what: readonly string[]): readonly string[] {
  if (what.length === 0) return [];
  return [
    `${shortList(what)} ${what.length === 1 ? 'comes' : 'come'} with it by ${what.length === 1 ? 'itself' : 'themselves'}`,
  ];
}

function namesOf(adds: Plan['adds']): readonly string[] {
  return adds.map(({ name }) => name);
}

function shortList(what: readonly string[]): string {
  return listWords(shortened(what, ADDED));
}

/** `cffi 1.16.0`; at a line that is to be changed `worker/requirements.txt:4: cffi 1.14.5 → 1.16.0`; `basicsr 1.4.2 → 1.3.3.3 (older)`. */
function pinWords({ of, name, version, askedBy, range }: Pin, at: ChangedLine | null): string {
  const before = [of.name, range ?? of.version].join(' ').trimEnd();
  const isSame = of.name === name;
  // What a range or a bare name admits was not chosen: another version of it is no step back
  const mark = range === undefined && of.resolved === undefined ? olderMark(of.version, version) : '';
  const other = isSame ? `${version}${mark}` : `${name} ${version}`;
  // What takes the place of another is asked for by the project of a lock.
  const line = at?.lock === undefined || isSame ? at : null;
  if (line === null && isSame && of.resolved && of.resolved.path.length > 0)
    return `${of.at.path}: add ${name}==${version}`;
  if (askedBy !== undefined) return `${askedBy}: ${isSame ? before : of.name} → ${other}`;
  if (line === null && isSame && range !== undefined) return `${before} → ${version}`;
  if (line === null) return isSame ? `${name} ${other}` : `${other} instead of ${of.name}`;
  return `${placeWords(line)}${before} → ${other}`;
}

/** So many lines of one file that go are told in one change: a pip freeze of Ubuntu has ten and more that no index has. */
const MANY = 4;

function dropsWords(drops: Plan['drops'], lineOf: (pkg: LockedPackage) => ChangedLine | null): readonly string[] {
  const at = drops.map((pkg) => {
    const line = lineOf(pkg);
    return { pkg, line: line?.lock === undefined ? line : null };
  });
  return alike(at, ({ line }) => JSON.stringify(line?.path ?? null)).flatMap((group) => {
    if (group.length < MANY) return group.map(({ pkg, line }) => dropWords(pkg, line));
    const names = shortList(group.map(({ pkg }) => pkg.name));
    const path = group[0]?.line?.path;
    return [path === undefined ? `without ${names}` : `${path}: delete ${group.length} lines (${names})`];
  });
}

function dropWords({ name }: LockedPackage, line: ChangedLine | null): string {
  return line === null ? `without ${name}` : `${placeWords(line)}delete the line (${name})`;
}

function placeWords(line: SourceLocation | null): string {
  return line === null ? '' : `${line.path}:${line.line}: `;
}

/** Another CPU is no change of a Dockerfile's: a condition on the machines. A board with a 32-bit system has a 64-bit CPU by now. */
function platform(name: string, { arch }: Target): string {
  const is32Bit = arch.startsWith('arm') || arch === 'i686';
  return `platform ${name}, if ${is32Bit ? 'the machine runs 64-bit' : 'the image runs on such machines'}`;
}

/**
 * `base python:3.12-slim`, `line 1: python:3.12-alpine → python:3.12-slim`, `api/Dockerfile:1: …` where another line could be meant,
 * `compose.yaml:7: PY: 3.12 → 3.13` where a variable holds it; one without a Python stands with the one that it is asked for with.
 */
function base(
  { base: image = '', python }: Plan['request'],
  { name, stage, image: own }: Target,
  words: LineWords,
): string {
  const withPython = python === undefined ? '' : ` with Python ${python}`;
  if (stage?.imageLine === undefined) return `base ${image}${withPython}`;
  const { path, imageLine: line, imageVariables: variables } = stage;
  // Docker takes the digest, and heeds no tag beside it.
  const before = own !== undefined && own.reference !== name ? `${name} with its digest` : name;
  return `${changeWords(imageLineChange({ path, line, variables }, { before, image }, words))}${withPython}`;
}

/** The FROM of what runs, where the plan changes a variable that stands in it too. */
function comesByItself(note: PlanNote, { request: { base: image = '' } }: Plan, { stage }: Target): boolean {
  if (note.kind !== 'runtime-too' || stage?.imageLine === undefined) return false;
  const { path, imageLine: line, imageVariables: variables } = stage;
  const { variable } = imageChange({ path, line, variables }, image);
  return variable !== null && (note.variables ?? []).some(({ name }) => name === variable.name);
}

/** `Python 3.13`, and of a free-threaded target whether the other one is so too. */
function pythonWords(python: string, target: Target): string {
  return `Python ${python}${target.python.freeThreaded && !python.endsWith('t') ? ' with the GIL' : ''}`;
}

/** `: 1 to build instead of 24`, `: 2 impossible instead of 4 to build and 2 impossible`; nothing where nothing is left. */
function leavesWords({ leaves, insteadOf }: Plan): string {
  const left = leftWords(leaves);
  const before = leftWords(insteadOf);
  const isSame = (leaves.build === 0) === (insteadOf.build === 0) && left.length === 1 && before.length === 1;
  const instead = isSame ? `${insteadOf.build + insteadOf.impossible}` : listWords(before);
  return left.length === 0 ? '' : `: ${listWords(left)} instead of ${instead}`;
}

function leftWords({ build, impossible }: Plan['leaves']): readonly string[] {
  return [...(build > 0 ? [`${build} to build`] : []), ...(impossible > 0 ? [`${impossible} impossible`] : [])];
}
