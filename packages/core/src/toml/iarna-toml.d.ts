// @iarna/toml types only its main module, which also loads the writer and the streams; core wants the parser alone.

declare module '@iarna/toml/parse-string.js' {
  /** Throws a TomlError: `line` and `col` counted from 0, the first line of `message` ending in ` at row …`. */
  export default function parseString(text: string): import('./toml-table.ts').TomlTable;
}
