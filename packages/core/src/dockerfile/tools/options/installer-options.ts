// Installers by their program: how they read options, and which.

import { pipOptions } from './pip-options.ts';
import { setupOptionRemedy, withoutSetupOptions } from './setup-options.ts';
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
  /** What does the same as an option that is gone, where that hangs on its values; as a clause in the imperative. */
  readonly remedyOf?: (option: string, words: readonly string[]) => string | undefined;
  /** A command without those options that its release lacks and that would choose otherwise what it takes. */
  readonly asFollowed?: (words: readonly string[], release: string | null) => readonly string[];
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
    remedyOf: setupOptionRemedy,
    asFollowed: withoutSetupOptions,
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
