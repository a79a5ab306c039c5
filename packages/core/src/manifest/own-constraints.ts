// What the project itself asks for, whatever its lock holds: its dependencies' ranges and its range of Pythons.

import { WheelcheckError } from '../error.ts';
import type { Manifest, ReadSibling } from './manifest.ts';
import { formats } from './formats.ts';
import { isPin } from './requirements/requirements-constraints.ts';
import type { OwnConstraints, ProjectConstraint } from './project-constraint.ts';
import { readPyproject } from './poetry/pyproject.ts';

/**
 * Reads what stands in a file and beside it. Every group and extra binds: a lock is solved for all of them.
 *
 * The manifest was read already, so that what its own tool would refuse has ended the run; what cannot be read here, such as
 * a pyproject.toml that has nothing to do with the requirements file beside it, asks for nothing.
 *
 * @param text of the manifest
 */
export async function ownConstraints(manifest: Manifest, text: string, sibling: ReadSibling): Promise<OwnConstraints> {
  const parts = [
    { constraints: fromRoots(manifest), ...rangeOf(manifest) },
    await tolerant(() => inFormat(manifest, text, sibling)),
    await tolerant(async () => besides(await sibling('pyproject.toml'), installsProject(manifest))),
  ];
  const requiresPython = parts.find((part) => part.requiresPython)?.requiresPython;
  return {
    constraints: parts.flatMap(({ constraints }) => constraints),
    ...(requiresPython ? { requiresPython } : {}),
  };
}

const nothing: OwnConstraints = { constraints: [] };

function rangeOf({ requiresPython }: Manifest): Pick<OwnConstraints, 'requiresPython'> {
  return requiresPython ? { requiresPython: requiresPython.anyOf } : {};
}

function fromRoots({ roots = [], path }: Manifest): readonly ProjectConstraint[] {
  return roots.flatMap(({ name, versions, marker }) =>
    versions.length === 0 ? [] : [{ name, versions, ...(marker ? { marker } : {}), by: `the project of ${path}` }],
  );
}

async function inFormat({ format, path }: Manifest, text: string, sibling: ReadSibling): Promise<OwnConstraints> {
  const its = Object.values(formats).find(({ id }) => id === format);
  return its ? its.constraints(text, path, sibling) : nothing;
}

/** Whether a requirements file asks for the project itself (`-e .`): then pyproject.toml is where its pins would be changed. */
function installsProject({ packages }: Manifest): boolean {
  return packages.some(({ local, source }) => local !== undefined && source.kind === 'project');
}

function besides(text: string | undefined, holdsPins: boolean): OwnConstraints {
  const project = text === undefined ? undefined : readPyproject(text, 'pyproject.toml');
  if (!project) return nothing;
  const binding = project.roots.filter(
    ({ versions }) => versions.length > 0 && !(holdsPins && versions.every(({ specifiers }) => specifiers.some(isPin))),
  );
  return {
    constraints: binding.map(({ name, versions, marker }) => ({
      name,
      versions,
      ...(marker ? { marker } : {}),
      by: 'pyproject.toml',
    })),
    ...(project.requiresPython ? { requiresPython: project.requiresPython.anyOf } : {}),
  };
}

async function tolerant(read: () => Promise<OwnConstraints>): Promise<OwnConstraints> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof WheelcheckError) return nothing;
    throw error;
  }
}
