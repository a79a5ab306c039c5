// What is said of one option.

export type CommandName = 'check' | 'explain' | 'rules' | 'images' | 'cache' | 'completion';

export interface OptionRow {
  readonly flags: string;
  readonly help: string;
  readonly commands: readonly CommandName[];
  readonly group: string;
  /** May be given more than once; in the environment its values are split at white space. */
  readonly repeatable?: boolean;
  /** Not read from the environment: it makes no sense in CI. */
  readonly noEnvironment?: boolean;
  /** Why it cannot stand in a configuration: half a sentence for the error. */
  readonly noConfiguration?: string;
  /** Its value is a path: in a configuration relative to that file. `after-equals`: what stands behind the `=`, if anything. */
  readonly path?: 'whole' | 'after-equals';
  /** Its value is an address: in a configuration without user and password. */
  readonly address?: true;
  readonly number?: { readonly least: number; readonly whole?: true };
  readonly choices?: readonly string[];
  readonly initial?: string;
}
