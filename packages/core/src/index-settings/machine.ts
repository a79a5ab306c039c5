// What core is told of the machine on which an installer would run, as far as it says which indexes are asked and who may log in.

/** A configuration file of pip that was found, as text. Later ones are stronger. */
export interface PipFile {
  /** As messages name it. */
  readonly path: string;
  readonly text: string;
}

export interface Machine {
  /** A variable of the environment; undefined where it is not set. Names are as the system takes them. */
  readonly variable: (name: string) => string | undefined;
  /** What a variable is called in messages, where it does not come from the environment itself (`ENV PIP_INDEX_URL, Dockerfile`). */
  readonly origin?: (name: string) => string | undefined;
  /** In the order of pip: global, of the user, of the virtual environment, that of PIP_CONFIG_FILE. */
  readonly pipFiles: readonly PipFile[];
}

/** How a variable is named where a reader wants to know where an index comes from. */
export function originOf({ origin }: Machine, variable: string): string {
  return origin?.(variable) ?? variable;
}
