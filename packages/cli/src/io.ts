// What the command line touches of its machine; tests may pass their own.

export interface Io {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readStdin: () => Promise<string>;
  readonly signal: AbortSignal;
}
