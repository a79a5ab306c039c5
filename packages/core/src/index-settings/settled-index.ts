// What an installer's own settings come to, whoever wrote them.

/** An index, and where its address stands: `PIP_INDEX_URL`, `/etc/pip.conf`. */
export interface SettledIndex {
  readonly url: string;
  readonly from: string;
  /** uv's name for it, in the environment. */
  readonly name?: string;
}

export interface IndexSettings {
  /** Stands in for the public index. */
  readonly main?: SettledIndex;
  readonly extra: readonly SettledIndex[];
  /** Where it says that no index is asked at all. */
  readonly none?: string;
}
