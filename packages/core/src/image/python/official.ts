// Whose repository a reference names: the official python image, a mirror of it, or somebody else's.

import type { Place } from '../family.ts';
import type { ImageReference } from '../image-ref.ts';

// Docker Hub under the names that clients send it by.
const hubHosts = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

// Registries that serve the official images under a path of their own.
const knownMirrors = new Map([
  ['public.ecr.aws', 'docker/library/python'],
  ['mirror.gcr.io', 'library/python'],
]);

/**
 * Tells whether a repository is the official python image.
 *
 * An unknown registry whose path is `python` or `library/python` counts as a mirror: its facts are inferred.
 */
export function officialPlace({ host, path }: ImageReference): Place | undefined {
  const name = 'python';
  const usual = path === 'python' || path === 'library/python';
  if (host === undefined || hubHosts.has(host)) return usual ? { name } : undefined;
  const known = knownMirrors.get(host);
  if (known !== undefined) return path === known ? { name } : undefined;
  return usual ? { name, assumed: `${host} is taken for a mirror of the official image` } : undefined;
}
