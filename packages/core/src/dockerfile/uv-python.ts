// The Python that uv takes for the environment of a project: one that is there, else one that it fetches, which are those of
// python-build-standalone for glibc and for musl.

import { newestPatch } from '../image/python/python-minors.ts';
import { compareDotted } from '../text/compare-dotted.ts';
import type { AskedCommand } from './asked-command.ts';
import { minorOf, usualPython } from './counted-python.ts';
import { isOn } from './install-environment.ts';
import { pythonsBeside } from './locked-python.ts';
import { bringsNone } from './python-pin.ts';
import type { StageScope } from './stage-scope.ts';
import { imagePrograms, pythonPackages } from './stage-programs.ts';
import { isUvImage, uvRelease } from './uv-release.ts';
import { uvRequest, type UvRequest } from './uv-request.ts';
import { fitsRequest } from './spelled-python.ts';

export type UvPython =
  /** Of the stage, or fetched. */
  | { readonly kind: 'version'; readonly version: string; readonly isFetched?: true }
  /** As a clause. */
  | { readonly kind: 'stops' | 'open'; readonly why: string };

/** Undefined for the usual one of the stage, where that none is known is told, where a lock says itself that none fits, and where nothing was read. */
export function uvPython(asked: AskedCommand): UvPython | undefined {
  const { scope } = asked.place;
  const { counted, python } = scope.state;
  const request = uvRequest(asked);
  if (request === undefined || request.isPath) return undefined;
  // An environment that is there stays.
  if (counted.startsWith('/') && python !== null && fitsRequest(python, request)) return undefined;
  const found = pythonsThere(asked).find((each) => fitsRequest(patched(each), request));
  if (found !== undefined) return { kind: 'version', version: found };
  // Wherever one of a version comes from, it is of that version.
  if (isSure(scope)) return fetched(request, asked);
  return request.version === undefined ? open(request, scope) : { kind: 'version', version: request.version };
}

/** As uv looks for them: those that it was told to install, then those in PATH. */
function pythonsThere({ program, place: { scope, valueOf } }: AskedCommand): readonly string[] {
  const { state } = scope;
  const managed = state.chosenPythons.get('uv');
  const usual = usualPython(state).python;
  const others = pythonsBeside(scope).filter((each) => each !== minorOf(usual));
  const words = program.words.map(({ text }) => text);
  // Where the image has none, the usual one is what uv was told to install.
  const hasOwn = state.ownPython || pythonPackages(state).length > 0;
  const isOnly =
    words.includes('--managed-python') ||
    isOn(valueOf('UV_MANAGED_PYTHON')) ||
    valueOf('UV_PYTHON_PREFERENCE') === 'only-managed';
  return [managed, ...(isOnly && hasOwn ? [] : [usual, ...others])].flatMap((each) => each ?? []);
}

/** Of a minor alone the newest patch is taken. */
function patched(python: string): string {
  const newest = /^\d+\.\d+$/.test(python) ? newestPatch(python) : undefined;
  return newest === undefined ? python : `${python}.${newest.patch ?? 0}`;
}

/** NVIDIA's images of CUDA have none. */
const cuda = /(?:^|\/)nvidia\/cuda[:@]/;

/** Whether nothing may have brought a Python of which nobody knows. */
export function isSure({ state, libc, base = '' }: StageScope): boolean {
  const isAsked = state.notFollowed.some(({ asksPython }) => asksPython === true);
  const isKnown = imagePrograms({ base }) !== 'unknown' || isUvImage(base) || cuda.test(base);
  const others = state.copied.some(({ from }) => from !== undefined && !isUvImage(`${from}`));
  return isKnown && libc !== undefined && !isAsked && !others && state.brought !== 'anything';
}

function fetched(request: UvRequest, asked: AskedCommand): UvPython | undefined {
  const { program, place } = asked;
  const { scope, valueOf } = place;
  const words = program.words.map(({ text }) => text);
  if (bringsNone(words, valueOf)) {
    // What was not read may be one that is there.
    if (request.version === undefined && request.range === undefined) return open(request, scope);
    // What the lock requires is said with it.
    if (request.range !== undefined && scope.state.python !== null) return undefined;
    return { kind: 'stops', why: `uv finds no Python ${request.text} in this stage, and is told to fetch none` };
  }
  const version = request.version ?? newestIn(request, scope);
  const isSystem = /^\/usr(?:\/local)?\/?$/.test(valueOf('UV_PROJECT_ENVIRONMENT') ?? '');
  return version === undefined || isSystem || !isBuilt(version, scope)
    ? open(request, scope)
    : // The distribution's package brings another patch.
      {
        kind: 'version',
        version: version === minorOf(scope.packagedPython) ? patched(version) : version,
        isFetched: true,
      };
}

function open(request: UvRequest, { state }: StageScope): UvPython | undefined {
  // That none is known is told with the stage.
  if (state.python === null) return undefined;
  return {
    kind: 'open',
    why: `${request.source} asks uv for Python ${request.text}, and the image has ${state.python}: say --python`,
  };
}

/**
 * The newest minor that a release of uv fetches, by its changelogs (0.4.20: CPython 3.13.0, 0.9.0: 3.14.0; 0.12.5 has none later) and by
 * `uv python list --only-downloads` of 0.13.9.
 */
const newestOf: readonly (readonly [first: string, minor: number | undefined])[] = [
  ['0.13.9', 15],
  ['0.12.6', undefined],
  ['0.9.0', 14],
  ['0.4.20', 13],
  ['0.3.0', 12],
];

/** The newest version that it fetches of a range; undefined where that is not known. */
function newestIn(request: UvRequest, scope: StageScope): string | undefined {
  const release = known(uvRelease(scope));
  const newest = newestOf.find(([first]) => release !== undefined && compareDotted(release, first) >= 0)?.[1];
  if (newest === undefined || request.range === undefined) return undefined;
  for (let minor = newest; minor >= 8; minor--) {
    const version = `3.${minor}`;
    if (fitsRequest(patched(version), request)) return version;
  }
  return undefined;
}

function known(release: string | undefined): string | undefined {
  return release === 'newest' ? newestOf[0]?.[0] : release;
}

/** By `uv python list --only-downloads --all-platforms --all-arches` of 0.13.9; those for musl of arm64 came with 0.8.14. */
function isBuilt(version: string, scope: StageScope): boolean {
  const { libc, arch } = scope;
  if (Number(version.split('.')[1]) < 8) return false;
  if (libc?.family === 'glibc') return /^(?:x86_64|aarch64|armv7l|ppc64le|riscv64|s390x)$/.test(arch ?? '');
  const release = known(uvRelease(scope));
  return arch === 'x86_64' || (arch === 'aarch64' && release !== undefined && compareDotted(release, '0.8.14') >= 0);
}
