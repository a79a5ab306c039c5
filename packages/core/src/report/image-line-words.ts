// Where a plan changes the image, as it names lines: `line 1`, of a variable `line 1 (PY)`.

import type { ImageVariable } from '../target/target.ts';

/** Of a Dockerfile by another name `api/Dockerfile line 1`; where another file or the command line holds it `compose.yaml:7 (PY)`, `--build-arg PY`. */
export function imageLineWords(
  path: string,
  from: number,
  variable: Pick<ImageVariable, 'name' | 'at'> | null,
): string {
  const file = path === 'Dockerfile' ? '' : `${path} `;
  if (variable === null) return `${file}line ${from}`;
  const { name, at } = variable;
  if (typeof at === 'number') return `${file}line ${at} (${name})`;
  return at === null ? `--build-arg ${name}` : `${at} (${name})`;
}
