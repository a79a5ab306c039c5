// Why an index gave no certain answer.

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
