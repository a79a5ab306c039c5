// `case … in a|b) …;; *) …;; esac`: the branch that fits, or all of them where nobody knows.

import { fitsGlob } from '../fits-glob.ts';
import type { NodeForm, NodeOf } from './node-form.ts';
import { runWithin } from './run-within.ts';
import { valueIn } from './fed-by.ts';
import type { ShellPlace } from './shell-place.ts';
import type { ShellWalk, Status } from './shell-walk.ts';
import { shellWords } from './shell-words.ts';
import { surely } from './surely.ts';

/** As an `if`. */
export const runCase: NodeForm<'case'> = (node, place, walk) => surely(branchOf(node, place, walk), place);

function branchOf({ at, subject, branches }: NodeOf<'case'>, place: ShellPlace, walk: ShellWalk): Status {
  runWithin([subject], { at, ...place }, walk);
  const [word, ...others] = shellWords(`"${subject.replaceAll('"', '')}"`, valueIn(place.scope, walk));
  walk.hangsOn = word?.unknown[0];
  if (word === undefined || others.length > 0 || word.unknown.length > 0) {
    for (const { body } of branches) walk.runs.list(body, { ...place, certain: false }, walk);
    return undefined;
  }
  const fits = branches.find(({ patterns }) =>
    patterns.some((each) => fitsGlob(word.text, each.replaceAll(/["']/g, ''))),
  );
  return fits === undefined ? true : walk.runs.list(fits.body, place, walk);
}
