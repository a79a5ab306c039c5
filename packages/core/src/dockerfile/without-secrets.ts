// What a reader is shown of a Dockerfile: commands, paths and settings may hold the values of secrets.

import { hideSecrets, secretsIn } from '../text/secret-values.ts';
import type { StageInstall } from './stage-install.ts';
import type { StageState } from './stage-state.ts';

/** The variables that a text may have its values from: those of a stage, or of what a command saw. */
type Seen = Pick<StageState, 'args' | 'environment'> | Pick<StageInstall, 'variables'>;

/** The text without what variables hold that are secrets by their names. */
export function withoutSecrets(text: string, seen: Seen): string {
  const variables = 'variables' in seen ? Object.entries(seen.variables) : [...seen.args, ...seen.environment];
  return hideSecrets(text, secretsIn(variables));
}
