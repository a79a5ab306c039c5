// Something to build, and no compiler.

import { counted } from '../text/counted.ts';
import { defineRule, type Rule } from './define-rule.ts';

export const wc303CompilerMissing: Rule<'WC303'> = defineRule({
  id: 'WC303',
  name: 'compiler-missing',
  title: 'something to build, and no compiler',
  level: 'note',
  meaning: 'Something must be built and the image has no compiler.',
  why: 'The build stops at the first C file.',
  remedy: 'Install a compiler first, build in a stage of its own, or choose an image with wheels.',
  ofTarget: {
    on: ({ target: { name, compiler }, findings }) => {
      const builds = findings.filter(({ verdict }) => verdict === 'build').length;
      return builds > 0 && compiler === false ? { on: name, builds } : null;
    },
    line: ({ target: { stage } }) => stage?.installs.at(-1)?.line,
    naming: ({ on }) => [on],
    say: ({ on, builds }) => `${on} has no compiler, and ${counted(builds, 'package')} must be built`,
  },
});
