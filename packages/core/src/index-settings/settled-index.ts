// What an installer's own settings come to, whoever wrote them.

/** An index, and where its address stands: `PIP_INDEX_URL`, `/etc/pip.conf`. */
export interface SettledIndex {
  readonly url: string;
  readonly from: string;
  /** The installer's name for it, by which its password is found. */
  readonly name?: string;
  /** `${TOKEN}` in it is sent as it stands: pip and uv fill variables in where a requirements file has them, not in settings. */
  readonly literal?: true;
}

export interface IndexSettings {
  /** Stands in for the public index. */
  readonly main?: SettledIndex;
  readonly extra: readonly SettledIndex[];
  /** Asked wherever a file, or nobody, names the public index. */
  readonly mirror?: SettledIndex;
  /** Pages and folders of files (`--find-links`), which count beside every index. */
  readonly links: readonly SettledIndex[];
  /** Where it says that no index is asked at all. */
  readonly none?: string;
  /** Where it says that the indexes of the project are all that there are. */
  readonly projectAlone?: string;
}
