// The text of a page, of which only pieces are read.

export interface PageText {
  readonly length: number;
  slice(from?: number, to?: number): string;
}

/** Bytes of ASCII as the text that they are; each piece is decoded when somebody asks for it. */
export function asciiText(bytes: Uint8Array): PageText {
  const decoder = new TextDecoder();
  return { length: bytes.length, slice: (from, to) => decoder.decode(bytes.subarray(from, to)) };
}
