// What the project itself asks for, whatever its lock holds: its dependencies' ranges and its range of Pythons.

import { unlessRefused } from '../error.ts';
import type { Beside } from './beside.ts';
import type { Manifest } from './manifest.ts';
import type { Reading } from './manifest-format.ts';
import { isPin } from './requirements/requirements-constraints.ts';
import type { OwnConstraints, ProjectConstraint } from './project-constraint.ts';
import type { TomlTable } from '../toml/toml-table.ts';

/**
 * Takes together what stands in a file and beside it. Every group and extra binds: a lock is solved for all of them.
 *
 * What its own tool would refuse has ended the run when the manifest was read; what cannot be read here, such as a
 * pyproject.toml that has nothing to do with the requirements file beside it, asks for nothing.
 *
 * @returns `requiresPython` where the manifest itself has none
 */
export async function ownConstraints({ manifest, constraints }: Reading, beside: Beside): Promise<OwnConstraints> {
  const parts = [
    { constraints: fromRoots(manifest) },
    await tolerant(async () => constraints?.() ?? nothing),
    await tolerant(async () => besides(await beside.toml('pyproject.toml'), installsProject(manifest))),
  ];
  const requiresPython = parts.find((part: OwnConstraints) => part.requiresPython)?.requiresPython;
  return {
    constraints: await withLines(
      parts.flatMap((part) => part.constraints),
      beside,
    ),
    ...(requiresPython ? { requiresPython } : {}),
  };
}

const nothing: OwnConstraints = { constraints: [] };

function fromRoots({ roots = [], path }: Manifest): readonly ProjectConstraint[] {
  return roots.flatMap(({ name, versions, marker }) =>
    versions.length === 0 ? [] : [{ name, versions, ...(marker ? { marker } : {}), by: `the project of ${path}` }],
  );
}

/** Whether a requirements file asks for the project itself (`-e .`): then pyproject.toml is where its pins would be changed. */
function installsProject({ packages }: Manifest): boolean {
  return packages.some(({ local, source }) => local !== undefined && source.kind === 'project');
}

async function besides(pyproject: TomlTable | undefined, holdsPins: boolean): Promise<OwnConstraints> {
  if (!pyproject) return nothing;
  const { readPyproject } = await import('./poetry/pyproject.ts');
  const project = readPyproject(pyproject, 'pyproject.toml');
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

async function withLines(
  constraints: readonly ProjectConstraint[],
  beside: Beside,
): Promise<readonly ProjectConstraint[]> {
  const files = new Set(constraints.flatMap(({ by }) => (/^(?:pyproject\.toml|Pipfile[^:]*)$/.test(by) ? [by] : [])));
  if (files.size === 0) return constraints;
  const { askingLines } = await import('./asking-lines.ts');
  const found = new Map<string, ReturnType<typeof askingLines>>();
  for (const file of files) found.set(file, askingLines((await beside.text(file)) ?? ''));
  return constraints.map((each) => {
    const lines = found.get(each.by)?.get(each.name);
    return lines === undefined ? each : { ...each, lines };
  });
}

async function tolerant(read: () => Promise<OwnConstraints>): Promise<OwnConstraints> {
  return (await unlessRefused(read)) ?? nothing;
}
