// Flags → what core is asked: targets, files, the index.

import {
  type CheckInput,
  fixedPlatform,
  type IndexSource,
  type Machine,
  normalizeName,
  type Overrides,
  parsePlatform,
  type Platform,
  type ResolveFlags,
  type Selection,
  type TargetRequest,
  WheelcheckError,
} from '@wheelcheck/core';
import { type NodeHost, nodeOpenSdist } from '@wheelcheck/core/node';
import { type HostFlags, milliseconds } from './open-host.ts';

export interface TargetFlags {
  readonly base?: readonly string[];
  readonly platform?: readonly string[];
  readonly python?: string;
  readonly libc?: string;
  readonly pip?: string;
  readonly recommend?: boolean;
}

/** Whether nothing says what is to be checked on: then a Dockerfile may, on which a flag alone replaces one fact. */
export function namesNoTarget({ base, python, libc }: TargetFlags): boolean {
  return base === undefined && (python === undefined || libc === undefined);
}

/** Node's words for architectures that are not Docker's as well. */
const nodeArches: ReadonlyMap<string, string> = new Map([
  ['x64', 'amd64'],
  ['ia32', '386'],
  ['ppc64', 'ppc64le'],
]);

/** This machine's own architecture, as Docker's default platform. */
export function ownPlatform(): Platform {
  const own = parsePlatform(nodeArches.get(process.arch) ?? process.arch);
  return own.ok ? own.value : 'linux/amd64';
}

/** @throws WheelcheckError for a word that is no platform, or one that is not covered */
export function platformOf(text: string): Platform {
  const parsed = parsePlatform(text);
  if (parsed.ok) return parsed.value;
  throw new WheelcheckError({
    code: 'usage',
    message: `--platform ${text} is not known`,
    reason: parsed.problem,
    hint: 'linux/amd64, linux/arm64, linux/arm/v7, linux/386 …',
    settings: ['platform'],
  });
}

/**
 * Every base on every platform, bases first; without a platform, on the one that its name decides, else this machine's.
 *
 * @throws WheelcheckError where no target is named
 */
export function targetRequests({
  base,
  platform,
  python,
  libc,
  pip,
  recommend,
}: TargetFlags): readonly TargetRequest[] {
  const facts = {
    ...(python === undefined ? {} : { python }),
    ...(libc === undefined ? {} : { libc }),
    ...(pip === undefined ? {} : { pip }),
  };
  const platforms = unique((platform ?? []).map(platformOf));
  const on = platforms.length > 0 ? platforms : [ownPlatform()];
  const onWhich = (image: string): readonly Platform[] =>
    platforms.length > 0 ? platforms : [fixedPlatform(image) ?? ownPlatform()];
  const bases = unique(base ?? []);
  if (bases.length > 0)
    return bases.flatMap((image) => onWhich(image).map((each) => ({ base: image, platform: each, ...facts })));
  // One of the two alone is an error that resolveTarget explains.
  if (python !== undefined || libc !== undefined) return on.map((each) => ({ platform: each, ...facts }));
  if (recommend === true)
    throw new WheelcheckError({
      code: 'usage',
      message: '--recommend needs an image to start from',
      reason: 'no base image was named',
      hint: 'add --base python:3.12-slim',
    });
  throw new WheelcheckError({
    code: 'usage',
    message: 'no base image was named',
    hint: [
      '--base python:3.12-slim',
      '--base python:3.12-alpine --platform linux/arm64',
      '--libc musl-1.2 --python 3.13',
    ].join('\n'),
  });
}

export interface SelectionFlags {
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  readonly only?: readonly string[];
  readonly allGroups?: boolean;
  readonly extra?: readonly string[];
  readonly allExtras?: boolean;
}

export function selectionOf(flags: SelectionFlags): Selection {
  return {
    with: eachOf(flags.with),
    without: eachOf(flags.without),
    only: eachOf(flags.only),
    allGroups: flags.allGroups ?? false,
    extras: eachOf(flags.extra).map(normalizeName),
    allExtras: flags.allExtras ?? false,
  };
}

/** `--with dev,docs` names two, as in Poetry and PDM: no name of a group or an extra holds a comma. */
function eachOf(values: readonly string[] = []): readonly string[] {
  return values.flatMap((value) => value.split(',').map((name) => name.trim())).filter((name) => name !== '');
}

export interface OverrideFlags {
  readonly installer?: 'pip' | 'uv';
  /** `--no-deps` is `deps: false` to commander. */
  readonly deps?: boolean;
  readonly noBinary?: readonly string[];
  readonly onlyBinary?: readonly string[];
  /** Which of the two each was, on the command line. */
  readonly binaryOrder?: Overrides['binaryOrder'];
}

/** What the flags say over the files. */
export function overridesOf({ installer, binaryOrder, deps = true, ...flags }: OverrideFlags): Overrides {
  const { noBinary = [], onlyBinary = [] } = flags;
  return {
    ...(installer === undefined ? {} : { installer }),
    noBinary,
    onlyBinary,
    ...(binaryOrder === undefined ? {} : { binaryOrder }),
    withoutRequirements: !deps,
  };
}

export interface ResolvingFlags {
  /** `--no-resolve` is `resolve: false` to commander. */
  readonly resolve?: boolean;
  readonly pre?: boolean;
  readonly preferBinary?: boolean;
}

/** How what has no pin is resolved. */
export function resolveFlagsOf({
  resolve = true,
  pre = false,
  preferBinary = false,
}: ResolvingFlags): ResolveFlags | false {
  return resolve && { prereleases: pre, preferBinary };
}

export interface IndexFlags extends HostFlags {
  readonly indexUrl?: string;
  readonly extraIndexUrl?: readonly string[];
  readonly indexStrategy?: 'first-index' | 'pool';
  /** Where the addresses were given, where that is no flag. */
  readonly indexFrom?: { readonly url: string | undefined; readonly extraUrls: string | undefined };
  readonly retries: number;
  readonly concurrency: number;
}

/** The index of the flags; nothing is opened before it is asked. */
export function indexOf(
  {
    indexUrl,
    extraIndexUrl,
    indexStrategy,
    indexFrom,
    offline,
    timeout,
    retries,
    concurrency,
    refresh,
    refreshPackage,
  }: IndexFlags,
  host: NodeHost,
  machine: Machine,
  time: AbortSignal,
): IndexSource {
  return {
    host,
    machine,
    ...(indexFrom === undefined ? {} : { from: indexFrom }),
    ...(indexUrl === undefined ? {} : { url: indexUrl }),
    ...(extraIndexUrl === undefined ? {} : { extraUrls: extraIndexUrl }),
    ...(indexStrategy === undefined ? {} : { strategy: indexStrategy }),
    options: {
      offline: offline ?? false,
      refresh: refresh === true ? true : (refreshPackage ?? []),
      timeout: milliseconds(timeout),
      retries,
      concurrency,
      time,
    },
  };
}

/** How sdists are looked into; nothing where the user wants none read, or nothing fetched. */
export function sdistsOf({
  inspectSdist,
  offline,
}: IndexFlags & { readonly inspectSdist?: boolean }): Pick<CheckInput, 'openSdist'> {
  return inspectSdist === false || offline === true ? {} : { openSdist: nodeOpenSdist() };
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
