// What fetching a source from version control needs of the image.

import type { Target } from '../../target/target.ts';
import type { BuildNeeds } from './build-needs.ts';
import { packageManager } from './package-manager.ts';

/** Null where the image has git, as the full python images have, or where nothing is known of it. */
export function gitNeeds({ compiler, git = compiler, image }: Target): BuildNeeds | null {
  const manager = packageManager(image?.distro ?? null);
  if (git !== false || manager === null) return null;
  return {
    things: [{ kind: 'program', name: 'git' }],
    packages: { manager, names: ['git'], evidence: 'known' },
    notes: [{ kind: 'git-missing' }],
  };
}
