// What core needs of the machine it runs on: one GET, a clock, and a place to keep short texts.

import type { Body } from './body-pieces.ts';
import type { PageReader } from './page-reader.ts';

/** One HTTP answer. The web's `Response` is one. */
export interface FetchResponse {
  readonly status: number;
  /** Where it came from: the address that was asked, or another one where the fetch follows redirects by itself. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  /** The transport itself tells where the body ends, as HTTP/2 does; absent: the headers have to say. */
  readonly delimited?: boolean;
  /** The bytes, with codings such as gzip undone. */
  readonly body: Body;
  /**
   * The body as it came, once it was read: a text of printable ASCII from which `Host.inflate` makes its bytes. Absent, or undefined:
   * it did not come compressed, or is not worth it. A cache then keeps what was read of it.
   */
  readonly compressed?: () => string | undefined;
}

/**
 * One GET. The web's `fetch` fits, that of Node, Bun and Deno as well; `nodeFetch` of `@wheelcheck/core/node` also knows proxies
 * and HTTP/2, and `webFetch` of `@wheelcheck/core/web` says of a browser's refusal what it may mean.
 *
 * Rejects where there is no answer; an answer of any status is one.
 */
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
  /** Calls what makes a long text and writes it when there is nothing better to do, at the latest before the run ends. Absent: it is called at once. */
  later?(work: () => Promise<void>): void;
}

/** An archive of which any stretch can be had. */
export interface PartlyRead {
  /** In bytes. */
  readonly size: number;
  /** The bytes from `from` up to, not including, `to`. Rejects where they cannot be had. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/**
 * Reads the one member of a zip archive that is wanted, checked against the archive's own checksum; undefined where there is
 * none or more than one, where it is larger than `most` bytes, or where the archive cannot be read.
 */
export type ReadMember = (
  archive: PartlyRead,
  wanted: (path: string) => boolean,
  most: number,
) => Promise<Uint8Array | undefined>;

/** What core needs of the machine it runs on. Times in milliseconds. */
export interface Host {
  readonly fetch: Fetch;
  /** Absent: every run asks anew. */
  readonly cache?: Cache;
  /** The bytes of a body that was `compressed`. Rejects for any other text. Absent: nothing is kept compressed. */
  readonly inflate?: (compressed: string) => Promise<Uint8Array>;
  /** Absent: pages are read where everything else is done. */
  readonly pages?: PageReader;
  /** Absent: archives are not looked into over the network. */
  readonly readMember?: ReadMember;
  /** User and password that the machine keeps for a host (netrc); undefined where it keeps none. */
  login?(hostname: string): { readonly username: string; readonly password: string } | undefined;
  now(): number;
  /** Time that a processor has worked for this process: a search is given up after so much of it, and not because others had the machine. Absent: the clock has to do. */
  worked?(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to 1, as Math.random. With it, questions that failed together are not asked again together. */
  random?(): number;
}
