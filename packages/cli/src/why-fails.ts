// Why the command ends with 1 where the report says that the build goes through.

import { counts, gate, outcomeOf, type Report } from '@wheelcheck/core';

/**
 * A line for standard error; undefined where the report itself says what is wrong.
 *
 * @param counted what counts for the exit code
 */
export function whyFails(counted: Report): string | undefined {
  // Otherwise the file is refused, the build stops, something cannot be installed, or was not judged.
  if (!counted.complete || gate(counted, { failOn: ['impossible'] }) !== 0) return undefined;
  const builds = counted.packages
    .map(({ results }) => results.filter(({ statements }) => statements.some(isBuild)))
    .filter((results) => results.length > 0);
  if (builds.length === 0 || !builds.flat().every(({ ready }) => ready === true)) return undefined;
  const [those, must] = builds.length === 1 ? ['it', '1 package must'] : ['them', `${builds.length} packages must`];
  return `exit code 1, as ${must} be built: --fail-on impossible lets ${those} pass`;
}

function isBuild(statement: Parameters<typeof counts>[0] & Parameters<typeof outcomeOf>[0]): boolean {
  return counts(statement) && outcomeOf(statement) === 'build';
}
