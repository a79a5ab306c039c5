// Whether the pip of a Python that was copied into a stage can fetch anything: its ssl module loads the libssl of the distribution.

import type { AskedCommand } from './asked-command.ts';
import { changedPaths } from './changed-files.ts';
import { imagePrograms } from './stage-programs.ts';

/**
 * Packages of Debian 12 that bring no libssl3, by their closures of Depends and Recommends (apt-cache depends --recurse). The images themselves have none
 * there: of what is required and apt, only libgnutls30 is for TLS. Debian 13's apt brings libssl3t64, Alpine's apk libssl3.
 */
const without =
  /^(?:lib(?:ffi-dev|gomp1|gl1|glib2\.0-0|xext6|xrender1|magic1|sqlite3-0|ffi8|bz2-1\.0|lzma5|readline8|expat1|geos-dev|openblas-dev|sndfile1|ncursesw6)|procps|dumb-init|tini|netcat-openbsd|nano|less|unzip|zip|bzip2|xz-utils|pkg-config|make|file|jq|gosu|netbase)$/;

/** Why it cannot, as a clause; undefined where it can, and where nobody can say. */
export function missingTls({ program, place: { scope } }: AskedCommand): string | undefined {
  const { state, distribution, release } = scope;
  const words = program.words.map(({ text }) => text);
  const fetches = program.name === 'pip' && /^(?:install|download|wheel)$/.test(words[0] ?? '');
  if (!fetches || words.some((word) => /^(?:--no-index|-f|--find-links|--index-url|-i)(?:=|$)/.test(word)))
    return undefined;
  if (state.broughtPython === undefined || distribution !== 'debian' || release !== '12') return undefined;
  const isAllKnown =
    imagePrograms(scope) === 'bare' &&
    state.brought !== 'anything' &&
    [...state.packages].every((name) => without.test(name)) &&
    !state.copied.some(
      ({ destination, from }) => from !== undefined && !/^\/(?:usr\/local|opt)(?:\/|$)/.test(destination ?? '/'),
    ) &&
    !changedPaths(state).some((path) => /^\/(?:usr\/)?lib(?:\/|$)/.test(path));
  return isAllKnown
    ? 'the Python that was copied cannot fetch over https: it loads libssl3, which Debian 12 has not by itself; apt-get install ca-certificates brings it'
    : undefined;
}
