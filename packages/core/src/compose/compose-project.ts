// What was understood of a compose file: the services that are built, and the images that run.

export interface ComposeProject {
  readonly path: string;
  readonly services: readonly ComposeService[];
  /** What is worth telling, a sentence each. */
  readonly remarks: readonly string[];
}

export interface ComposeService {
  readonly name: string;
  /** Of the file that says it last: an override's, where there is one. */
  readonly path: string;
  readonly line: number;
  readonly build?: ComposeBuild | undefined;
  readonly image?: string | undefined;
  /** As it is written: what is built, or pulled, for it. */
  readonly platform?: string | undefined;
  /** What it runs when it starts. */
  readonly command?: string | undefined;
  /** The names of its `environment`; a star for what a file of its own holds. */
  readonly variables?: readonly string[] | undefined;
}

export interface ComposeBuild {
  readonly path: string;
  readonly line: number;
  /** A folder, relative to the compose file's; an address for one that is fetched. */
  readonly context: string;
  /** Relative to the context. */
  readonly dockerfile?: string | undefined;
  /** A Dockerfile that stands in the compose file, with the line where it begins. */
  readonly inline?: { readonly path: string; readonly text: string; readonly line: number } | undefined;
  readonly target?: string | undefined;
  readonly args: Readonly<Record<string, string>>;
  /** Where each of them stands: `compose.yaml:7`. */
  readonly argPlaces: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  /** `additional_contexts`: what its names stand for in FROM and COPY --from. */
  readonly contexts: Readonly<Record<string, string>>;
}
