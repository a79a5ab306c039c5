// A reading as text, for a cache, and back: what another version of wheelcheck wrote, or somebody else, is not believed.

import { isBuildFetch } from './build-fetch.ts';
import type { BuildHindrance } from './build-hindrance.ts';
import type { LibraryBound } from './library-bound.ts';
import { isJsonObject, isTexts } from '../text/json-value.ts';
import { isPythonEnd } from './running/python-end.ts';
import { isSdistEvidence } from './sdist-evidence.ts';
import { BUILD_TOOLS, LANGUAGES, type RustDemand, type SdistReading } from './sdist-reading.ts';

/** Grows whenever readSdist would say something else of the same sdist. */
const EDITION = 30;

const languages: ReadonlySet<string> = new Set(LANGUAGES);
const tools: ReadonlySet<string> = new Set(BUILD_TOOLS);

const hindrances: ReadonlySet<string> = new Set([
  'Feature',
  'use_2to3',
  'dry_run',
  'pkg_resources',
  'refusal',
  'default-refusal',
] satisfies readonly BuildHindrance[]);

export function formatReading(reading: SdistReading): string {
  return JSON.stringify({ edition: EDITION, reading });
}

/** Undefined for a text of another edition, or that is no reading. */
export function parseReading(text: string): SdistReading | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isKept(document) ? document.reading : undefined;
}

function isKept(value: unknown): value is { readonly reading: SdistReading } {
  return isJsonObject(value) && value['edition'] === EDITION && isReading(value['reading']);
}

function isReading(value: unknown): value is SdistReading {
  return (
    isJsonObject(value) &&
    (value['native'] === null || typeof value['native'] === 'boolean') &&
    typeof value['plain'] === 'boolean' &&
    typeof value['optional'] === 'boolean' &&
    isTexts(value['asked']) &&
    isTexts(value['languages'], languages) &&
    isTextOrNull(value['backend']) &&
    isTexts(value['requires']) &&
    isTexts(value['tools'], tools) &&
    isTexts(value['cython']) &&
    isTexts(value['undeclared']) &&
    (value['rust'] === null || isRustDemand(value['rust'])) &&
    isTexts(value['external']) &&
    Array.isArray(value['fetches']) &&
    value['fetches'].every(isBuildFetch) &&
    isTexts(value['systems']) &&
    isTexts(value['hindrances'], hindrances) &&
    Array.isArray(value['pythonEnds']) &&
    value['pythonEnds'].every(isPythonEnd) &&
    isTexts(value['unreadImports']) &&
    Array.isArray(value['libraries']) &&
    value['libraries'].every(isBound) &&
    (value['release'] === null || isRelease(value['release'])) &&
    isTextOrNull(value['requiresPython']) &&
    (value['requiresDist'] === null || isTexts(value['requiresDist'])) &&
    Array.isArray(value['evidence']) &&
    value['evidence'].every(isSdistEvidence)
  );
}

function isRelease(value: unknown): boolean {
  return isJsonObject(value) && ['name', 'version'].every((key) => typeof value[key] === 'string');
}

function isBound(value: unknown): value is LibraryBound {
  return isJsonObject(value) && ['library', 'bound', 'where'].every((key) => typeof value[key] === 'string');
}

function isRustDemand(value: unknown): value is RustDemand {
  return isJsonObject(value) && ['minimum', 'edition', 'pyo3'].every((key) => isTextOrNull(value[key]));
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
