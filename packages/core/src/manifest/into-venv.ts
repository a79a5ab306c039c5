// How an installer fills a virtual environment of a builder stage.

/** What a Dockerfile says for it, in a folder that holds the lock. */
export interface IntoVenv {
  /** What pip installs to have it. */
  readonly tool: string;
  /** What keeps the environment in `.venv` of that folder, on the image's own Python: `KEY=value`. */
  readonly settings: readonly string[];
  /** The files that it reads, the lock's last. */
  readonly files: readonly string[];
  /** The project's own dependencies, without the project and without groups. */
  readonly command: string;
}
