// What core is told of the machine on which an installer would run, as far as it says which indexes are asked and who may log in.

/** A configuration file that was found, as text. */
export interface ConfigurationFile {
  /** As messages name it. */
  readonly path: string;
  readonly text: string;
}

/** Those that have configuration files of their own. */
export type ConfigurationOf = 'pip' | 'uv' | 'poetry' | 'pdm';

/** The machine on which an installer would run, as far as it says which indexes are asked. Nothing of it is read but through this. */
export interface Machine {
  /** A variable of the environment; undefined where it is not set. Names are as the system takes them. */
  readonly variable: (name: string) => string | undefined;
  /**
   * The configuration files that an installer reads, later ones stronger. pip's: global, of the user, of the virtual
   * environment, that of PIP_CONFIG_FILE. The others': of the system, of the user, and uv's also of the project.
   *
   * @param folder where the file that is installed from lies; absent: a project has no say
   */
  files(of: ConfigurationOf, folder?: string): readonly ConfigurationFile[];
}
