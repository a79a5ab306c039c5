// Which kinds of files a file of requirements or a flag allows: pip's `--no-binary` and `--only-binary`.

/** pip's `--no-binary` and `--only-binary`, in file order, resolved: the last word on a name wins. */
export interface BinaryRules {
  /** Names, or `:all:`. */
  readonly noBinary: readonly string[];
  readonly onlyBinary: readonly string[];
  /** The options as they stand, where both are there: uv reads them otherwise. */
  readonly stated?: readonly BinaryOption[];
}

export type BinaryOptionName = 'no-binary' | 'only-binary';

export interface BinaryOption {
  readonly option: BinaryOptionName;
  /** As written: names, `:all:` or `:none:`, between commas. */
  readonly value: string;
}
