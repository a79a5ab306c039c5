// Lines of which what they come to is there already: "Requirement already satisfied".

import type { Input } from '../manifest/input.ts';
import type { PackageName } from '../packaging/name.ts';
import { sameVersion } from '../packaging/version.ts';

/** @param there versions of what earlier commands have installed */
export function withoutInstalled(inputs: readonly Input[], there: ReadonlyMap<PackageName, string>): readonly Input[] {
  if (there.size === 0) return inputs;
  return inputs.map((input) => {
    const packages = input.manifest.packages.filter(({ name, version, source }) => {
      const known = there.get(name);
      return known === undefined || version === undefined || source.kind !== 'index' || !sameVersion(known, version);
    });
    return { ...input, manifest: { ...input.manifest, packages } };
  });
}
