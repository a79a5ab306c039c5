// The options of pipenv, which record-tool-options.py asks of the help of the releases themselves: made by scripts/make/make-option-tables.mjs.

import { optionTable } from './option-table.ts';

export const pipenvOptions = optionTable({
  releases: `2018.11.26 2020.11.15 2021.5.29 2021.11.23 2022.4.8 2022.8.5 2022.8.13 2022.12.19 2023.4.29 2023.7.23 2023.10.3
    2023.12.1 2024.0.3 2024.4.1 2025.0.4 2025.1.3 2026.0.3 2026.4.0 2026.7.0 2026.10.3`,
  commands: {
    install: `\
2026.4.0-: --all --extras=
2022.12.19-: --categories= --extra-pip-args=
-: --clear --deploy --dev --editable= --help --ignore-pipfile --index= --pre --pypi-mirror= --python= --requirements= --skip-lock --system --verbose -d -e= -h -i= -r= -v
-2021.11.23: --code= --extra-index-url= --two -c=
2026.10.3-: --config-settings= --resolver=
-2023.4.29: --keep-outdated
2020.11.15-: --no-site-packages --site-packages
2022.4.8-: --quiet -q
-2023.4.29 2023.10.3-2026.4.0: --selective-upgrade
-2022.8.13: --sequential
-2022.12.19: --three`,
    sync: `\
2026.4.0-: --all --extras=
-: --bare --clear --dev --help --pre --pypi-mirror= --python= --verbose -d -h -v
2022.12.19-: --categories= --extra-pip-args=
2026.10.3-: --clean --resolver=
-2023.4.29: --keep-outdated
2023.7.23-: --no-site-packages --site-packages
2022.4.8-: --quiet -q
-2022.8.13: --sequential
2020.11.15-: --system
-2022.12.19: --three
-2021.11.23: --two`,
    lock: `\
2026.10.3-: --backend= --resolver=
2022.12.19-: --categories= --extra-pip-args=
-: --clear --dev --help --pre --pypi-mirror= --python= --verbose -d -h -v
2020.11.15-: --dev-only
2020.11.15-2022.8.5: --header --no-header
-2023.4.29: --keep-outdated
2022.4.8-: --quiet -q
-2022.8.5: --requirements -r
-2022.12.19: --three
-2021.11.23: --two`,
    requirements: `\
2022.12.19-: --categories=
2022.4.8-: --dev --dev-only --hash --help -h
2026.4.0-: --exclude-index
2022.8.5-: --exclude-markers
2024.0.3-: --from-pipfile
2026.0.3-: --no-lock
2026.10.3-: --pypi-mirror=`,
  },
  choices: `\
`,
});
