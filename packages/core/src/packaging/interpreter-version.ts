// The version of an interpreter as Requires-Python sees it.

/**
 * `3.15.0` of 3.15.0rc1: pip and Poetry test Requires-Python with `sys.version_info[:3]`, so a pre-release counts as its
 * final release.
 */
export function interpreterVersion(version: string): string {
  return /^\d+\.\d+(?:\.\d+)?/.exec(version)?.[0] ?? version;
}
