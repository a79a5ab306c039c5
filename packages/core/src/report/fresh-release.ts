// A release that is hours old: sdists are often there before the wheels are.

import type { Finding } from '../assess/assess.ts';
import { counted } from '../text/counted.ts';

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
  return `It was released ${hours === 0 ? 'within the hour' : `${counted(hours, 'hour')} ago`}: wheels may follow.`;
}
