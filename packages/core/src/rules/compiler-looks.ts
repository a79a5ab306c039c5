// Something to build, and no compiler.

import type { Finding } from '../assess/assess.ts';
import { lastToBring } from './last-to-bring.ts';
import { counted } from '../text/counted.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';

/** Of WC303. */
export function compilerLooks(head: RuleHead): Looks {
  return defineLooks(head, {
    ofTarget: {
      on: ({ target, findings }) => {
        const { name, compiler, uselessCompiler } = target;
        const builds = findings.filter(mayCompile);
        if (builds.length === 0 || compiler !== false) return null;
        return { on: name, builds: builds.length, useless: uselessCompiler ?? null };
      },
      line: ({ target: { stage } }) => lastToBring(stage),
      naming: ({ on }) => [on],
      say: ({ on, builds, useless }) =>
        `${useless === null ? `${on} has no compiler` : `${useless} on ${on} is without the headers of the C library and compiles nothing`}, and ${counted(builds, 'package')} must be built`,
    },
  });
}

/** What is pure Python, as all is that builds it, may be known to fail and needs none. */
function mayCompile({ verdict, build }: Finding): boolean {
  const isPure = build?.native === false && build.requirements.every((each) => each.verdict !== 'build');
  return verdict === 'build' && !isPure;
}
