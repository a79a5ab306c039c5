// The paths of a report as code hosts want them: relative, never upwards.

import { printable } from '../../text/unprintable.ts';

/** What stands in for a path where the input is no file. */
const noFile: ReadonlySet<string> = new Set(['-', 'command line']);

/**
 * A path relative to the folder that the check ran in, with `/`; null for standard input and for requirements that were
 * words. A path that is absolute or leads outside keeps its file name alone, as in the JSON report.
 */
export function repositoryPath(path: string): string | null {
  if (noFile.has(path)) return null;
  const segments = printable(path)
    .split(/[/\\]/)
    .filter((segment) => segment !== '' && segment !== '.');
  const inside = !/^(?:[/\\]|[A-Za-z]:[/\\])/.test(path) && !segments.includes('..');
  const kept = inside ? segments : segments.filter((segment) => segment !== '..').slice(-1);
  return kept.length === 0 ? null : kept.join('/');
}
