// A wheel that an old musl may not load.

import type { Finding } from '../assess/assess.ts';
import { imagePlace } from './image-change.ts';
import type { Target } from '../target/target.ts';
import { defineRule, type BareRule } from './define-rule.ts';

export const wc304OldMusl: BareRule<'WC304'> = defineRule({
  id: 'WC304',
  name: 'old-musl',
  level: 'warning',
  ofPackage: {
    role: 'beside',
    subject: 'may crash at import',
    on: ({ finding, target, pkg }) =>
      mayCrash(finding, runs(target))
        ? { musl: runs(target).libc.full ?? null, by: pkg.resolved?.path.at(-1) ?? null, from: fromOf(target) }
        : null,
    say: ({ musl, by, from }) =>
      `Built in 2025 or later for musl 1.2, and this image has ${musl ?? '1.2'}: it may crash at import; Alpine 3.18 has 1.2.4${from === null ? '' : ` (the image stands at ${from})`}.${by === null ? '' : ` ${by} needs it.`}`,
  },
});

/** What imports it: another stage of the Dockerfile may run what this one installs. */
function runs(target: Target): Target {
  return target.runtime ?? target;
}

/** Where a Dockerfile names the image of that. */
function fromOf({ stage }: Target): string | null {
  const { imageLine: line, imageVariables: variables } = stage?.runtime ?? stage ?? {};
  return stage === undefined || line === undefined ? null : imagePlace({ path: stage.path, line, variables }, 'alpine');
}

/** Libraries built in 2025 or later may use DT_RELR, which musl reads from 1.2.4 on. */
function mayCrash({ verdict, file, tag }: Finding, { libc }: Target): boolean {
  if (verdict !== 'wheel' || !tag?.platform.startsWith('musllinux_1_2_')) return false;
  return libc.lacksRelr === true && (file?.uploaded ?? '') >= '2025';
}
