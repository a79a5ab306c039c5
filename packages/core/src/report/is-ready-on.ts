// Whether nothing has to be installed for what is built on a target.

import type { Report, ReportTarget } from './report.ts';

/** Whether the image holds what all its builds need, as full python images often do. */
export function isReadyOn({ id }: ReportTarget, { packages }: Report): boolean {
  const here = packages.flatMap(({ results }) => results.filter(({ target }) => target === id));
  const built = here.filter(({ verdict }) => verdict === 'build');
  const stops = here.some(({ verdict }) => verdict === 'impossible' || verdict === 'unknown');
  return built.length > 0 && !stops && built.every(({ ready }) => ready === true);
}
