// A target from what the user asked for: an image and a platform, or a Python and a libc alone.

import { WheelcheckError } from '../error.ts';
import { archiveOf } from './archive-of.ts';
import type { ResolvedImage } from './image-in.ts';
import { oldestPip } from './oldest-pip.ts';
import { pastSupport, supportDay } from './support.ts';
import { withPlatform } from './with-platform.ts';
import { pythonIn, wholePython } from './python-in.ts';
import { readFlags, type TargetFlags } from './target-flags.ts';
import { shortImage } from '../text/short-image.ts';
import { allPlatforms, type Platform } from '../target/platform.ts';
import { formatLibcVersion } from '../target/libc.ts';
import { makeTarget, type TargetFacts } from '../target/make-target.ts';
import type { AskedTarget, BaseImage, ImageFacts, Libc, Target, TargetRequest } from '../target/target.ts';

/**
 * Works out a target. Each of `python`, `libc` and `pip` replaces that one fact of the base; without a base, `python` and
 * `libc` are both needed, and the target has no image. A minor alone means the image's own patch of it where its
 * distribution has that minor, else the newest in the table.
 *
 * @throws WheelcheckError `usage` for a flag that cannot be read, `image-unknown`, `image-impossible`, `python-missing` where
 * the image has no Python and none was named, or `platform-missing` where it has no build for the platform.
 */
export async function resolveTarget(asked: AskedTarget): Promise<Target> {
  const request = await withPlatform(asked);
  const { base, facts: given, platform, pip, stage } = request;
  const flags = readFlags({ ...given, ...request });
  const facts =
    given !== undefined
      ? await factsGiven(given, flags)
      : base === undefined
        ? await factsOfFlags(flags)
        : await factsOfImage(base, request, flags);
  return makeTarget({
    ...(stage === undefined ? facts : await ofStage(facts, stage, request)),
    platform,
    libc: await withLoader(flags.libc ?? facts.libc),
    ...(pip === undefined ? {} : { pip }),
  });
}

/** What a stage's own commands change of its image; what runs in another stage stands on a target of its own. */
async function ofStage(
  facts: Omit<TargetFacts, 'platform'>,
  stage: NonNullable<TargetRequest['stage']>,
  { day }: TargetRequest,
): Promise<Omit<TargetFacts, 'platform'>> {
  const { runtimeRequest, stageFacts } = await import('./stage-facts.ts');
  const runtime = stage.runtime && runtimeRequest(stage.runtime, day);
  return {
    ...stageFacts(facts, stage),
    ...(runtime === undefined ? {} : { runtime: await resolveTarget(runtime) }),
  };
}

/** Of a musl whose patch level is known. */
async function withLoader(libc: Libc): Promise<Libc> {
  if (libc.family !== 'musl' || libc.full === undefined) return libc;
  const { lacksRelr } = await import('./lacks-relr.ts');
  return lacksRelr(libc.full) ? { ...libc, lacksRelr: true } : libc;
}

async function factsOfFlags({ python, libc }: TargetFlags): Promise<Omit<TargetFacts, 'platform'>> {
  if (python === undefined || libc === undefined) {
    throw new WheelcheckError({
      code: 'usage',
      message: 'no base image, and not enough to do without one',
      reason: `${python === undefined ? '--python' : '--libc'} is missing`,
      hint: 'give --base python:3.12-slim, or both --python 3.12 and --libc musl-1.2',
    });
  }
  const inside = await wholePython(python);
  return { name: `${inside.abi}-${libc.family}${formatLibcVersion(libc)}`, python: inside, libc, source: 'flags' };
}

/** An image that somebody knows: nothing is said of its age and of what it is built for. */
async function factsGiven(
  { name, distro, pip, compiler }: ImageFacts,
  flags: TargetFlags,
): Promise<Omit<TargetFacts, 'platform'>> {
  return {
    ...(await factsOfFlags(flags)),
    name,
    image: {
      reference: name,
      distro: distro ?? null,
      status: 'unknown',
      frozenSince: null,
      pastSupport: null,
      platforms: allPlatforms,
      pythonFrom: 'image',
      managed: false,
    },
    ...(pip === undefined ? {} : { pip }),
    ...(compiler === undefined ? {} : { compiler }),
  };
}

// A table is loaded when a name has to be looked up in it, not before.
async function factsOfImage(
  base: string,
  request: TargetRequest,
  { python: asked }: TargetFlags,
): Promise<Omit<TargetFacts, 'platform'>> {
  const { pythonImage } = await import('./python-image.ts');
  const image = pythonImage(base) ?? (await import('./resolve-image.ts')).resolveImage(base);
  await demandPlatform(image, request.platform);
  const { python, pythonFrom } = await pythonIn(image, asked);
  const packaged = pythonFrom === 'package' ? image.distribution.python : undefined;
  const pip = image.python === undefined ? packaged?.pip : image.pip;
  // A distribution gives its own Python security fixes as long as itself: Ubuntu 22.04 its 3.10, Debian 11 its 3.9.
  const isPatched = packaged !== undefined && image.distribution.supportEnd !== undefined;
  const unpatched = isPatched ? undefined : python.release;
  return {
    image: {
      ...imageOf(image, pastSupport(unpatched, image.distribution, supportDay(request, image.family.asOf))),
      pythonFrom,
      managed: packaged?.managed ?? (pythonFrom === 'image' && image.closed === true),
    },
    name: shortImage(base),
    python,
    libc: image.libc,
    ...(pip === undefined ? { pipAtLeast: oldestPip(python.release, bringsPip(image, pythonFrom, request)) } : { pip }),
    ...(image.compiler === undefined ? {} : { compiler: image.compiler }),
    source: image.inferred === undefined ? 'table' : 'inferred',
    asOf: image.family.asOf,
    ...(image.inferred === undefined ? {} : { inferred: image.inferred }),
  };
}

/** What conda, pyenv and their like bring has its own pip; of a Python that a flag alone names nobody knows whose it is. */
function bringsPip(
  { pipPackaged, pythonSource }: ResolvedImage,
  from: BaseImage['pythonFrom'],
  { stage }: TargetRequest,
): boolean {
  if (pipPackaged === true || from === 'package') return false;
  return from === 'image' || pythonSource !== undefined || stage !== undefined;
}

function imageOf(
  {
    reference,
    distribution: { name, version },
    status,
    frozenSince,
    platforms,
    ownPackages,
    brings,
    gone,
  }: ResolvedImage,
  past: BaseImage['pastSupport'],
): Omit<BaseImage, 'pythonFrom' | 'managed'> {
  const archive = archiveOf({ name, version });
  const own = {
    ...(archive === undefined ? {} : { archive }),
    ...(ownPackages === undefined ? {} : { ownPackages }),
    ...(brings === undefined ? {} : { brings }),
    ...(gone === undefined ? {} : { gone }),
  };
  return { reference, distro: { name, version }, status, frozenSince, pastSupport: past, platforms, ...own };
}

/** @throws WheelcheckError `platform-missing` */
export async function demandPlatform(image: ResolvedImage, platform: Platform): Promise<void> {
  if (image.platforms.includes(platform)) return;
  const { tagsWithPlatform } = await import('./resolve-image.ts');
  const near = tagsWithPlatform(image, platform);
  throw new WheelcheckError({
    code: 'platform-missing',
    message: `${image.reference} has no image for ${platform}`,
    reason: `it exists for ${image.platforms.join(', ')}`,
    ...(near.length === 0 ? {} : { hint: `for ${platform} there are ${near.join(', ')}` }),
    settings: ['base', 'platform'],
  });
}
