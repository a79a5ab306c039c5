// Every rule, by its id and in order.

import type { BareRule } from './define-rule.ts';
import { wc101MustBuild } from './wc101-must-build.ts';
import { wc102Impossible } from './wc102-impossible.ts';
import { wc103PythonExcluded } from './wc103-python-excluded.ts';
import { wc104HashMismatch } from './wc104-hash-mismatch.ts';
import { wc105InstallerTooOld } from './wc105-installer-too-old.ts';
import { wc106PureSdist } from './wc106-pure-sdist.ts';
import { wc107Yanked } from './wc107-yanked.ts';
import { wc108LibcUnverified } from './wc108-libc-unverified.ts';
import { wc109Relock } from './wc109-relock.ts';
import { wc110NameOnTwoIndexes } from './wc110-name-on-two-indexes.ts';
import { wc111HashMode } from './wc111-hash-mode.ts';
import { wc112NoSolution } from './wc112-no-solution.ts';
import { wc201Unknown } from './wc201-unknown.ts';
import { wc202NotJudged } from './wc202-not-judged.ts';
import { wc203DirectReference } from './wc203-direct-reference.ts';
import { wc204MarkerUndecided } from './wc204-marker-undecided.ts';
import { wc205MetadataUnknown } from './wc205-metadata-unknown.ts';
import { wc301ImageGuessed } from './wc301-image-guessed.ts';
import { wc302ImageOld } from './wc302-image-old.ts';
import { wc303CompilerMissing } from './wc303-compiler-missing.ts';
import { wc304OldMusl } from './wc304-old-musl.ts';
import { wc401TwoLibcs } from './wc401-two-libcs.ts';
import { wc402RuntimeLibraryMissing } from './wc402-runtime-library-missing.ts';
import { wc403NotFollowed } from './wc403-not-followed.ts';

/** The ids are those of the rules, or it does not compile. */
function byId<const Table extends { readonly [Id in keyof Table]: BareRule<Id & string> }>(table: Table): Table {
  return table;
}

/** Every rule by its id: what it is about and how serious it is. */
export const rules = byId({
  WC101: wc101MustBuild,
  WC102: wc102Impossible,
  WC103: wc103PythonExcluded,
  WC104: wc104HashMismatch,
  WC105: wc105InstallerTooOld,
  WC106: wc106PureSdist,
  WC107: wc107Yanked,
  WC108: wc108LibcUnverified,
  WC109: wc109Relock,
  WC110: wc110NameOnTwoIndexes,
  WC111: wc111HashMode,
  WC112: wc112NoSolution,
  WC201: wc201Unknown,
  WC202: wc202NotJudged,
  WC203: wc203DirectReference,
  WC204: wc204MarkerUndecided,
  WC205: wc205MetadataUnknown,
  WC301: wc301ImageGuessed,
  WC302: wc302ImageOld,
  WC303: wc303CompilerMissing,
  WC304: wc304OldMusl,
  WC401: wc401TwoLibcs,
  WC402: wc402RuntimeLibraryMissing,
  WC403: wc403NotFollowed,
});

/** `WC101` and the others. */
export type RuleId = keyof typeof rules;

/** Every rule's id, in order. */
export const ruleIds: readonly RuleId[] = Object.keys(rules).filter(isRuleId);

/** Whether a word is the id of a rule. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}
