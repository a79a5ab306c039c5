// Commands that install what nobody can look up, whatever their files hold: wheels of the image, links.

import { parseRequirement } from '../packaging/requirement.ts';
import { isAddress, isPath } from './made-wheels.ts';
import { withoutSecrets } from './without-secrets.ts';
import type { StageInstall } from './stage-install.ts';

/**
 * As a clause; undefined where it can be told. The files of a command that is not judged need not be there.
 *
 * @returns what variables hold that are secrets by their names is not in it
 */
export function cannotTell(install: StageInstall): string | undefined {
  const why = clause(install);
  return why && withoutSecrets(why, install);
}

function clause({ understood: { words, files, binaries }, indexes }: StageInstall): string | undefined {
  if (indexes.some(({ kind }) => kind === 'links')) return 'what --find-links leads to is not asked';
  if (binaries.includes('--no-index')) return 'it asks no index';
  const path = words.find(isPath);
  if (path !== undefined) return `what lies at ${path} in the image is not known`;
  const odd = words.find((word) => !isAddress(word) && !parseRequirement(word).ok);
  if (odd !== undefined) return `${odd} is no requirement that can be read`;
  return words.length + files.length === 0 ? 'it names nothing that is read' : undefined;
}
