// Packages of Python that are there beside what is installed: the image's own, and those of the distribution's packages.

import { installerTraits } from '../manifest/installer-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { JudgedTarget } from '../rules/matter.ts';
import { distributionPackages } from './distribution-packages.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** Those that install into an environment of their own, or take all anew (`pip install --target`), see nothing of the image's. */
export function besideOwn(judged: readonly JudgedTarget[], manifests: readonly Manifest[]): readonly RunDiagnostic[] {
  return judged.flatMap((one) => ownOn(one, manifests));
}

function ownOn(
  { id, target: { image, name, stage } }: JudgedTarget,
  manifests: readonly Manifest[],
): readonly RunDiagnostic[] {
  const asked = new Set<string>(manifests.flatMap((manifest) => manifest.packages.map((each) => each.name)));
  // The Python that the image came with looks elsewhere.
  const ofStage = image?.pythonFrom === 'package' ? distributionPackages(stage?.packages ?? [], asked) : [];
  const told = ofStage.map((each) => `${each.name} of ${each.from}`);
  const packages = [image?.ownPackages ?? [], told].flat().join(', ') || undefined;
  if (packages === undefined || !manifests.some(({ installer }) => installerTraits[installer].intoImage)) return [];
  const { installs = [] } = stage ?? {};
  if (installs.length > 0 && installs.every(({ ignoresImage }) => ignoresImage === true)) return [];
  return [{ kind: 'own-packages', on: name, packages, target: id, location: null }];
}
