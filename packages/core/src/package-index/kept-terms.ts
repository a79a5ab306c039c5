// How long an answer may be used, and how to ask whether it still holds.

import { isJsonObject, type JsonObject } from '../text/json-value.ts';
import type { Freshness, Validators } from '../http/freshness.ts';
import type { DocumentKind } from './document.ts';
import type { Source } from './read-document.ts';

export interface KeptTerms {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds. */
  readonly lifetime: number;
  /** The one document that tells whether the facts still hold; absent where several were read, or the server gave no mark. */
  readonly document?: { readonly kind: DocumentKind; readonly validators: Validators };
}

const kinds: ReadonlySet<unknown> = new Set(['version', 'project', 'page', 'page-html'] satisfies DocumentKind[]);

/**
 * @param from The documents that an answer was read from.
 * @param isWhole False where another document failed: it is asked again, not taken to be as it was.
 * @param now Milliseconds since 1970.
 * @returns undefined where a server forbids to keep it
 */
export function termsOf(from: readonly Source[], isWhole: boolean, now: number): KeptTerms | undefined {
  const lifetimes = from.flatMap(({ freshness }) => freshness.lifetime ?? []);
  if (lifetimes.length < from.length || from.length === 0) return undefined;
  const [only, ...others] = from;
  const whole = only !== undefined && others.length === 0 && isWhole && isMarked(only.freshness);
  return {
    at: now,
    lifetime: Math.min(...lifetimes),
    ...(whole ? { document: { kind: only.kind, validators: only.freshness.validators } } : {}),
  };
}

function isMarked({ validators }: Freshness): boolean {
  return validators.etag !== undefined || validators.lastModified !== undefined;
}

/** @param others what is kept beside them; JSON on one line */
export function formatTerms({ at, lifetime, document }: KeptTerms, others: JsonObject = {}): string {
  return JSON.stringify({ at, lifetime, ...document, ...others });
}

/** @returns undefined for a text that holds none */
export function parseTerms(text: string): (KeptTerms & { readonly others: JsonObject }) | undefined {
  const { at, lifetime, kind, validators, ...others } = parseObject(text) ?? {};
  if (typeof at !== 'number' || typeof lifetime !== 'number') return undefined;
  return {
    at,
    lifetime,
    others,
    ...(isKind(kind) && isJsonObject(validators) ? { document: { kind, validators: readValidators(validators) } } : {}),
  };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKind(value: unknown): value is DocumentKind {
  return kinds.has(value);
}

function readValidators({ etag, lastModified }: JsonObject): Validators {
  return {
    ...(typeof etag === 'string' ? { etag } : {}),
    ...(typeof lastModified === 'string' ? { lastModified } : {}),
  };
}
