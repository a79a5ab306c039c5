// What in an sdist told whether its build compiles anything: a kind with what its words need. The words are report's.

import { isJsonObject, isTexts } from '../text/json-value.ts';
import { type BuildFetch, isBuildFetch } from './build-fetch.ts';

export type SdistEvidence =
  /** pyproject.toml cannot be parsed. */
  | { readonly kind: 'broken-build-file'; readonly problem: string }
  | { readonly kind: 'no-build-file' }
  /** `what`: a path, or in a few words what stands for one. */
  | { readonly kind: 'unread-file'; readonly what: string }
  /** Of the project's own. */
  | { readonly kind: 'own-backend'; readonly module: string }
  /**
   * `compiles`, as it always does; `packs` alone; `downloads` a wheel besides; `idle`: it would run a hook or script, and
   * there is none; `unknown`.
   */
  | { readonly kind: 'backend'; readonly backend: string; readonly does: BackendWork }
  /** It was told of nothing to compile. `sources`: whether there are some all the same. */
  | { readonly kind: 'nothing-named'; readonly backend: string; readonly sources: boolean }
  /** Names in meson.build; empty where it names none. */
  | { readonly kind: 'meson-languages'; readonly languages: readonly string[] }
  | { readonly kind: 'meson-call'; readonly call: string }
  /** What one file names that compiles, or may. */
  | { readonly kind: 'mechanisms'; readonly file: string; readonly names: readonly NamedMechanism[] }
  /** Files of one extension, with the first of them. */
  | { readonly kind: 'sources'; readonly extension: string; readonly count: number; readonly example: string }
  /** Sources that nothing is seen to compile, or none that may yet come from elsewhere. */
  | { readonly kind: 'unnamed-sources' | 'foreign-sources' }
  | { readonly kind: 'fetch'; readonly what: BuildFetch }
  | { readonly kind: 'rust-channel'; readonly file: string; readonly channel: string };

type BackendWork = 'compiles' | 'packs' | 'downloads' | 'idle' | 'unknown';

/** `sure`: it compiles; `marks`: it names a platform only; `downloads`; `maybe`: in some builds. */
export interface NamedMechanism {
  readonly name: string;
  readonly how: 'sure' | 'marks' | 'downloads' | 'maybe';
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => typeof value === 'number';
const isOneOf = (...words: readonly string[]): Check => {
  const known = new Set<unknown>(words);
  return (value) => known.has(value);
};
const isNamed: Check = (value) =>
  isJsonObject(value) && isText(value['name']) && isOneOf('sure', 'marks', 'downloads', 'maybe')(value['how']);

/** The fields of each kind: as the types above have them, or it does not compile. */
const fields: {
  readonly [Kind in SdistEvidence['kind']]: Readonly<
    Record<Exclude<keyof Extract<SdistEvidence, { readonly kind: Kind }>, 'kind'>, Check>
  >;
} = {
  'broken-build-file': { problem: isText },
  'no-build-file': {},
  'unread-file': { what: isText },
  'own-backend': { module: isText },
  backend: { backend: isText, does: isOneOf('compiles', 'packs', 'downloads', 'idle', 'unknown') },
  'nothing-named': { backend: isText, sources: (value) => typeof value === 'boolean' },
  'meson-languages': { languages: (value) => isTexts(value) },
  'meson-call': { call: isText },
  mechanisms: { file: isText, names: (value) => Array.isArray(value) && value.every(isNamed) },
  sources: { extension: isText, count: isCount, example: isText },
  'unnamed-sources': {},
  'foreign-sources': {},
  fetch: { what: isBuildFetch },
  'rust-channel': { file: isText, channel: isText },
};

/** Whether a value that was kept as JSON is one. */
export function isSdistEvidence(value: unknown): value is SdistEvidence {
  if (!isJsonObject(value)) return false;
  const { kind } = value;
  return isKind(kind) && Object.entries<Check>(fields[kind]).every(([key, check]) => check(value[key]));
}

function isKind(value: unknown): value is SdistEvidence['kind'] {
  return typeof value === 'string' && Object.hasOwn(fields, value);
}
