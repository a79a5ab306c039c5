// Whether all that is asked for stands in the words of commands of a Dockerfile: then no file is there to be told of.

import type { Report } from '@wheelcheck/core';

export function areFromCommands({ packages, targets }: Report): boolean {
  const dockerfiles = new Set(targets.flatMap(({ commands = [] }) => commands.map(({ path }) => path)));
  return dockerfiles.size > 0 && packages.every(({ location }) => dockerfiles.has(location.path));
}
