// A target from what the user asked for: an image and a platform, or a Python and a libc alone.

import { WheelcheckError } from '../error.ts';
import { parseVersion } from '../packaging/version.ts';
import { environment, kernelEnvironment } from '../target/environment.ts';
import { formatLibcVersion, parseLibc } from '../target/libc.ts';
import { arches } from '../target/platform.ts';
import { parsePythonVersion, pythonOf } from '../target/python-version.ts';
import { pastSupport } from './support.ts';
import { tags } from '../target/tags.ts';
import type { BaseImage, Libc, Platform, Python, Target, TargetRequest, TargetSource } from '../target/target.ts';

/** What is known of a target before its tags and markers are worked out. */
interface Facts {
  readonly image?: BaseImage;
  readonly name: string;
  readonly python: Python;
  readonly libc: Libc;
  readonly pip?: string;
  readonly compiler?: boolean;
  readonly source: TargetSource;
  readonly asOf?: string;
  readonly inferred?: string;
}

/**
 * Works out a target. Each of `python`, `libc` and `pip` replaces that one fact of the base; without a base, `python` and
 * `libc` are both needed, and the target has no image. A minor alone means its newest patch in the table.
 *
 * @throws WheelcheckError `usage` for a flag that cannot be read, `image-unknown`, `image-impossible`, or
 * `platform-missing` where the image has no build for the platform.
 */
export async function resolveTarget(request: TargetRequest): Promise<Target> {
  const python = request.python === undefined ? undefined : await readPython(request.python);
  const libc = request.libc === undefined ? undefined : read('--libc', request.libc, parseLibc(request.libc));
  if (request.pip !== undefined) read('--pip', request.pip, parseVersion(request.pip));
  const facts =
    request.base === undefined
      ? factsOfFlags(python, libc)
      : await factsOfImage(request.base, request.platform, python);
  return toTarget(request.platform, {
    ...facts,
    ...(libc === undefined ? {} : { libc }),
    ...(request.pip === undefined ? {} : { pip: request.pip }),
  });
}

function toTarget(platform: Platform, facts: Facts): Target {
  const arch = arches[platform];
  const kernel = kernelEnvironment(facts.python, arch);
  return {
    ...facts,
    platform,
    arch,
    tags: tags(facts.python, facts.libc, arch),
    environment: environment(facts.python, arch),
    ...(kernel === undefined ? {} : { kernelEnvironment: kernel }),
  };
}

function factsOfFlags(python: Python | undefined, libc: Libc | undefined): Facts {
  if (python === undefined || libc === undefined) {
    throw new WheelcheckError({
      code: 'usage',
      message: 'no base image, and not enough to do without one',
      reason: `${python === undefined ? '--python' : '--libc'} is missing`,
      hint: 'give --base python:3.12-slim, or both --python 3.12 and --libc musl-1.2',
    });
  }
  return { name: `${python.abi}-${libc.family}${formatLibcVersion(libc)}`, python, libc, source: 'flags' };
}

// The table is loaded when a name has to be looked up in it, not before.
async function factsOfImage(base: string, platform: Platform, python: Python | undefined): Promise<Facts> {
  const { resolveImage, tagsWithPlatform } = await import('./resolve-image.ts');
  const image = resolveImage(base);
  const { asOf } = image.family;
  if (!image.platforms.includes(platform)) {
    const near = tagsWithPlatform(image, platform);
    throw new WheelcheckError({
      code: 'platform-missing',
      message: `${base} has no image for ${platform}`,
      reason: `it exists for ${image.platforms.join(', ')}`,
      ...(near.length === 0 ? {} : { hint: `for ${platform} there are ${near.join(', ')}` }),
    });
  }
  const inside = python ?? (await readPython(image.python));
  return {
    image: {
      reference: base,
      distro: { name: image.distribution.name, version: image.distribution.version },
      status: image.status,
      frozenSince: image.frozenSince,
      pastSupport: pastSupport(inside.release, image.distribution, asOf),
      platforms: image.platforms,
    },
    name: base,
    python: inside,
    libc: image.libc,
    ...(image.pip === undefined ? {} : { pip: image.pip }),
    compiler: image.compiler,
    source: image.inferred === undefined ? 'table' : 'inferred',
    asOf,
    ...(image.inferred === undefined ? {} : { inferred: image.inferred }),
  };
}

async function readPython(text: string): Promise<Python> {
  const version = read('--python', text, parsePythonVersion(text));
  if (version.patch !== undefined) return pythonOf(version);
  const { newestPatch } = await import('./python/python-minors.ts');
  const newest = newestPatch(`${version.release[0]}.${version.release[1]}`);
  return pythonOf(newest === undefined ? version : { ...newest, freeThreaded: version.freeThreaded });
}

/** The value of a flag, or a usage error that repeats what was written. */
function read<T>(flag: string, text: string, parsed: { ok: true; value: T } | { ok: false; problem: string }): T {
  if (parsed.ok) return parsed.value;
  throw new WheelcheckError({
    code: 'usage',
    message: `${flag} ${JSON.stringify(text.slice(0, 60))} cannot be read`,
    reason: parsed.problem,
    hint: 'such as --python 3.12, 3.12.4, 3.13t or 3.15rc1; --libc musl-1.2 or glibc-2.36; --pip 24.0',
  });
}
