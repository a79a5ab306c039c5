// What wheels themselves say they require (PEP 658), where the index's answer about the release did not.

import type { JudgedSet } from './advise/inquiry.ts';
import type { Releases } from './releases.ts';

/**
 * Asks the wheels that are taken from requirements files, one small question a package. Only pip installs from a file
 * that need not hold all that its packages need (see report/unmet.ts); in hash mode it stops by itself.
 */
export async function learnRequirements(judged: readonly JudgedSet[], releases: Releases): Promise<void> {
  const asked = new Set<string>();
  await Promise.all(
    judged
      .flatMap(({ rows }) => rows)
      .map(async ({ manifest, as, finding: { verdict, file } }) => {
        const isOpen = manifest.installer === 'pip' && as.files === undefined && as.allowedHashes === undefined;
        const key = `${as.name} ${as.version}`;
        if (!isOpen || verdict !== 'wheel' || file === null || asked.has(key)) return;
        asked.add(key);
        await releases.learnRequires(as, manifest, file);
      }),
  );
}
