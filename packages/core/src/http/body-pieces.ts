// The body of an answer as pieces, whether the fetch is undici's, another one of Node's, or the web's.

/** A stream as the web has it; Safari's cannot be iterated. */
interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<unknown>;
  };
}

/** What a fetch may give for the bytes of an answer; null: there are none. */
export type Body = AsyncIterable<Uint8Array> | ByteStream | null;

/** Each piece as it comes. Whoever stops in the middle lets go of the connection. */
export async function* bodyPieces(body: Body): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) return;
  if (Symbol.asyncIterator in body) {
    yield* body;
    return;
  }
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value !== undefined) yield value;
    }
  } finally {
    // Of a stream that has ended or failed nothing is left to cancel.
    reader.cancel().catch(() => undefined);
  }
}
