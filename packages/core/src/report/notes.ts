// The sentence for a rule that follows the leading one: about the file taken, the source or the marker.

import type { Finding } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { Target } from '../target/target.ts';
import type { RuleId } from './rules.ts';

/** One sentence, or none where the rule is the verdict's own, which why() explains. */
export function noteOf(
  rule: RuleId,
  { file, undecided, rivals }: Finding,
  { version }: LockedPackage,
  target: Target,
): readonly string[] {
  switch (rule) {
    case 'WC107': {
      const reason = file === null || file.yanked === false || file.yanked === '' ? '' : `: ${file.yanked}`;
      return [`${version ?? 'The file'} was yanked${reason}`];
    }
    case 'WC108':
      return [
        target.libc.family === 'musl'
          ? `${file?.raw ?? 'The wheel'} does not say which libc it needs; if it is glibc, the import fails on musl.`
          : `${file?.raw ?? 'The wheel'} does not say which libc it needs.`,
      ];
    case 'WC110':
      return [`Several indexes have this name, and pip pools them: ${rivals.join(', ')}.`];
    case 'WC203':
      return file === null
        ? []
        : [`It comes from an address of its own, not from an index: judged by the name ${file.raw}.`];
    case 'WC204':
      return [`Its marker depends on the machine that runs the image: ${undecided ?? ''}`];
    case 'WC304':
      return [
        `Built in 2025 or later for musl 1.2, and this image has ${target.libc.full ?? '1.2'}: it may crash at import; Alpine 3.18 has 1.2.4.`,
      ];
    default:
      return [];
  }
}
