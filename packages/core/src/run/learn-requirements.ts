// What wheels and sdists themselves say they require, where the index's answer about the release did not.

import type { JudgedSet } from '../advise/inquiry.ts';
import { fetchesMissing, isHashed } from '../manifest/fetches-missing.ts';
import type { Releases } from './releases.ts';

/**
 * Takes it from the sdist where that was looked into; else asks a wheel (PEP 658), one small question a package. Only where
 * the installer fetches what the file does not hold; a lock's own files are not asked, and in hash mode pip stops by itself.
 */
export async function learnRequirements(judged: readonly JudgedSet[], releases: Releases): Promise<void> {
  const asked = new Set<string>();
  await Promise.all(
    judged
      .flatMap(({ rows }) => rows)
      .map(async ({ manifest, as, finding: { verdict, file, build } }) => {
        const isOpen = fetchesMissing(manifest) && as.files === undefined && !isHashed(manifest, as);
        const key = `${as.name} ${as.version}`;
        if (!isOpen || verdict === 'skipped' || asked.has(key)) return;
        asked.add(key);
        await releases.learnRequires(as, manifest, build?.reading?.requiresDist ?? file);
      }),
  );
}
