// The words for what else is to be known of a plan, and for what it could not be checked against: half a sentence each.

import type { PlanDoubt, PlanNote, Stays } from '../advise/plan-note.ts';
import { imageLineChange, type LineWords } from './image-line-words.ts';
import { rangeWords } from './range-words.ts';
import { rewrittenLines } from '../image/rewritten-lines.ts';
import { rewrittenWords } from './lost-installs.ts';
import { pythonTag, runtimeVariant, slimVariant } from '../rules/runtime-variant.ts';
import type { Target } from '../target/target.ts';
import type { StageRuntime } from '../target/target-stage.ts';
import { agreeing } from '../text/agreeing.ts';
import { alike } from '../text/alike.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';

/** Packages that stay in the way of others. */
const STAYING = 3;

/** @param words how the plan names lines of the Dockerfile */
export function planNote(note: PlanNote, { stage }: Pick<Target, 'stage'>, words: LineWords): string {
  switch (note.kind) {
    case 'python-paths':
      return `${note.from} in ${pathLines(note.lines.map((line) => words(stage?.path ?? '', line)))} becomes ${note.to}`;
    case 'python-programs':
      return `${note.from} in ${listWords(
        shortened(
          note.lines.map((line) => words(stage?.path ?? '', line)),
          4,
        ),
      )} becomes ${note.to}`;
    case 'tool-stops':
      return `${words(stage?.path ?? '', note.line)}: ${note.remedy?.replace(/: the build stops here$/, '') ?? 'it stops the build'}, as ${note.why}`;
    case 'python-packages': {
      const isOne = note.names.length === 1;
      const subject = `${listWords(shortened(note.names, 4))} in ${words(stage?.path ?? '', note.line)}`;
      return note.image === undefined
        ? `${subject} ${isOne ? 'becomes that' : 'become those'} of ${note.to}`
        : `${subject} ${isOne ? 'goes' : 'go'}: ${note.image} has its own Python`;
    }
    case 'relocked':
      return `locking again brings the wheel of ${note.names.join(', ')}`;
    case 'past-support':
      return `${note.what.replace(/^Python /, '')} is past support${note.too ? ' too' : ''}`;
    case 'frozen-tag':
      return 'its tag gets no more updates';
    case 'runtime-too':
      return runtimeToo(note, stage?.runtime, words);
    case 'companion':
      return `${rangeWords(`${note.beside}${note.admits}`, note.change)} too: ${note.fails ?? `importing ${note.name} fails`} without`;
    case 'shared':
      return sharedWords(note.served, note.left);
    case 'compiled':
      return `${note.path} is made by ${note.command}: run that again with ${note.pins.map((pin) => `--upgrade-package ${pin}`).join(' ')}`;
    case 'wheels-only':
      return wheelsOnly(note.moves, note.preferBinary);
  }
}

function runtimeToo(
  note: Extract<PlanNote, { readonly kind: 'runtime-too' }>,
  stage: StageRuntime | undefined,
  words: LineWords,
): string {
  const { path, line, variables, runtime, installs, isBare } = note;
  // A distribution's image has the Python of a package; any other without pip was chosen for that.
  const [, repository] = /^(alpine|debian|ubuntu):/.exec(runtime) ?? [];
  const isDistribution =
    repository !== undefined && (pythonTag(installs) !== null || installs.startsWith(`${repository}:`));
  if (!isDistribution && (isBare || pythonTag(runtime) === null))
    return `${words(path, line)} changes with it: ${runtime} cannot load what is then installed`;
  const other = isDistribution ? slimVariant(installs) : runtimeVariant(installs, runtime);
  const { place, from, to } = imageLineChange({ path, line, variables }, { before: runtime, image: other }, words);
  const rewritten = rewrittenLines(other, stage ?? {}).map((each) => rewrittenWords(path, each));
  const also = rewritten.length === 0 ? '' : `; there ${listWords(rewritten)}`;
  return `${place === null ? '' : `${place} changes with it: `}${from} → ${to}${place === null ? ' with it' : ''}, which loads what is then installed${also}`;
}

function sharedWords(served: readonly string[], left: readonly Stays[]): string {
  const lines = ({ length }: readonly unknown[]): string =>
    `${length === 1 ? 'installs' : 'install'} from the same lines`;
  const groups = alike(left, ({ build, impossible }) => JSON.stringify([build, impossible]));
  const stays = groups.map((each) => `${names(each)} still ${stayWords(each)}`);
  if (served.length > 0) return [`serves ${listWords(served)} too, which ${lines(served)}`, ...stays].join('; ');
  const all = `${names(left)} ${lines(left)}`;
  return groups.length === 1 ? `${all} and still ${stayWords(left)}` : [all, ...stays].join('; ');
}

function names(all: readonly Stays[]): string {
  return listWords(all.map(({ name }) => name));
}

/** `has spam to build`, `have spam to build and cannot install ham`: of sets in which the same stays. */
function stayWords(all: readonly Stays[]): string {
  const [{ build, impossible } = { build: [], impossible: [] }] = all;
  const has = agreeing(names(all), 'has', 'have');
  const few = (packages: readonly string[]): string => listWords(shortened(packages, STAYING));
  return listWords([
    ...(build.length > 0 ? [`${has} ${few(build)} to build`] : []),
    ...(impossible.length > 0 ? [`cannot install ${few(impossible)}`] : []),
    ...(build.length + impossible.length === 0 ? [`${has} something to build`] : []),
  ]);
}

/** `the path of line 9`, `the paths of api/Dockerfile:9 and api/Dockerfile:12` */
function pathLines(lines: readonly string[]): string {
  return `the ${lines.length === 1 ? 'path' : 'paths'} of ${listWords(shortened(lines, 4))}`;
}

function wheelsOnly(
  moves: Extract<PlanNote, { readonly kind: 'wheels-only' }>['moves'],
  preferBinary: boolean,
): string {
  const moved = moves.map(({ name, version, from }) => `${name} ${version} instead of ${from}`);
  const lines = moves.map(({ name, version }) => `${name}==${version}`);
  return `${listWords(moved)} and nothing is compiled: add ${preferBinary ? '--prefer-binary, or ' : ''}${lines.length > 1 ? 'these lines' : 'this line'} to constraints.txt: ${listWords(lines)}`;
}

export function planDoubt(doubt: PlanDoubt): string {
  const { packages } = doubt;
  const needs = packages.length === 1 ? 'needs' : 'need';
  switch (doubt.kind) {
    case 'others-unknown':
      return `not checked against ${named(packages)}, whose needs are not known`;
    case 'own-unknown':
      return `what ${named(packages)} ${needs} is not known`;
    case 'elsewhere-unknown':
      return `what ${named(packages)} ${needs} on ${doubt.on} was not checked`;
  }
}

/** `a 1.0`, `a 1.0 and b 2.0`, `a 1.0 and 4 others`: of an index without metadata they are many. */
function named(packages: readonly string[]): string {
  return listWords(shortened(packages, 2, 'others'));
}
