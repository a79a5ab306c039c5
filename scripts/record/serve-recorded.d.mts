// Types of serve-recorded.mjs for the tests.

export interface RecordedOptions {
  readonly versionJson?: boolean;
  readonly projectJson?: boolean;
  readonly simpleJson?: boolean;
  readonly simpleHtml?: boolean;
  readonly metadata?: boolean;
  readonly relativeUrls?: boolean;
  readonly filesOrigin?: string;
  /** Normalised project name → the status that every question about it gets; `*` for all. */
  readonly fail?: Readonly<Record<string, number>>;
}

export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function answerRecorded(folder: string, path: string, accept: string, options?: RecordedOptions): RecordedAnswer;

export function serveRecorded(
  folder: string,
  options?: RecordedOptions & { readonly port?: number },
): Promise<{ readonly url: string; readonly requests: readonly string[]; close(): Promise<void> }>;
