// Red Hat's universal base images: bare ones, and those with a Python and a compiler.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const ubiFamily: ImageFamily = listedFamily({
  id: 'ubi',
  repositories: [
    'registry.access.redhat.com/ubi7/ubi',
    'registry.access.redhat.com/ubi8/ubi',
    'registry.access.redhat.com/ubi9/ubi',
    'registry.access.redhat.com/ubi10/ubi',
    'registry.access.redhat.com/ubi8/ubi-minimal',
    'registry.access.redhat.com/ubi9/ubi-minimal',
    'registry.access.redhat.com/ubi10/ubi-minimal',
    'registry.access.redhat.com/ubi8/python-36',
    'registry.access.redhat.com/ubi8/python-39',
    'registry.access.redhat.com/ubi8/python-311',
    'registry.access.redhat.com/ubi8/python-312',
    'registry.access.redhat.com/ubi9/python-39',
    'registry.access.redhat.com/ubi9/python-311',
    'registry.access.redhat.com/ubi9/python-312',
    'registry.access.redhat.com/ubi9/python-314',
    'registry.access.redhat.com/ubi9/python-312-minimal',
    'registry.access.redhat.com/ubi9/python-314-minimal',
    'registry.access.redhat.com/ubi10/python-312-minimal',
    'registry.access.redhat.com/ubi10/python-314-minimal',
  ],
  // Those with a Python in their name have an environment with a pip of its own.
  pipPackaged: (name) => /\/ubi(?:-minimal)?$/.test(name),
});
