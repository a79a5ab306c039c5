// A release that is hours old: sdists are often there before the wheels are.

import type { Finding } from '../assess/assess.ts';

const HOUR = 3_600_000;
/** Projects that build their wheels after the release have them by then (mrab-regex 440, pyca/bcrypt 376). */
const FRESH_HOURS = 48;

/**
 * One sentence; empty where the release is older, or its age is not known.
 *
 * @param now milliseconds since 1970; undefined: nobody knows
 */
export function freshRelease({ verdict, file, refused }: Finding, now: number | undefined): string {
  if (now === undefined || (verdict !== 'build' && verdict !== 'sdist' && verdict !== 'impossible')) return '';
  const times = [...(file ? [file] : []), ...refused.map((each) => each.file)].flatMap(({ uploaded }) => {
    const time = Date.parse(uploaded ?? '');
    return Number.isNaN(time) ? [] : [time];
  });
  const first = Math.min(...times);
  const hours = Math.floor((now - first) / HOUR);
  if (times.length === 0 || hours < 0 || hours >= FRESH_HOURS) return '';
  // The day and not the age: reports of one answer compare byte for byte.
  return `It was released on ${new Date(first).toISOString().slice(0, 10)}: wheels may follow.`;
}
