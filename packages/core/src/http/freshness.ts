// How long an answer may be used again without asking, and how to ask then whether it still holds (RFC 9111, RFC 9110 13).

/** What a cache has to know of one answer. */
export interface Freshness {
  /** Milliseconds from its arrival; 0 where it has to be asked about each time. Absent: it must not be kept at all. */
  readonly lifetime?: number;
  readonly validators: Validators;
}

/** What the server takes to tell whether its document has changed, as it gave them. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Seconds, where the server says nothing: as long as the public index gives its own pages. */
const unsaid = 600;

/** Seconds. A release gets files for days after its first and files are yanked, whatever a mirror says. */
const longest = 86_400;

/** A header that is sent back; one of this length is no mark of a document. */
const markLimit = 256;

/**
 * Reads Cache-Control, Age, ETag and Last-Modified. `private` means nothing here: every cache is one user's own.
 *
 * @param headers as of a FetchResponse
 */
export function readFreshness(headers: { get(name: string): string | null }): Freshness {
  const directives = (headers.get('cache-control') ?? '').toLowerCase().split(',');
  const validators = readValidators(headers);
  const names = new Map(directives.map((directive) => splitDirective(directive)));
  if (names.has('no-store')) return { validators };
  if (names.has('no-cache')) return { lifetime: 0, validators };
  const seconds = Math.min(readSeconds(names.get('max-age')) ?? unsaid, longest);
  const age = readSeconds(headers.get('age') ?? undefined) ?? 0;
  return { lifetime: Math.max(seconds - age, 0) * 1000, validators };
}

function splitDirective(directive: string): readonly [name: string, value: string] {
  const [name = '', value = ''] = directive.split('=', 2);
  return [name.trim(), value.trim().replaceAll('"', '')];
}

/** Delta-seconds; what is none counts as not said. */
function readSeconds(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value) : undefined;
}

function readValidators(headers: { get(name: string): string | null }): Validators {
  const mark = (name: string): string | undefined => {
    const value = headers.get(name) ?? '';
    return value.length <= markLimit && /^[\x20-\x7e]+$/.test(value) ? value : undefined;
  };
  const [etag, lastModified] = [mark('etag'), mark('last-modified')];
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

/** The headers of a question that may be answered with 304. */
export function conditionalHeaders({ etag, lastModified }: Validators): Readonly<Record<string, string>> {
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}
