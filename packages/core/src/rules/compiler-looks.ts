// Something to build, and no compiler.

import type { Finding } from '../assess/assess.ts';
import { lastToBring } from './last-to-bring.ts';
import { isStopped } from './stage-stops.ts';
import { counted } from '../text/counted.ts';
import { defineLooks, type Looks, type RuleText } from './define-rule.ts';

/** Of WC303. */
export function compilerLooks(text: RuleText): Looks {
  return defineLooks(text, {
    ofTarget: {
      on: ({ target, findings }) => {
        const { name, compiler, stage, uselessCompiler } = target;
        const builds = findings.filter(mayCompile);
        if (builds.length === 0 || compiler !== false) return null;
        const line = lastToBring(stage);
        const stops = stage !== undefined && line !== undefined && builds.some(surelyCompiles);
        return {
          on: name,
          builds: builds.length,
          stopsWord: isStopped(target) ? 'would stop' : 'stops',
          stopsAt: stops ? `${stage.path}:${line}` : null,
          useless: uselessCompiler ?? null,
        };
      },
      line: ({ target: { stage } }) => lastToBring(stage),
      naming: ({ on }) => [on],
      say: ({ on, builds, stopsAt, stopsWord, useless }) =>
        `${stopsAt === null ? '' : `the installation at ${stopsAt} ${stopsWord}: `}${useless === null ? `${on} has no compiler` : `${useless} on ${on} is without the headers of the C library and compiles nothing`}, and ${counted(builds, 'package')} must be built`,
    },
  });
}

/** What is pure Python, as all is that builds it, may be known to fail and needs none. */
function mayCompile({ verdict, build }: Finding): boolean {
  const isPure = build?.native === false && build.requirements.every((each) => each.verdict !== 'build');
  return verdict === 'build' && !isPure;
}

/** Some setup.py do without their extension modules, where they cannot be compiled. */
function surelyCompiles({ build }: Finding): boolean {
  return build?.native === true && build.reading?.optional === false;
}
