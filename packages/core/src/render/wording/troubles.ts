// What is in the way on one image, in words.

import { refusalText } from '../../report/refusal-text.ts';
import type { Obstacles } from '../../report/obstacles.ts';
import { counted } from '../../text/counted.ts';
import { listWords } from '../../text/list-words.ts';
import { someNames } from './incomplete-sentence.ts';

/** `2 of 14 packages must be built and 1 could not be decided`; of a target without trouble only what was judged. */
export function troubles(found: Obstacles): string {
  const { installed, impossible, build, unknown, unstated, refused } = found;
  const parts = (
    [
      [impossible, 'cannot be installed'],
      [build, 'must be built'],
      [unstated, 'may be for glibc'],
      [unknown, 'could not be decided'],
    ] as const
  ).filter(([count]) => count > 0);
  const worded = parts.map(([count, words], position) =>
    position === 0 ? `${count} of ${counted(installed, 'package')} ${words}` : `${count} ${words}`,
  );
  const missing = missingWords(found);
  if (!isTroubled(found) && unknown === 0) return ['nothing that was judged must be built', ...missing].join(', but ');
  return listWords([...(refused.length > 0 ? [refusalText(refused)] : []), ...worded, ...missing]);
}

/** Something that was judged is in the way. */
export function isTroubled({ impossible, build, unstated, refused }: Obstacles): boolean {
  return impossible + build + unstated + refused.length > 0;
}

/** `2 packages that are needed were not judged (flask and mysqlclient)`, `what 1 package needs is not known (lib)` */
export function missingWords({ unjudged, unlearnt }: Pick<Obstacles, 'unjudged' | 'unlearnt'>): readonly string[] {
  const [are, were] = unjudged.length === 1 ? ['is', 'was'] : ['are', 'were'];
  const need = unlearnt.length === 1 ? 'needs' : 'need';
  return [
    ...(unjudged.length > 0
      ? [`${counted(unjudged.length, 'package')} that ${are} needed ${were} not judged (${someNames(unjudged)})`]
      : []),
    ...(unlearnt.length > 0
      ? [`what ${counted(unlearnt.length, 'package')} ${need} is not known (${someNames(unlearnt)})`]
      : []),
  ];
}
