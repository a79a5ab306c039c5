// A plan as the report gives it, and in words.

import type { Plan } from '../advise/advice.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { ADDED } from './fix.ts';
import type { Target } from '../target/target.ts';
import { planDoubt, planNote } from './plan-words.ts';
import type { ReportPlan } from './report.ts';

/** @param target the one that the plan is for: only what differs from it is said */
export function reportPlan(plan: Plan, target: Target): ReportPlan {
  const { kind, request, pins, adds, drops, leaves, notes, unknown } = plan;
  const doubts = unknown.map(planDoubt);
  const changes = [
    ...(request.base !== undefined && request.base !== target.image?.reference ? [base(request, target)] : []),
    ...((request.base === undefined || request.base === target.image?.reference) && kind === 'python'
      ? [pythonWords(request.python ?? '', target)]
      : []),
    ...(request.platform === target.platform ? [] : [platform(request.platform, target)]),
    ...(kind === 'relock' ? ['lock again'] : []),
    ...pins.map(({ of, name, version }) =>
      of.name === name ? `${name} ${version}` : `${name} ${version} instead of ${of.name}`,
    ),
    ...(adds.length > ADDED
      ? [
          `${listWords(
            shortened(
              adds.map(({ name }) => name),
              ADDED,
            ),
          )} (new)`,
        ]
      : adds.map(({ name }) => `${name} (new)`)),
    ...drops.map(({ name }) => `without ${name}`),
  ];
  return {
    base: request.base ?? null,
    platform: request.platform,
    kind,
    pins: [...pins, ...adds].map(({ name, version }) => ({ name, version })),
    python: request.python ?? null,
    leaves,
    unknown: doubts,
    text: `${changes.join(', ')}${leavesWords(plan)}`,
    notes: [...notes.map(planNote), ...doubts],
  };
}

/** Another CPU is no change of a Dockerfile's: a condition on the machines. A board with a 32-bit system has a 64-bit CPU by now. */
function platform(name: string, { arch }: Target): string {
  const is32Bit = arch.startsWith('arm') || arch === 'i686';
  return `platform ${name}, if ${is32Bit ? 'the machine runs 64-bit' : 'the image runs on such machines'}`;
}

/** `base python:3.12-slim`, `line 1: python:3.12-alpine → python:3.12-slim`; one without a Python stands with the one that it is asked for with. */
function base({ base: image = '', python }: Plan['request'], { name, stage }: Target): string {
  const other = `${image}${python === undefined ? '' : ` with Python ${python}`}`;
  return stage?.imageLine === undefined ? `base ${other}` : `line ${stage.imageLine}: ${name} → ${other}`;
}

/** `Python 3.13`, and of a free-threaded target whether the other one is so too. */
function pythonWords(python: string, target: Target): string {
  return `Python ${python}${target.python.freeThreaded && !python.endsWith('t') ? ' with the GIL' : ''}`;
}

/** `: 1 to build instead of 24`; nothing where nothing is left. */
function leavesWords({ leaves: { build, impossible }, insteadOf }: Plan): string {
  const left = [...(build > 0 ? [`${build} to build`] : []), ...(impossible > 0 ? [`${impossible} impossible`] : [])];
  return left.length === 0 ? '' : `: ${listWords(left)} instead of ${insteadOf}`;
}
