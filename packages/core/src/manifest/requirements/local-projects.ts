// The folders that a requirements file installs, read once each: where they are, and what their projects say.

import { WheelcheckError } from '../../error.ts';
import type { LocalMetadata } from '../local/local-metadata.ts';
import type { Beside } from '../beside.ts';
import type { LockedPackage } from '../manifest.ts';
import { normalizePath, splitPath } from '../relative-path.ts';

export interface FoundProject {
  /** Relative to where pip runs. */
  readonly folder: string;
  /** The same relative to the requirements file, for whoever reads the disk from there. */
  readonly path: string;
  /** Undefined where there is no project. */
  readonly metadata: LocalMetadata | undefined;
}

/** Undefined for a row that is no folder. */
export type FindProject = (row: LockedPackage) => Promise<FoundProject> | undefined;

/** Of one project each of its extras is asked for by itself: its metadata is made once for them all. */
const readBeside = new WeakMap<Beside, Map<string, Promise<FoundProject>>>();

/**
 * pip takes a folder relative to where it runs, which is where `path` starts. Where there is no project, the folder is
 * looked for beside the file that names it: a Dockerfile may well run pip there.
 *
 * @param path of the requirements file
 * @param beside reads relative to that file
 */
export function localProjects(path: string, beside: Beside): FindProject {
  const own = normalizePath(splitPath(path)[0]);
  const up =
    own === ''
      ? ''
      : `${own
          .split('/')
          .map(() => '..')
          .join('/')}/`;
  const read = readBeside.get(beside) ?? new Map<string, Promise<FoundProject>>();
  readBeside.set(beside, read);

  async function readAt(folder: string): Promise<FoundProject> {
    const inside =
      folder === own ? '.' : own !== '' && folder.startsWith(`${own}/`) ? folder.slice(own.length + 1) : '';
    const relative = inside === '' ? normalizePath(`${up}${folder}`) || '.' : inside;
    return { folder: shown(folder), path: relative, metadata: await metadataIn(folder, relative) };
  }

  async function metadataIn(folder: string, relative: string): Promise<LocalMetadata | undefined> {
    if (folder.startsWith('/')) return unread('whether the image has that folder is not known');
    try {
      const at = (member: string): string => normalizePath(`${relative}/${member}`);
      const { readLocalProject } = await import('../local/read-local-project.ts');
      return await readLocalProject(folder, {
        text: (member) => beside.text(at(member)),
        toml: (member) => beside.toml(at(member)),
      });
    } catch (error) {
      if (error instanceof WheelcheckError) return unread(error.message);
      throw error;
    }
  }

  function projectAt(folder: string): Promise<FoundProject> {
    const place = JSON.stringify([own, folder]);
    const project = read.get(place) ?? readAt(folder);
    read.set(place, project);
    return project;
  }

  return (row) => {
    const folder = localFolder(row);
    if (folder === undefined) return undefined;
    const from = splitPath(row.at.path)[0];
    const places = [folder, ...(from === '' || folder.startsWith('/') ? [] : [from + folder])].map(normalizePath);
    return firstProject(places, projectAt);
  };
}

/** The first place that holds a project, else what there is at the first. */
async function firstProject(
  places: readonly string[],
  projectAt: (folder: string) => Promise<FoundProject>,
): Promise<FoundProject> {
  const found = await Promise.all(places.map(projectAt));
  const [first] = found;
  if (!first) throw new RangeError('no place to look for the project');
  return found.find(({ metadata }) => metadata !== undefined) ?? first;
}

function localFolder({ source, files }: LockedPackage): string | undefined {
  if (source.kind === 'project') return '.';
  return source.kind === 'path' && files === undefined ? source.path : undefined;
}

function unread(why: string): LocalMetadata {
  return { requires: [], extras: [], computed: [why] };
}

/** `libs/a` → `./libs/a`, as one writes it for pip. */
function shown(folder: string): string {
  if (folder === '') return '.';
  return folder.startsWith('/') || folder.startsWith('..') ? folder : `./${folder}`;
}
