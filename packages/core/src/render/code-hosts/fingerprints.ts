// What tells an annotation from the others of its report, and stays the same when lines and versions move.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Annotation, targetText } from '../wording/annotations.ts';

/**
 * One a row, 32 hexadecimal digits, all different: from the file, the package's name, the rule and the target. A lock that
 * holds a name twice (two versions for two Pythons) gives its rows a count; what is said of no package has what it is and
 * what it is said of in place of the name, so that a sentence may be worded anew.
 */
export function fingerprints(annotations: readonly Annotation[]): readonly string[] {
  const met = new Map<string, number>();
  return annotations.map((annotation) => {
    const { about, rule, location, target, said } = annotation;
    const subject = about ? about.pkg.name : [said?.kind, ...(said?.about ?? [])];
    const key = JSON.stringify([location?.path ?? null, subject, rule, targetText(target)]);
    const count = (met.get(key) ?? 0) + 1;
    met.set(key, count);
    return bytesToHex(sha256(utf8ToBytes(`${key}#${count}`))).slice(0, 32);
  });
}
