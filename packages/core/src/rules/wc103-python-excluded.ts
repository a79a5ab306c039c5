// A Python that a package, or the whole lock, is not for.

import { interpreterVersion } from '../packaging/interpreter-version.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import { isBeside } from '../manifest/is-beside.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { imagePlace } from './image-change.ts';
import type { Target } from '../target/target.ts';
import { obstacleOf } from './obstacle-of.ts';
import { defineRule, type Rule } from './define-rule.ts';

export const wc103PythonExcluded: Rule<'WC103'> = defineRule({
  id: 'WC103',
  name: 'python-excluded',
  title: 'this Python is refused (Requires-Python)',
  level: 'error',
  meaning: "Requires-Python of every file of the package, or of the lock itself, refuses the image's Python.",
  why: 'The installer takes no file that refuses the running Python.',
  remedy: 'Use an image with a Python inside the range, or pin a version that admits this one.',
  comesTo: 'impossible',
  ofPackage: {
    role: 'leads',
    subject: 'cannot be installed',
    on: ({ finding, why }) => (obstacleOf(finding) === 'python' ? { why } : null),
    say: ({ why }) => why,
  },
  // Poetry, uv and PDM refuse the whole file.
  ofFiles: {
    on: ({ manifests, targets }) =>
      targets.flatMap(({ id, target }) =>
        manifests.flatMap((manifest) => {
          const { path } = manifest;
          const range = boundOf(manifest, target);
          return isOutside(range, target)
            ? [
                {
                  facts: {
                    path,
                    range: range.text,
                    on: target.name,
                    python: target.python.version,
                    from: fromOf(target),
                    asked: range.asked ?? null,
                  },
                  target: id,
                  location: { path, line: 1 },
                },
              ]
            : [];
        }),
      ),
    about: ({ path }) => [path],
    naming: ({ on }) => [on],
    change: ({ range, from, on, path, asked }) =>
      from === null
        ? ''
        : `Change ${from} (FROM ${on}) to an image with Python ${range}, or ${asked === null ? `make ${path} for this one` : `change ${asked} and make ${path} anew`}`,
    say: ({ path, range, on, python }) => `${path} is for Python ${range}; ${on} has ${python}: nothing is installed`,
  },
});

/** The line of a Dockerfile that names the image, or the Python of it; null where there is none. */
function fromOf({ stage, python }: Target): string | null {
  if (stage?.imageLine === undefined) return null;
  const { path, imageLine: line, imageVariables: variables } = stage;
  return imagePlace({ path, line, variables }, python.release.slice(0, 2).join('.'));
}

/** The Python of the lock binds where the command that installs from it stops on another one. */
export function boundOf({ requiresPython, lockedPython }: Manifest, { stage }: Target): Manifest['requiresPython'] {
  const { stopsAtOtherPython = false, pythonsBeside = [] } = stage?.installs.at(-1) ?? {};
  const binds = stopsAtOtherPython && lockedPython !== undefined && !isBeside(lockedPython, pythonsBeside);
  return requiresPython ?? (binds ? lockedPython : undefined);
}

export function isOutside(
  range: Manifest['requiresPython'],
  { python }: Target,
): range is NonNullable<Manifest['requiresPython']> {
  const version = parseVersion(interpreterVersion(python.version));
  return range !== undefined && version.ok && !range.anyOf.some((set) => satisfies(version.value, set, true));
}
