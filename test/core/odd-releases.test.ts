// 720 releases with odd files, as the index really serves them: yanked, eggs, build tags, zip and bz2 sdists, two spellings of one
// version, files of another version. `picks` in fixtures/packaging/odd-releases.json is what pip's finder takes for name==version.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeMatcher } from '../../packages/core/src/match/compatibility.ts';
import { match } from '../../packages/core/src/match/match.ts';
import { normalizeName } from '../../packages/core/src/packaging/name.ts';
import { openIndex } from '../../packages/core/src/package-index/open-index.ts';
import type { Host } from '../../packages/core/src/http/host.ts';
import { resolveTarget } from '../../packages/core/src/image/resolve-target.ts';

interface OddFile {
  readonly filename: string;
  readonly packagetype?: string;
  readonly requires_python?: string | null;
  readonly yanked?: boolean;
}

interface OddRelease {
  readonly name: string;
  readonly version: string;
  readonly releases: Readonly<Record<string, readonly OddFile[]>>;
  readonly picks: Readonly<Record<string, string | null>>;
}

const odd = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/packaging/odd-releases.json'), 'utf8'),
) as readonly OddRelease[];

const targets = {
  'py3.12-musl1.2-x86_64': { python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' },
  'py3.9-glibc2.31-aarch64': { python: '3.9', libc: 'glibc-2.31', platform: 'linux/arm64' },
  'py3.12-glibc2.36-x86_64': { python: '3.12', libc: 'glibc-2.36', platform: 'linux/amd64' },
} as const;

/** Serves the release as the project's JSON; everything else is absent. */
function hostOf({ name, releases }: OddRelease): Host {
  const files = Object.fromEntries(
    Object.entries(releases).map(([version, all]) => [
      version,
      all.map((file) => ({
        url: `https://files.example/${file.filename}`,
        digests: {},
        size: 1,
        yanked: false,
        ...file,
      })),
    ]),
  );
  const project = JSON.stringify({ info: { name, version: '0' }, releases: files });
  return {
    now: () => 0,
    sleep: async () => undefined,
    fetch: async (url) => {
      const found = new URL(url).pathname === `/pypi/${normalizeName(name)}/json`;
      return {
        status: found ? 200 : 404,
        url,
        headers: { get: (header) => (header === 'content-type' ? 'application/json' : null) },
        body: (async function* body() {
          yield new TextEncoder().encode(found ? project : '');
        })(),
      };
    },
  };
}

describe('odd releases', () => {
  it('are all there', () => {
    expect(odd).toHaveLength(720);
  });

  it.each(Object.entries(targets))('on %s the picks are those of pip', async (id, request) => {
    const matcher = makeMatcher(await resolveTarget(request), 'pip');
    const wrong: string[] = [];
    for (const release of odd) {
      const name = normalizeName(release.name);
      const answer = await openIndex(hostOf(release), 'https://index.example/simple').release(name, release.version);
      const files = answer.found ? answer.files : [];
      const { taken } = match(name, files, matcher, { binaries: { noBinary: [], onlyBinary: [] } });
      const pick = release.picks[id] ?? null;
      const sdists = files.filter(({ filename }) => filename.kind === 'sdist').length;
      // Of several sdists pip takes the last of the page, which the recording does not order.
      const same =
        sdists > 1 && taken?.tag === undefined
          ? (taken === undefined) === (pick === null)
          : (taken?.file.raw ?? null) === pick;
      if (!same) wrong.push(`${release.name} ${release.version}: ${taken?.file.raw} instead of ${pick}`);
    }
    expect(wrong).toEqual([]);
  });
});
