// An index that a run asks, as a reader is told of it.

export interface AskedIndex {
  /** Its address without user and password. */
  readonly name: string;
  /** Where it was learnt: `--index-url`, `PIP_INDEX_URL`, `/etc/pip.conf`, `requirements.txt`. */
  readonly from: string;
}
