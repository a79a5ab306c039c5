// The core metadata of a distribution (METADATA, PKG-INFO): its headers, as packaging's parse_email reads them.

import { normalizeName, type PackageName } from './name.ts';
import type { Parsed } from './parsed.ts';
import { MOST_REQUIRES } from './requires-dist.ts';

/** The fields that a check has a use for. */
export interface CoreMetadata {
  readonly name: PackageName;
  readonly version: string;
  /** As written, one text a field: a folded one keeps its line breaks, at which pip from 24.1 on refuses the release. */
  readonly requires: readonly string[];
  /** Requires-Python as written. */
  readonly requiresPython?: string | undefined;
  /** Provides-Extra. */
  readonly extras?: readonly PackageName[] | undefined;
  /** The same as written, where that is not the same. */
  readonly writtenExtras?: readonly string[] | undefined;
  /** False where an sdist leaves open what the built distribution requires: before 2.2, and where Dynamic names the field (PEP 643). */
  readonly requiresAreFinal: boolean;
}

/** What may stand before the colon (RFC 5322, 3.6.8); Python's email.feedparser has the same. */
const field = /^([!-9;-~]+):(.*)$/;

interface Header {
  /** In lower case. */
  readonly name: string;
  /** The value's lines; those after the first begin with the white space that they are folded with. */
  readonly lines: string[];
}

/** Every header in order. A line that begins with white space goes on with the one before (RFC 5322, 2.2.3). */
function readHeaders(text: string): readonly Header[] {
  const headers: Header[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (/^[ \t]/.test(line)) {
      headers.at(-1)?.lines.push(line.trimEnd());
      continue;
    }
    const header = field.exec(line);
    // A blank line ends the headers; so does, for email.feedparser, a line that is none.
    if (header === null) break;
    headers.push({ name: (header[1] ?? '').toLowerCase(), lines: [(header[2] ?? '').trim()] });
  }
  return headers;
}

/**
 * Reads core metadata: the headers up to the first blank line, names in any case. What a description holds further down
 * is no header, whatever it looks like.
 *
 * @returns a problem where Name or Version is missing: the text is then no metadata but, say, a page of HTML; and where it requires
 *   more than is read.
 */
export function parseCoreMetadata(text: string): Parsed<CoreMetadata> {
  const headers = readHeaders(text);
  const values = (wanted: string): readonly string[] =>
    headers.flatMap((header) => (header.name === wanted ? [header.lines.join('\n').trim()] : []));
  const [[name], [version]] = [values('name'), values('version')];
  if (!name || !version) return { ok: false, problem: 'no core metadata: it has no Name and Version' };
  const [major, minor] = (values('metadata-version')[0] ?? '').split('.').map(Number);
  const isStatic = major !== undefined && minor !== undefined && (major > 2 || (major === 2 && minor >= 2));
  const isDynamic = values('dynamic').some((each) => each.toLowerCase() === 'requires-dist');
  const [requires, provided] = [values('requires-dist'), values('provides-extra')];
  const isNormal = provided.every((extra) => normalizeName(extra) === extra);
  if (requires.length > MOST_REQUIRES) return { ok: false, problem: `more than ${MOST_REQUIRES} requirements` };
  return {
    ok: true,
    value: {
      name: normalizeName(name),
      version,
      requires,
      requiresPython: values('requires-python')[0] || undefined,
      extras: [...new Set(provided.map(normalizeName))],
      ...(isNormal ? {} : { writtenExtras: provided }),
      requiresAreFinal: isStatic && !isDynamic,
    },
  };
}
