// Which of the registries in uv.lock is the default index, and which have to be asked for by their address.

import type { IndexReference, LockedPackage } from '../manifest.ts';
import type { UvSettings } from './uv-settings.ts';

/**
 * Takes the default index's address off its packages, so that `--index-url` can stand in for it. That is the one the settings
 * call so; else, of those that they do not name (it came from the environment, or is the public one), the one that most packages
 * are from. Every other registry stays with its packages: uv asks that one alone for them.
 */
export function withoutDefaultIndex(
  packages: readonly LockedPackage[],
  { indexes: named }: Pick<UvSettings, 'indexes'>,
): { readonly packages: readonly LockedPackage[]; readonly indexes: readonly IndexReference[] } {
  const url = defaultIndex(packages, named);
  if (url === undefined) return { packages, indexes: [] };
  return {
    packages: packages.map((locked) =>
      registryOf(locked) === url ? { ...locked, source: { kind: 'index' as const } } : locked,
    ),
    indexes: [{ url, kind: 'default' }],
  };
}

function defaultIndex(packages: readonly LockedPackage[], named: UvSettings['indexes']): string | undefined {
  const counts = new Map<string, number>();
  for (const locked of packages) {
    const url = registryOf(locked);
    if (url !== undefined && /^https?:/i.test(url)) counts.set(url, (counts.get(url) ?? 0) + 1);
  }
  const urls = [...counts.keys()];
  const declared = named.find((index) => index.default);
  if (declared) return urls.find((url) => sameAddress(url, declared.url));
  const others = urls.filter((url) => !named.some((index) => sameAddress(url, index.url)));
  return others.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
}

function registryOf({ source }: LockedPackage): string | undefined {
  return source.kind === 'index' ? source.url : undefined;
}

/** uv writes addresses into the lock without user, password and the slash at the end. */
function sameAddress(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//').replace(/\/$/, '');
}
