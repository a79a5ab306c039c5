// Lines of which what they come to is there already: "Requirement already satisfied".

import type { Input } from '../manifest/input.ts';
import type { PackageName } from '../packaging/name.ts';
import { isThere } from '../select/is-there.ts';

/**
 * A lock that is walked keeps what is there: by `uv sync`, after `uv sync --no-dev`, a tool of group dev asks for an extra of a
 * package that main has brought (memray → textual → markdown-it-py[linkify]), and what the extra brings is new.
 *
 * @param there versions of what earlier commands have installed
 */
export function withoutInstalled(inputs: readonly Input[], there: ReadonlyMap<PackageName, string>): readonly Input[] {
  if (there.size === 0) return inputs;
  return inputs.map((input) => {
    const { manifest } = input;
    if (manifest.roots) return { ...input, manifest: { ...manifest, there } };
    const packages = manifest.packages.filter((locked) => !isThere(locked, there));
    return { ...input, manifest: { ...manifest, packages } };
  });
}
