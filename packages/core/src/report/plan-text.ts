// A plan as the report gives it, and in words.

import type { Plan } from '../advise/advice.ts';
import type { Target } from '../target/target.ts';
import type { ReportPlan } from './report.ts';

/** @param target the one that the plan is for: only what differs from it is said */
export function reportPlan({ kind, request, pins, notes }: Plan, target: Target): ReportPlan {
  const changes = [
    ...(request.base !== undefined && request.base !== target.image?.reference ? [base(request)] : []),
    ...(request.base === undefined && kind === 'python' ? [`Python ${request.python ?? ''}`] : []),
    ...(request.platform === target.platform ? [] : [`platform ${request.platform}`]),
    ...(kind === 'relock' ? ['lock again'] : []),
    ...pins.map(({ of, name, version }) =>
      of.name === name ? `${name} ${version}` : `${name} ${version} instead of ${of.name}`,
    ),
  ];
  return {
    base: request.base ?? null,
    platform: request.platform,
    kind,
    pins: pins.map(({ name, version }) => ({ name, version })),
    text: changes.join(', '),
    notes,
  };
}

/** An image that has no Python of its own stands with the one that it is asked for with. */
function base({ base: image = '', python }: Plan['request']): string {
  return `base ${image}${python === undefined ? '' : ` with Python ${python}`}`;
}
