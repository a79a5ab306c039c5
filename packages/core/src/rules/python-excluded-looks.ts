// A Python that the whole lock is not for: Poetry, uv and PDM refuse the file then.

import type { Target } from '../target/target.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';
import { imagePlace } from './image-change.ts';
import { boundOf, isOutside } from './bound-of.ts';

/** Of WC103, for a file. */
export function pythonExcludedLooks(head: RuleHead): Looks {
  return defineLooks(head, {
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
                      asker: target.stage?.installs.at(-1)?.pythonAsked ?? null,
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
      change: ({ range, from, on, path, asked, asker }) =>
        asker !== null
          ? `Change ${asker.source} to a Python ${range}, or make ${path} for ${asker.text}`
          : from === null
            ? ''
            : `Change ${from} (FROM ${on}) to an image with Python ${range}, or ${asked === null ? `make ${path} for this one` : `change ${asked} and make ${path} anew`}`,
      say: ({ path, range, on, python, asker }) =>
        `${path} is for Python ${range}; ${asker === null ? `${on} has ${python}` : `${asker.source} asks for ${asker.text}`}: nothing is installed`,
    },
  });
}

/** The line of a Dockerfile that names the image, or the Python of it; null where there is none. */
function fromOf({ stage, python }: Target): string | null {
  if (stage?.imageLine === undefined) return null;
  const { path, imageLine: line, imageVariables: variables } = stage;
  return imagePlace({ path, line, variables }, python.release.slice(0, 2).join('.'));
}
