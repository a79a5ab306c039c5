// The options of poetry, which record-tool-options.py asks of the help of the releases themselves: made by scripts/make/make-option-tables.mjs.

import { optionTable } from './option-table.ts';

export const poetryOptions = optionTable({
  releases: `1.0.0 1.0.10 1.1.15 1.2.0 1.2.2 1.3.0 1.3.2 1.4.0 1.4.2 1.5.0 1.5.1 1.6.1 1.7.0 1.7.1 1.8.0 1.8.5 2.0.0 2.0.1 2.1.0
    2.1.4 2.2.0 2.2.1 2.3.0 2.3.4 2.4.0 2.4.3 2.5.0 2.5.1`,
  commands: {
    install: `\
1.2.0-: --all-extras --no-cache --no-plugins --only-root --only= --sync --with= --without=
2.0.0-: --all-groups --project= -P=
-: --ansi --dry-run --extras= --help --no-ansi --no-interaction --no-root --quiet --verbose --version -E= -V -h -n -q -v
1.4.0-: --compile
1.3.0-: --directory= -C=
-1.8.5: --no-dev
1.5.0-: --no-directory
1.1.15-1.8.5: --remove-untracked`,
    sync: `\
2.0.0-: --all-extras --all-groups --ansi --compile --directory= --dry-run --extras= --help --no-ansi --no-cache --no-directory --no-interaction --no-plugins --no-root --only-root --only= --project= --quiet --verbose --version --with= --without= -C= -E= -P= -V -h -n -q -v`,
    lock: `\
-: --ansi --help --no-ansi --no-interaction --quiet --verbose --version -V -h -n -q -v
1.2.0-1.8.5: --check
1.3.0-: --directory= -C=
1.2.0-: --no-cache --no-plugins
1.1.15-1.8.5: --no-update
2.0.0-: --project= --regenerate -P=`,
  },
  choices: `\
`,
});
