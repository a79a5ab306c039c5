// Small projects that PDM itself locked and resolved from: fixtures/manifests/pdm.lock/PROJECT/LOCK/.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { requirementsInForce } from '../../../../packages/core/src/select/in-force.ts';
import type { Manifest } from '../../../../packages/core/src/manifest/manifest.ts';
import type { Selection } from '../../../../packages/core/src/manifest/selection.ts';
import { pdmLock } from '../../../../packages/core/src/manifest/pdm/pdm-lock.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { evaluateMarker, type MarkerEnvironment } from '../../../../packages/core/src/packaging/marker.ts';
import { satisfies } from '../../../../packages/core/src/packaging/specifier.ts';
import { parseVersion } from '../../../../packages/core/src/packaging/version.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';

interface Run {
  readonly python: string;
  readonly platform: string;
  readonly groups: readonly string[];
  readonly installed?: readonly string[];
  readonly refused?: string;
}

const projects = new URL('../../../../fixtures/manifests/pdm.lock/', import.meta.url);
const locks = readdirSync(projects).flatMap((project) =>
  readdirSync(new URL(`${project}/`, projects))
    .map((lock) => `${project}/${lock}`)
    .filter((path) => existsSync(new URL(`${path}/expected.json`, projects))),
);

test('the projects are there', () => {
  expect(locks.length).toBeGreaterThan(20);
});

/** PDM's groups in the words of `check`: `default` is main, and what the project calls an extra is asked for as one. */
function selectionOf(groups: readonly string[], { extras }: Manifest): Selection {
  return {
    ...nothingAsked,
    only: groups
      .filter((group) => !Object.hasOwn(extras, group))
      .map((group) => (group === 'default' ? 'main' : group)),
    extras: groups.filter((group) => Object.hasOwn(extras, group)),
  };
}

async function installedOf(
  manifest: Manifest,
  groups: readonly string[],
  environment: MarkerEnvironment,
): Promise<readonly string[]> {
  const selected = await select(manifest, selectionOf(groups, manifest), environment);
  const force = requirementsInForce([manifest], new Map(selected.map((one) => [one.package, one])));
  return selected
    .filter((one) => one.state === 'installed' && force.get(one.package)?.kind !== 'covered')
    .map((one) => `${one.package.name} ${one.package.version}`)
    .toSorted();
}

/** Whether the lock says that it is for another Python, machine or libc. */
function isRefused(manifest: Manifest, { python, platform }: Run): boolean {
  const version = parseVersion(python);
  const environment = linux(python, platform.replace(/^.*?linux_\d+_\d+_/, ''));
  const libc = platform.startsWith('musl') ? 'musl' : 'glibc';
  return (
    manifest.requiresPython?.anyOf.some((set) => version.ok && satisfies(version.value, set, true)) === false ||
    manifest.environments?.anyOf.some(
      (each) => evaluateMarker(each.marker, environment) === true && (each.libc ?? libc) === libc,
    ) === false
  );
}

describe.each(locks)('%s', (path) => {
  const read = (file: string): string => readFileSync(new URL(`${path}/${file}`, projects), 'utf8');
  const { runs }: { readonly runs: readonly Run[] } = JSON.parse(read('expected.json'));
  const reading = readWith(pdmLock, read('pdm.lock'), 'pdm.lock', async (name) => read(`../${name}`));

  test.each(runs)('Python $python, $platform, groups $groups', async (run) => {
    const manifest = await reading;
    if (run.refused !== undefined) {
      expect(isRefused(manifest, run)).toBe(true);
    } else {
      const environment = linux(run.python, run.platform.replace(/^.*?linux_\d+_\d+_/, ''));
      expect(await installedOf(manifest, run.groups, environment)).toEqual(run.installed);
      expect(isRefused(manifest, run)).toBe(false);
    }
  });
});
