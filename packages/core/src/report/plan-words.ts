// The words for what else is to be known of a plan, and for what it could not be checked against: half a sentence each.

import type { PlanDoubt, PlanNote } from '../advise/plan-note.ts';
import { imageLineWords, type LineWords } from './image-line-words.ts';
import { rangeWords } from './range-words.ts';
import { pythonTag, runtimeVariant } from '../rules/runtime-variant.ts';
import { imageChange } from '../rules/image-change.ts';
import type { Target } from '../target/target.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';

/** @param words how the plan names lines of the Dockerfile */
export function planNote(note: PlanNote, { stage }: Pick<Target, 'stage'>, words: LineWords): string {
  switch (note.kind) {
    case 'python-paths':
      return `${note.from} in ${pathLines(note.lines.map((line) => words(stage?.path ?? '', line)))} becomes ${note.to}`;
    case 'relocked':
      return `locking again brings the wheel of ${note.names.join(', ')}`;
    case 'past-support':
      return `${note.what.replace(/^Python /, '')} is past support${note.too ? ' too' : ''}`;
    case 'frozen-tag':
      return 'its tag gets no more updates';
    case 'runtime-too':
      return runtimeToo(note, words);
    case 'companion':
      return `${rangeWords(`${note.beside}${note.admits}`, note.change)} too: importing ${note.name} fails without`;
    case 'shared':
      return sharedWords(note.served, note.left);
    case 'compiled':
      return `${note.path} is made by ${note.command}: run that again with ${note.pins.map((pin) => `--upgrade-package ${pin}`).join(' ')}`;
    case 'wheels-only':
      return wheelsOnly(note.moves, note.preferBinary);
  }
}

function runtimeToo(note: Extract<PlanNote, { readonly kind: 'runtime-too' }>, words: LineWords): string {
  const { path, line, variables, runtime, installs, isBare } = note;
  if (isBare || pythonTag(runtime) === null)
    return `${words(path, line)} changes with it: ${runtime} cannot load what is then installed`;
  const other = runtimeVariant(installs, runtime);
  const { variable } = imageChange({ path, line, variables }, other);
  return `${imageLineWords(path, line, variable, words)} changes with it: ${runtime} → ${other}, which loads what is then installed`;
}

function sharedWords(served: readonly string[], left: readonly string[]): string {
  const install = (names: readonly string[]): string => (names.length === 1 ? 'installs' : 'install');
  const lines = 'from the same lines';
  const has = `still ${left.length === 1 ? 'has' : 'have'} something to build`;
  if (served.length === 0) return `${listWords(left)} ${install(left)} ${lines} and ${has}`;
  const rest = left.length === 0 ? '' : `; ${listWords(left)} ${has}`;
  return `serves ${listWords(served)} too, which ${install(served)} ${lines}${rest}`;
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
