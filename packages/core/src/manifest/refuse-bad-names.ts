// What a lock calls its packages goes into addresses: names and versions that are none end the run before anything is asked.

import { WheelcheckError } from '../error.ts';
import { isValidName, MAX_NAME } from '../packaging/name.ts';
import { parseVersion } from '../packaging/version.ts';
import { installerTraits } from './installer-traits.ts';
import type { LockedPackage, Manifest } from './manifest.ts';

/** Characters of a version; what is longer is none that anybody released. */
const MAX_VERSION = 128;

/** Of a text that is refused, what a message shows. */
const SHOWN = 60;

/** What packaging 21.3 took for a version (`2013d`, `0.1-dev-r12`), without what an address or a path would take for its own. */
const legacy = /^[a-z0-9](?:[\w.+!-]*[\w+])?$/i;

/**
 * @throws WheelcheckError (`file-broken`) with file and line: `%2e%2e/%2e%2e/admin?x=1#` as a name would be asked of an
 *   index with the credentials of its host
 */
export function refuseBadNames(manifest: Manifest): void {
  // pip before 24.1 reads versions from before PEP 440; the other installers stop at them.
  const readsLegacy = installerTraits[manifest.installer].imagePipDecides;
  for (const pkg of [...manifest.packages, ...(manifest.constraints ?? [])]) {
    const { name, version } = pkg;
    if (name.length > MAX_NAME) throw broken(pkg, `expected a project's name of at most ${MAX_NAME} characters`, name);
    if (!isValidName(name)) throw broken(pkg, "expected a project's name", name);
    if (version === undefined) continue;
    if (version.length > MAX_VERSION)
      throw broken(pkg, `${name}: expected a version of at most ${MAX_VERSION} characters`, version);
    const isVersion = parseVersion(version).ok || ((readsLegacy || pkg.arbitrary === true) && legacy.test(version));
    if (!isVersion) throw broken(pkg, `${name}: expected a version (PEP 440)`, version);
  }
}

function broken({ at: { path, line } }: LockedPackage, expected: string, found: string): WheelcheckError {
  const shown = found.length > SHOWN ? `${found.slice(0, SHOWN)}…` : found;
  return new WheelcheckError({
    code: 'file-broken',
    message: `${path}:${line}: ${expected}, found ${JSON.stringify(shown)}`,
    hint: 'make the file again with the tool that writes it',
  });
}
