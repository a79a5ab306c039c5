// A folder with a pyproject.toml, a setup.py or both, as the readers of the backends are given it.

import type { BuildSystem } from '../../sdist/build-system.ts';
import type { LocalMetadata } from './local-metadata.ts';

export interface LocalProject {
  /** As the installer is told of it: relative to where that runs. */
  readonly folder: string;
  readonly system: BuildSystem;
  /** The text of setup.py. */
  readonly script: string | undefined;
  /** Reads a file of the project; undefined where it is absent. */
  readonly read: (path: string) => Promise<string | undefined>;
}

/** @throws WheelcheckError `file-broken` where the backend would refuse the project */
export type ReadLocalMetadata = (project: LocalProject) => LocalMetadata | Promise<LocalMetadata>;
