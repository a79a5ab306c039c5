// The roads to an official image: registries, mirrors, and the repositories that hold one architecture.

import { describe, expect, it } from 'vitest';
import { fixedPlatform } from '../../../packages/core/src/image/fixed-platform.ts';
import { parseImageReference } from '../../../packages/core/src/image/image-ref.ts';
import { officialPlace } from '../../../packages/core/src/image/official.ts';
import { resolveImage } from '../../../packages/core/src/image/resolve-image.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

const placeOf = (text: string): ReturnType<typeof officialPlace> => {
  const reference = parseImageReference(text);
  if (!reference.ok) throw new Error(reference.problem);
  return officialPlace(reference.value, ['python', 'debian']);
};

describe('the official image', () => {
  it.each([
    ['python', 'python', undefined],
    ['library/debian', 'debian', undefined],
    ['docker.io/python:3.12', 'python', undefined],
    ['docker.io/library/python:3.12', 'python', undefined],
    ['registry.hub.docker.com/library/debian', 'debian', undefined],
    ['public.ecr.aws/docker/library/python:3.12', 'python', undefined],
    ['mirror.gcr.io/library/python', 'python', undefined],
    ['amd64/python', 'python', 'linux/amd64'],
    ['arm32v7/python:3.7.9-buster', 'python', 'linux/arm/v7'],
    ['docker.io/arm64v8/debian:12', 'debian', 'linux/arm64'],
    ['mirror.gcr.io/i386/python', 'python', 'linux/386'],
  ])('%s is %s, for %s', (text, name, platform) => {
    expect(placeOf(text)).toEqual({ name, ...(platform === undefined ? {} : { platform }) });
  });

  it.each([
    ['localhost:5000/python', 'python'],
    ['registry.example/library/python:3.12', 'python'],
    ['harbor.example/dockerhub/library/python:3.11', 'python'],
    ['0123456789.dkr.example/docker-hub/library/debian:12', 'debian'],
    ['gitlab.example/group/dependency_proxy/containers/python:3.11', 'python'],
    ['gitlab.example/group/sub/dependency_proxy/containers/library/python', 'python'],
    ['harbor.example/dockerhub/arm64v8/python', 'python'],
  ])('%s is taken for a mirror of %s', (text, name) => {
    const place = placeOf(text);
    expect(place?.name).toBe(name);
    expect(place?.assumed).toMatchObject({ kind: 'mirror', of: null });
  });

  it.each([
    'acme/python',
    'docker.io/acme/python',
    'ghcr.io/acme/python:3.12-slim',
    'localhost:5000/team/python',
    'public.ecr.aws/python',
    'public.ecr.aws/lambda/python:3.12',
    'mirror.gcr.io/python',
    'mirror.gcr.io/acme/python',
    'library/pythons',
    'library/acme/python',
    'arm32v9/python',
  ])('%s is not', (text) => {
    expect(placeOf(text)).toBeUndefined();
  });
});

describe('a repository of one architecture', () => {
  it.each([
    ['arm32v7/python:3.7.9-buster', 'linux/arm/v7'],
    ['i386/debian:12', 'linux/386'],
    ['amd64/alpine', 'linux/amd64'],
    // There is no target for it.
    ['mips64le/python:3.7', undefined],
    ['python:3.12', undefined],
    ['acme/python', undefined],
    ['not an image', undefined],
  ] as const)('%s is for %s', (base, platform) => {
    expect(fixedPlatform(base)).toBe(platform);
  });

  it('has that platform alone', async () => {
    const { image, arch } = await resolveTarget({ base: 'arm32v7/python:3.7.9-buster', platform: 'linux/arm/v7' });
    expect(arch).toBe('armv7l');
    expect(image?.platforms).toEqual(['linux/arm/v7']);
  });

  it('refuses any other, and names the image that has it', async () => {
    await expect(resolveTarget({ base: 'arm32v7/python:3.7.9-buster', platform: 'linux/amd64' })).rejects.toMatchObject(
      {
        code: 'platform-missing',
        reason: 'it exists for linux/arm/v7',
        hint: expect.stringContaining('for linux/amd64 there are python:3.7.9-buster,'),
      },
    );
  });

  it('cannot hold what was never built for it', () => {
    expect(() => resolveImage('arm32v6/python:3.12-slim')).toThrow(
      expect.objectContaining({
        code: 'image-impossible',
        reason: 'python:3.12-slim was never built for linux/arm/v6',
        hint: expect.stringContaining('arm32v6/python:3.12-alpine'),
      }),
    );
  });
});
