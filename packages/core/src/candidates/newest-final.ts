// The version that somebody means who names a project and no version.

import { isPrerelease, type Version } from '../packaging/version.ts';
import { type ProjectFiles, releasesOf } from './releases-of.ts';

/** The highest version that is neither a pre-release nor wholly yanked; undefined where there is none. */
export function newestFinal(project: ProjectFiles): Version | undefined {
  return releasesOf(project).findLast(
    ({ version, files }) => !isPrerelease(version) && files.some(({ yanked }) => yanked === false),
  )?.version;
}
