// A wheel that does not say for which C library it was built.

import type { Finding } from '../assess/assess.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { Target } from '../target/target.ts';
import { defineRule, type BareRule } from './define-rule.ts';

export const wc108LibcUnverified: BareRule<'WC108'> = defineRule({
  id: 'WC108',
  name: 'libc-unverified',
  level: 'error',
  comesTo: 'build',
  ofPackage: {
    role: 'beside',
    subject: 'is a wheel that does not say its libc',
    on: ({ finding, target }) =>
      hasUnstatedLibc(finding, target) ? { filename: finding.file?.raw ?? null, libc: target.libc.family } : null,
    say: ({ filename, libc }) =>
      `${filename ?? 'The wheel'} does not say which libc it needs${libc === 'musl' ? '; if it is glibc, the import fails on musl' : ''}.`,
    // On musl it is a build in disguise; on glibc it is what everybody takes it for.
    level: ({ libc }) => (libc === 'musl' ? 'error' : 'note'),
  },
});

/** A wheel that no tag but a plain `linux_*` one fits says nothing of its libc (grpcio's linux_armv7l is glibc). */
function hasUnstatedLibc({ verdict, file, tag }: Finding, target: Target): boolean {
  if (verdict !== 'wheel' || !tag?.platform.startsWith('linux_') || file?.filename.kind !== 'wheel') return false;
  return !file.filename.tags.some((other) => {
    const platform = parsePlatformTag(other.platform);
    return platform.os === 'linux' && platform.libc?.family === target.libc.family && platform.arch === target.arch;
  });
}
