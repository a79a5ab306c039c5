// A target from what the user asked for: an image and a platform, or a Python and a libc alone.

import { compileCxx, compilersIn } from './compilers-in.ts';
import { WheelcheckError } from '../error.ts';
import { parseVersion } from '../packaging/version.ts';
import { installPython } from './distribution.ts';
import { packagedPythonOf } from './image-summary.ts';
import type { ResolvedImage } from './resolve-image.ts';
import { pastSupport, supportDay } from './support.ts';
import { withPlatform } from './with-platform.ts';
import { allPlatforms } from '../target/platform.ts';
import { formatLibcVersion, parseLibc } from '../target/libc.ts';
import { makeTarget, type TargetFacts } from '../target/make-target.ts';
import { parsePythonVersion, pythonOf, type PythonVersion } from '../target/python-version.ts';
import type {
  AskedTarget,
  BaseImage,
  ImageFacts,
  Libc,
  Platform,
  Python,
  StageRuntime,
  Target,
  TargetRequest,
  TargetStage,
} from '../target/target.ts';

/**
 * Works out a target. Each of `python`, `libc` and `pip` replaces that one fact of the base; without a base, `python` and
 * `libc` are both needed, and the target has no image. A minor alone means the image's own patch of it where its
 * distribution has that minor, else the newest in the table.
 *
 * @throws WheelcheckError `usage` for a flag that cannot be read, `image-unknown`, `image-impossible`, `python-missing` where
 * the image has no Python and none was named, or `platform-missing` where it has no build for the platform.
 */
export async function resolveTarget(asked: AskedTarget): Promise<Target> {
  const request = withPlatform(asked);
  const { base, facts: given, platform, pip, stage } = request;
  const flags = readFlags({ ...given, ...request });
  const facts =
    given !== undefined
      ? await factsGiven(given, flags)
      : base === undefined
        ? await factsOfFlags(flags)
        : await factsOfImage(base, request, flags);
  return makeTarget({
    ...(stage === undefined ? facts : await factsOfStage(facts, stage, request)),
    platform,
    ...(flags.libc === undefined ? {} : { libc: flags.libc }),
    ...(pip === undefined ? {} : { pip }),
  });
}

/** What a stage's own commands change of its image. */
async function factsOfStage(
  { pip: own, ...facts }: Omit<TargetFacts, 'platform'>,
  stage: TargetStage,
  { day }: TargetRequest,
): Promise<Omit<TargetFacts, 'platform'>> {
  const pip = stage.pip === 'image' ? own : stage.pip === 'other' ? undefined : stage.pip;
  const { runtime } = stage;
  return {
    ...facts,
    ...(pip === undefined ? {} : { pip }),
    ...compilerIn(facts, stage),
    ...gitIn(facts, stage),
    stage,
    ...(runtime === undefined
      ? {}
      : { runtime: await resolveTarget({ ...runtimeRequest(runtime), ...(day === undefined ? {} : { day }) }) }),
  };
}

/** A stage's compiler makes no full image of a slim one: what else that holds is not there. */
function compilerIn(
  { compiler, image }: Pick<TargetFacts, 'compiler' | 'image'>,
  { packages }: TargetStage,
): Pick<TargetFacts, 'compiler' | 'stageCompiler'> {
  const added = compilersIn(packages, image?.distro?.name);
  if (compiler === true || added.length === 0) return {};
  return { compiler: true, stageCompiler: compileCxx(added) ? 'c++' : 'c' };
}

/** The images that have a compiler have git, as the full python images do; the others have what their stage adds. */
function gitIn({ compiler }: Pick<TargetFacts, 'compiler'>, { packages }: TargetStage): { readonly git?: boolean } {
  if (packages.includes('git')) return { git: true };
  return compiler === undefined ? {} : { git: compiler };
}

function runtimeRequest({ base, platform, python }: StageRuntime): TargetRequest {
  return { base, platform, ...(python === undefined ? {} : { python }) };
}

interface Flags {
  readonly python: PythonVersion | undefined;
  readonly libc: Libc | undefined;
}

/** @throws WheelcheckError `usage` for one that cannot be read */
export function readFlags({ python, libc, pip }: Pick<TargetRequest, 'python' | 'libc' | 'pip'>): Flags {
  if (pip !== undefined) read('pip', pip, parseVersion(pip));
  return {
    python: python === undefined ? undefined : read('python', python, parsePythonVersion(python)),
    libc: libc === undefined ? undefined : read('libc', libc, parseLibc(libc)),
  };
}

