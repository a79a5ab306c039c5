// Installers by their program: how they read options, and which.

import { pipOptions } from './pip-options.ts';
import { pipenvOptions } from './pipenv-options.ts';
import { poetryOptions } from './poetry-options.ts';
import type { OptionHabits } from './refused-word.ts';

export interface InstallerOptions {
  readonly title: string;
  readonly habits: OptionHabits;
  /** Whether images come with it, each with a release of its own. */
  readonly ofImage?: true;
  /** Those whose values it reads from variables as well, and refuses as it does in the command: pip's PIP_USE_FEATURE. */
  readonly chosenByVariable?: readonly string[];
  /** What does the same, of options that are gone. */
  readonly instead?: Readonly<Record<string, string>>;
}

export const installerOptions: Readonly<Record<string, InstallerOptions>> = {
  pip: {
    title: 'pip',
    // optparse; its main parser reads what stands before the command.
    habits: { table: pipOptions, abbreviates: true, before: 'own' },
    ofImage: true,
    chosenByVariable: [
      '--use-feature',
      '--use-deprecated',
      '--root-user-action',
      '--progress-bar',
      '--upgrade-strategy',
    ],
  },
  poetry: {
    title: 'Poetry',
    habits: { table: poetryOptions, abbreviates: false, before: 'same' },
    instead: { '--no-dev': '--only main', '--remove-untracked': '--sync' },
  },
  pipenv: {
    title: 'pipenv',
    // argparse takes the beginning of a name, click does not: which of them reads hangs on the release.
    habits: { table: pipenvOptions, abbreviates: 'maybe', before: undefined },
  },
};
