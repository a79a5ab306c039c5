// Whose repository a reference names: an official image of Docker Hub, a mirror of one, or somebody else's.

import type { Place } from './family.ts';
import type { ImageReference } from './image-ref.ts';

// Docker Hub under the names that clients send it by.
const hubHosts = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

// Registries that are known to serve the official images, and under which folder.
const knownMirrors = new Map([
  ['public.ecr.aws', 'docker/'],
  ['mirror.gcr.io', ''],
]);

// Registries where anybody publishes, under a name of their own.
const openHosts = new Set([
  'ghcr.io',
  'quay.io',
  'gcr.io',
  'public.ecr.aws',
  'registry.gitlab.com',
  'mcr.microsoft.com',
]);

// Docker Hub keeps each architecture's builds of the official images in a namespace of their own.
const architectures = new Map([
  ['amd64', 'linux/amd64'],
  ['arm32v5', 'linux/arm/v5'],
  ['arm32v6', 'linux/arm/v6'],
  ['arm32v7', 'linux/arm/v7'],
  ['arm64v8', 'linux/arm64'],
  ['i386', 'linux/386'],
  ['mips64le', 'linux/mips64le'],
  ['ppc64le', 'linux/ppc64le'],
  ['riscv64', 'linux/riscv64'],
  ['s390x', 'linux/s390x'],
]);

/**
 * Tells which of the official images a repository is: `python`, `library/python`, `arm32v7/python`, on Docker Hub or on a
 * mirror.
 *
 * An unknown registry that serves such a path counts as a mirror, and what is behind it as inferred: proxies keep the path
 * below a folder of their own (`harbor.example/dockerhub/library/python`), GitLab's without `library/`.
 */
export function officialPlace({ host, path }: ImageReference, names: readonly string[]): Place | undefined {
  if (host === undefined || hubHosts.has(host)) return onHub(path, names);
  const folder = knownMirrors.get(host);
  if (folder !== undefined) {
    return path.startsWith(folder) && path.slice(folder.length).includes('/')
      ? onHub(path.slice(folder.length), names)
      : undefined;
  }
  const place = onHub(path, names) ?? onHub(path.split('/').slice(-2).join('/'), names) ?? inProxy(path, names);
  return place && { ...place, assumed: { kind: 'mirror', host, of: null } };
}

function onHub(path: string, names: readonly string[]): Place | undefined {
  const name = names.find((each) => path === each || path.endsWith(`/${each}`));
  if (name === undefined) return undefined;
  const namespace = path.slice(0, -name.length);
  if (namespace === '' || namespace === 'library/') return { name };
  const platform = architectures.get(namespace.slice(0, -1));
  return platform === undefined ? undefined : { name, platform };
}

/**
 * Tells whether a reference leads to an address (`nvidia/cuda` on Docker Hub, `ghcr.io/astral-sh/uv`), by itself or by an
 * unknown registry that serves such a path, which counts as a mirror; undefined where it does not.
 */
export function placeAt({ host, path }: ImageReference, address: string): Place | undefined {
  const [first = '', ...rest] = address.split('/');
  const there = first.includes('.') ? first : undefined;
  const wanted = there === undefined ? address : rest.join('/');
  if (host === there || (there === undefined && host !== undefined && hubHosts.has(host)))
    return path === wanted ? { name: address } : undefined;
  // A registry of that many publishers is nobody's mirror.
  if (host === undefined || hubHosts.has(host) || openHosts.has(host) || !wanted.includes('/')) return undefined;
  if (path !== wanted && !path.endsWith(`/${wanted}`)) return undefined;
  return { name: address, assumed: { kind: 'mirror', host, of: address } };
}

function inProxy(path: string, names: readonly string[]): Place | undefined {
  const name = names.find((each) => path.endsWith(`/dependency_proxy/containers/${each}`));
  return name === undefined ? undefined : { name };
}
