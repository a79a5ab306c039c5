// What is installed stays where it fits: pip and uv choose nothing else before it (pip's `FoundCandidates`, uv's `AllowedPreferences`).

import { sameVersion } from '../packaging/version.ts';
import type { Option } from '../resolve/universe.ts';

/** @param version of what is there */
export function withInstalledFirst(options: readonly Option[], version: string): readonly Option[] {
  const at = options.findIndex((option) => option.version !== undefined && sameVersion(option.version.text, version));
  const found = options[at];
  return at < 1 || found === undefined ? options : [found, ...options.slice(0, at), ...options.slice(at + 1)];
}
