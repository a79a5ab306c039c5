// What a reader is shown of what a command that installs names: its words and files may hold the values of secrets.

import { hideSecrets, secretsIn } from '../text/secret-values.ts';
import type { StageInstall } from './stage-install.ts';

/** The text without what variables hold that are secrets by their names. */
export function shownOfInstall(text: string, { variables }: Pick<StageInstall, 'variables'>): string {
  return hideSecrets(text, secretsIn(Object.entries(variables)));
}
