// The question every check asks: which files does the index hold for this release?

import type { Filename } from '../packaging/filename.ts';
import type { PackageName } from '../packaging/name.ts';

/** One file of a release. Sizes in bytes; `uploaded` is ISO 8601; hashes by algorithm, lower-case hex. */
export interface DistributionFile {
  readonly filename: Filename;
  /** The name as the index serves it. */
  readonly raw: string;
  readonly url: string;
  readonly size?: number;
  readonly requiresPython?: string;
  /** False, or the reason given (possibly empty). */
  readonly yanked: false | string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly uploaded?: string;
}

/** A certain answer. Absence is certain only after a complete, well-formed answer of the Simple API. */
export type ReleaseAnswer =
  | {
      readonly found: true;
      readonly files: readonly DistributionFile[];
      /** Requires-Dist of the release, where the index gives it. */
      readonly requires?: readonly string[];
      /** Where several indexes were pooled: the names of those that have the project. */
      readonly indexes?: readonly string[];
      /** Files or fields of the answer that could not be read, one sentence each. */
      readonly remarks?: readonly string[];
    }
  | { readonly found: false; readonly missing: 'project' | 'version' };

export interface PackageIndex {
  /** For messages, without credentials. */
  readonly name: string;
  /** @throws IndexError when no certain answer could be had. */
  release(name: PackageName, version: string, signal?: AbortSignal): Promise<ReleaseAnswer>;
  /** Every release of the project, by normalised version; files of invalid versions are left out. @throws IndexError */
  project(
    name: PackageName,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly DistributionFile[]> | undefined>;
  /**
   * Requires-Dist of a wheel, from the core metadata that an index keeps beside it (PEP 658, PEP 714).
   *
   * @returns undefined where it is not known: for sdists, and where the index has no metadata or did not answer. Rejects only when the run is aborted.
   */
  requires(file: DistributionFile, signal?: AbortSignal): Promise<readonly string[] | undefined>;
}

/** What the index could not tell, and why: thrown by package-index, turned into `unknown` by check.ts and nowhere else. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
  /** `offline`, `refused`, `timeout`, `status`, `content`, `redirect`, `tls`, `dns`, `limit`, `aborted` */
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** One HTTP answer: status, the address it came from after redirects were followed by nobody, headers, and the raw body. */
export interface FetchResponse {
  readonly status: number;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array>;
}

/** undici and the web's fetch both fit. Follows no redirect by itself where it can be told so; decodes gzip. */
export type Fetch = (
  url: string,
  init: { readonly headers: Readonly<Record<string, string>>; readonly signal?: AbortSignal },
) => Promise<FetchResponse>;

/**
 * Short texts kept from one run to the next; losing any of them costs a question, never an answer. Neither method rejects.
 *
 * A key is printable ASCII without spaces. What stands before its last `/` is the shelf: things that are read together,
 * such as `sdist` in `sdist/SHA256`. A text is one line (as JSON.stringify writes it), at most 4 MB, and holds no credentials.
 */
export interface Cache {
  /** What was written under the key, whole; undefined where nothing is kept. */
  read(key: string): Promise<string | undefined>;
  /** Keeps a text in place of the one before; an empty one forgets it. What a run wrote, it can read. */
  write(key: string, text: string): Promise<void>;
}

/** What core needs of the machine it runs on. Times in milliseconds. */
export interface Host {
  readonly fetch: Fetch;
  /** Absent: every run asks anew. */
  readonly cache?: Cache;
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