async function factsOfFlags({ python, libc }: Flags): Promise<Omit<TargetFacts, 'platform'>> {
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
  flags: Flags,
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

// The table is loaded when a name has to be looked up in it, not before.
async function factsOfImage(
  base: string,
  request: TargetRequest,
  { python: asked }: Flags,
): Promise<Omit<TargetFacts, 'platform'>> {
  const { resolveImage } = await import('./resolve-image.ts');
  const image = resolveImage(base);
  await demandPlatform(image, request.platform);
  const { python, pythonFrom } = await pythonIn(image, asked);
  const packaged = pythonFrom === 'package' ? image.distribution.python : undefined;
  const pip = image.python === undefined ? packaged?.pip : image.pip;
  return {
    image: {
      ...imageOf(image, pastSupport(python.release, image.distribution, supportDay(request, image.family.asOf))),
      pythonFrom,
      managed: packaged?.managed ?? false,
    },
    name: base,
    python,
    libc: image.libc,
    ...(pip === undefined ? {} : { pip }),
    ...(image.compiler === undefined ? {} : { compiler: image.compiler }),
    source: image.inferred === undefined ? 'table' : 'inferred',
    asOf: image.family.asOf,
    ...(image.inferred === undefined ? {} : { inferred: image.inferred }),
  };
}

function imageOf(
  { reference, distribution: { name, version }, status, frozenSince, platforms }: ResolvedImage,
  past: BaseImage['pastSupport'],
): Omit<BaseImage, 'pythonFrom' | 'managed'> {
  return { reference, distro: { name, version }, status, frozenSince, pastSupport: past, platforms };
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

/** The Python of a check on an image: that of the flag, which may be the one that the distribution's package brings, or its own. */
async function pythonIn(
  image: ResolvedImage,
  asked: PythonVersion | undefined,
): Promise<{ readonly python: Python; readonly pythonFrom: BaseImage['pythonFrom'] }> {
  const packaged = image.python === undefined ? packagedPython(image) : undefined;
  if (asked === undefined) {
    const own = image.python === undefined ? undefined : parsePythonVersion(image.python);
    if (!own?.ok) throw noPython(image);
    return { python: await wholePython(own.value), pythonFrom: 'image' };
  }
  return packaged && isMeant(packaged, asked)
    ? { python: await wholePython(packaged), pythonFrom: 'package' }
    : { python: await wholePython(asked), pythonFrom: 'flag' };
}

function packagedPython(image: ResolvedImage): PythonVersion | undefined {
  const packaged = packagedPythonOf(image);
  const version = packaged === null ? undefined : parsePythonVersion(packaged);
  return version?.ok ? version.value : undefined;
}

/** Whether somebody who asks for a Python gets it from the package: the same minor, and the same patch where one is named. */
function isMeant(packaged: PythonVersion, asked: PythonVersion): boolean {
  const sameMinor = packaged.release.join('.') === asked.release.join('.') && !asked.freeThreaded && asked.pre === '';
  return sameMinor && (asked.patch === undefined || asked.patch === packaged.patch);
}

/** Says which Python the distribution's package would bring, and how to say that it is meant. */
function noPython(image: ResolvedImage): WheelcheckError {
  const { reference, distribution, pythonSource } = image;
  const packaged = packagedPythonOf(image);
  const reason = packaged === null ? pythonSource : `\`${installPython(distribution)}\` would bring Python ${packaged}`;
  const minor = packaged?.split('.').slice(0, 2).join('.');
  return new WheelcheckError({
    code: 'python-missing',
    message: `${reference} has no Python of its own`,
    ...(reason === undefined ? {} : { reason }),
    hint:
      minor === undefined
        ? 'name the one that is installed there, such as --python 3.12'
        : `--python ${minor} for that one; for another that is installed there, its version`,
    settings: ['base'],
  });
}

/** With the newest patch of the table where none is named. */
async function wholePython(version: PythonVersion): Promise<Python> {
  if (version.patch !== undefined) return pythonOf(version);
  const { newestPatch } = await import('./python/python-minors.ts');
  const newest = newestPatch(version.release.join('.'));
  return pythonOf(newest === undefined ? version : { ...newest, freeThreaded: version.freeThreaded });
}

/** The value of a flag, or a usage error that repeats what was written. */
function read<T>(setting: string, text: string, parsed: { ok: true; value: T } | { ok: false; problem: string }): T {
  if (parsed.ok) return parsed.value;
  throw new WheelcheckError({
    code: 'usage',
    message: `--${setting} ${JSON.stringify(text.slice(0, 60))} cannot be read`,
    reason: parsed.problem,
    hint: 'such as --python 3.12, 3.12.4, 3.13t or 3.15rc1; --libc musl-1.2 or glibc-2.36; --pip 24.0',
    settings: [setting],
  });
}
