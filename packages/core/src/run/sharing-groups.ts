// Which installations install from the same lines: what is changed there is changed for all of them.

import { lineKey } from '../advise/line-key.ts';
import type { JudgedSet } from '../advise/inquiry.ts';
import { stageKey } from './stage-key.ts';

/**
 * Each target is in one group, most alone. Images that one stage, or one file, is asked about are a choice: only one of them is taken, so those on
 * different ones share nothing. Its platforms are all built.
 */
export function sharingGroups<On extends JudgedSet>(targets: readonly On[]): readonly (readonly On[])[] {
  const isChoice = comparesImages(targets);
  const groups = new Map<On, Set<On>>(targets.map((on) => [on, new Set([on])]));
  const firsts = new Map<string, On>();
  for (const on of targets)
    for (const line of linesOf(on)) {
      const key = isChoice ? `${on.target.name} ${line}` : line;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, on);
      else join(groups, first, on);
    }
  return [...new Set(groups.values())].map((group) => [...group]);
}

/** Whether a stage, or the files without one, stands on several images. */
function comparesImages(targets: readonly JudgedSet[]): boolean {
  const images = new Map<string, string>();
  return targets.some(({ request, target: { name } }) => {
    const key = stageKey(request.stage);
    const known = images.get(key) ?? name;
    images.set(key, known);
    return known !== name;
  });
}

function linesOf({ rows }: JudgedSet): readonly string[] {
  return rows.filter(({ finding }) => finding.verdict !== 'skipped').map(({ pkg }) => lineKey(pkg));
}

function join<On>(groups: Map<On, Set<On>>, one: On, other: On): void {
  const [into, from] = [groups.get(one), groups.get(other)];
  if (into === undefined || from === undefined || into === from) return;
  for (const each of from) {
    into.add(each);
    groups.set(each, into);
  }
}
