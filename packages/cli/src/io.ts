// What the command line touches of its machine; tests may pass their own.

export interface Io {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: {
    write(text: string): unknown;
    /** Control codes of our own: text for people goes to `write`, which lets none through (see harmless.ts). */
    steer?(codes: string): unknown;
    readonly isTTY?: boolean;
    readonly columns?: number;
  };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly openStdin: () => AsyncIterable<Uint8Array | string>;
  readonly signal: AbortSignal;
}
