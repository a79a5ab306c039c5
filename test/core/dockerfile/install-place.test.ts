// Whether a path that is copied out of a stage holds something of what is installed in a place.

import { expect, it } from 'vitest';
import { holdsOf, placeAt } from '../../../packages/core/src/dockerfile/install-place.ts';

it.each([
  ['/usr/local', true],
  ['/usr/local/lib/python3.12/site-packages', true],
  // A pattern may mean Python's own folder; a project that lies beside it is no part of it.
  ['/usr/local/lib*/python3.12/site-packages', true],
  ['/usr/local/l?b', true],
  ['/usr/local/*', true],
  ['/usr/local/app', false],
  ['/usr/local/app/*', false],
  ['/srv', false],
])('%s of a Python in /usr/local: %s', (path, holds) => {
  expect(holdsOf(path, placeAt('/usr/local', 'own'))).toBe(holds);
});
