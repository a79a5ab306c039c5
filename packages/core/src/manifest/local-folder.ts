// A project in a folder that the file installs.

import type { PackageName } from '../packaging/name.ts';

/** A folder that the installer builds, as far as it could be read. */
export interface LocalFolder {
  /** As pip is told of it: `.`, `./libs/api`. */
  readonly folder: string;
  /** `no-project`: neither pyproject.toml nor setup.py was found in it. */
  readonly state: 'read' | 'no-project';
  /** What [tool.uv.sources] takes from elsewhere: uv alone heeds it. */
  readonly uvSources?: readonly PackageName[];
  /** Why its build backend refuses the project, as half a sentence: the installer then stops. */
  readonly refused?: string;
  /** What its project needs and only a build tells, each as half a sentence: `setup.py computes install_requires`. */
  readonly computed: readonly string[];
}

/** A project in a folder that the file installs, and that asks for a package. */
export interface RequiringProject {
  readonly name: PackageName;
  /** As pip is told of it: `.`, `./libs/api`. */
  readonly folder: string;
}
