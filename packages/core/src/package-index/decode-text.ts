// The bytes of an index document, made into text.

import type { Parsed } from '../packaging/parsed.ts';

/** JSON text has to be UTF-8 without a byte order mark (RFC 8259, 8.1); a mark is left for the parser to refuse. */
export function decodeJsonText(bytes: Uint8Array): Parsed<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ok: false, problem: 'an answer that is not UTF-8' };
  }
}

/** HTML in the charset of its Content-Type, else UTF-8. File names are ASCII, so a wrong guess spoils at most a yank's reason. */
export function decodeHtmlText(bytes: Uint8Array, contentType: string): string {
  const label = /;\s?charset="?([A-Za-z0-9_:.-]{1,40})/i.exec(contentType)?.[1];
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
