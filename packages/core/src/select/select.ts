// Narrows a manifest to one target: which packages its installer would install there, and why not the others.

import type { MarkerEnvironment } from '../packaging/marker.ts';
import { certaintyOf, type MarkerContext } from './certainty.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { normalizePath } from '../manifest/relative-path.ts';
import type { Selection } from '../manifest/selection.ts';
import { isThere } from './is-there.ts';
import { selectByGroups } from './select-by-groups.ts';
import type { Selected, Skipped } from './selected.ts';
import { type Wanted, wantedOf } from './wanted.ts';

/**
 * Selects for one target. A manifest with `roots` is walked from there; otherwise groups and marker of each package decide,
 * in a pylock.toml the marker alone.
 *
 * @param wanted by default `main` alone
 * @param environment what is absent of it is not known: markers that ask for it are undecided
 * @param kernelEnvironment the same machine under a 64-bit kernel, for 32-bit images
 * @returns every package of the manifest, in its order, but for what is there already
 * @throws WheelcheckError `usage` for groups and extras that the file does not have, and for `--without` alone
 */
export async function select(
  manifest: Manifest,
  wanted: Selection,
  environment: Partial<MarkerEnvironment>,
  kernelEnvironment?: MarkerEnvironment,
): Promise<readonly Selected[]> {
  const asked = wantedOf(manifest, wanted);
  const context = contextFor(manifest, environment, kernelEnvironment);
  if (
    manifest.environments &&
    !manifest.environments.anyOf.some(({ marker }) => certaintyOf(marker, context, []) !== 'no')
  )
    return manifest.packages.map((locked) => ({
      package: locked,
      state: 'skipped',
      reason: locked.source.kind === 'project' ? 'project' : 'marker',
      needs: [],
    }));
  const selected = await selectWith(manifest, asked, context);
  return selected.map((one) =>
    one.state === 'installed' && one.package.source.kind === 'project'
      ? { package: one.package, state: 'skipped', reason: 'project', needs: [], ...builtHere(one.package, wanted) }
      : one,
  );
}

/** Without what the command leaves out, whose own requirements it installs all the same. */
function builtHere({ name, source }: LockedPackage, { leavesOut }: Selection): Pick<Skipped, 'builtHere'> {
  if (leavesOut === undefined) return { builtHere: true };
  const isRoot = source.kind === 'project' && normalizePath(source.path ?? '.') === '';
  const isOut = (isRoot ? leavesOut.root : leavesOut.members) || leavesOut.names.includes(name);
  return isOut ? {} : { builtHere: true };
}

/** Most files have neither roots nor groups of their own. */
async function selectWith(manifest: Manifest, asked: Wanted, context: MarkerContext): Promise<readonly Selected[]> {
  const { roots, defaultGroups } = manifest;
  if (roots) {
    const { selectByGraph } = await import('./select-by-graph.ts');
    const selected = selectByGraph(manifest, roots, asked, context);
    const { there } = manifest;
    return there === undefined ? selected : selected.filter((each) => !isThere(each.package, there));
  }
  if (defaultGroups) {
    const { selectBySets } = await import('./select-by-sets.ts');
    return selectBySets(manifest, defaultGroups, asked, context);
  }
  return selectByGroups(manifest, asked, context);
}

/** uv takes a pre-release interpreter for its final release in markers too; pip and Poetry do not. */
function contextFor(
  { installer }: Manifest,
  environment: Partial<MarkerEnvironment>,
  kernelEnvironment: MarkerEnvironment | undefined,
): MarkerContext {
  if (!installerTraits[installer].finalPython) return { environment, kernelEnvironment };
  return {
    environment: atFinalRelease(environment),
    kernelEnvironment: kernelEnvironment && atFinalRelease(kernelEnvironment),
  };
}

function atFinalRelease<Environment extends Partial<MarkerEnvironment>>(environment: Environment): Environment {
  const [release] = /^\d+(?:\.\d+)*/.exec(environment.python_full_version ?? '') ?? [];
  return release === undefined ? environment : { ...environment, python_full_version: release };
}
