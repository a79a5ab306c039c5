// What is to be said of where the files are installed: machines and Pythons that a file is not for, and a Python that is closed to installers.

import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedEnvironment, Manifest } from '../manifest/manifest.ts';
import { refusedLine } from '../manifest/refused-line.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import type { JudgedTarget } from '../rules/matter.ts';
import type { Target } from '../target/target.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** Of what an installer refuses the whole of. */
export function refusedFiles(
  judged: readonly JudgedTarget[],
  manifests: readonly Manifest[],
): readonly RunDiagnostic[] {
  return [
    ...judged.flatMap((one) => manifests.flatMap((manifest) => outsideEnvironments(manifest, one))),
    ...judged.flatMap((one) => manifests.flatMap((manifest) => unreadableLine(manifest, one))),
  ];
}

export function boundToEnvironments(
  judged: readonly Pick<JudgedTarget, 'id' | 'target'>[],
  manifests: readonly Manifest[],
): readonly RunDiagnostic[] {
  return judged.flatMap((one) => boundOn(one, manifests));
}

function boundOn(
  { id, target: { image, stage } }: Pick<JudgedTarget, 'id' | 'target'>,
  manifests: readonly Manifest[],
): readonly RunDiagnostic[] {
  if (!image?.managed) return [];
  // Where the build stops at it, that is told with the line.
  if (stage?.stops?.some(({ whereClosed }) => whereClosed === true) === true) return [];
  // What they are told in their own words (`--break-system-packages`) they are told there too.
  const isFree =
    stage !== undefined && stage.installs.length > 0 && stage.installs.every((each) => each.atClosedPython === 'free');
  if (isFree || !manifests.some(({ installer }) => installerTraits[installer].intoImage)) return [];
  return [{ kind: 'managed-python', target: id, location: null }];
}

/** Such as a specifier from before PEP 440: a pip that does not read it stops there, and nothing of the file is installed. */
function unreadableLine(manifest: Manifest, { id, target: { name, pip } }: JudgedTarget): readonly RunDiagnostic[] {
  const refused = refusedLine(manifest, pip);
  if (!refused) return [];
  const { path, line, pips, problem } = refused;
  const { imagePipDecides, title } = installerTraits[manifest.installer];
  const by = imagePipDecides ? { pip } : { installer: title };
  return [{ kind: 'refused-line', path, problem, by, readBy: pips, on: name, target: id, location: { path, line } }];
}

/** Elsewhere the installer stops. */
function outsideEnvironments({ environments, path }: Manifest, { id, target }: JudgedTarget): readonly RunDiagnostic[] {
  if (!environments || environments.anyOf.some((each) => mayBeOn(each, target))) return [];
  const { name: on, platform } = target;
  const facts = { kind: 'other-environments', path, environments: environments.text, on, platform } as const;
  return [{ ...facts, target: id, location: { path, line: 1 } }];
}

function mayBeOn({ marker, libc, freeThreaded }: LockedEnvironment, target: Target): boolean {
  return (
    evaluateMarker(marker, target.environment) !== false &&
    (libc ?? target.libc.family) === target.libc.family &&
    (freeThreaded ?? target.python.freeThreaded) === target.python.freeThreaded
  );
}
