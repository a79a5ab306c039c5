// The options of pip, which record-pip-options.py asks of the parsers of the releases themselves: made by scripts/make/make-option-tables.mjs.

import { optionTable } from './option-table.ts';

export const pipOptions = optionTable({
  releases: `9.0.1 9.0.3 10.0.0 10.0.1 18.0 18.1 19.0 19.0.3 19.1 19.1.1 19.2 19.2.3 19.3 19.3.1 20.0.1 20.0.2 20.1 20.1.1 20.2
    20.2.1 20.2.2 20.2.3 20.2.4 20.3 20.3.1 20.3.3 20.3.4 21.0 21.0.1 21.1 21.1.1 21.1.3 21.2 21.2.1 21.2.4 21.3 21.3.1 22.0
    22.0.2 22.0.4 22.1 22.1.1 22.1.2 22.2 22.2.2 22.3 22.3.1 23.0 23.0.1 23.1 23.1.2 23.2 23.2.1 23.3 23.3.2 24.0 24.1
    24.1.2 24.2 24.3 24.3.1 25.0 25.0.1 25.1 25.1.1 25.2 25.3 26.0 26.0.1 26.1 26.1.2 26.2 26.2.1
    26.3`,
  commands: {
    before: `\
-: --cache-dir= --cert= --client-cert= --default-timeout= --disable-pip-version-check --exists-action= --help --isolated --local-log= --log-file= --log= --no-cache-dir --no-input --proxy= --quiet --require-venv --require-virtualenv --retries= --timeout= --trusted-host= --verbose -h -q -v
21.3-: --debug
-9.0.3: --default-vcs=
23.1-: --keyring-provider=
10.0.0-: --no-color
26.2-: --no-proxy-env
20.0.1-: --no-python-version-warning
22.3-: --python=
25.1-: --resume-retries=
-20.0.2: --skip-requirements-regex=
20.1-20.2.4: --unstable-feature=
20.2-: --use-deprecated= --use-feature=
-26.2.1: --version -V`,
    install: `\
18.1-: --abi= --implementation= --platform= --python-version=
26.0-: --all-releases= --only-final= --requirements-from-script= --uploaded-prior-to=
-9.0.3: --allow-all-external --allow-external= --allow-insecure= --allow-unverified= --default-vcs= --download-dir= --download-directory= --download= --egg --no-allow-external --no-allow-insecure --no-use-wheel --use-wheel -d=
23.0.1-: --break-system-packages
25.3-: --build-constraint=
-20.2.4 20.3.1-21.2.4: --build-dir= --build-directory= --build= -b=
-: --cache-dir= --cert= --client-cert= --compile --constraint= --default-timeout= --disable-pip-version-check --editable= --exists-action= --extra-index-url= --find-links= --force-reinstall --help --ignore-installed --ignore-requires-python --index-url= --isolated --local-log= --log-file= --log= --no-binary= --no-cache-dir --no-clean --no-compile --no-dependencies --no-deps --no-index --no-input --only-binary= --pre --prefix= --proxy= --pypi-url= --quiet --require-hashes --require-venv --require-virtualenv --requirement= --retries= --root= --source-dir= --source-directory= --source= --src= --target= --timeout= --trusted-host= --upgrade --upgrade-strategy= --user --verbose -I -U -c= -e= -f= -h -i= -q -r= -t= -v
22.1.1-: --check-build-dependencies
22.1-: --config-settings= --root-user-action=
21.3-: --debug
22.2-: --dry-run --report=
-25.2: --global-option=
25.1-: --group= --resume-retries=
-23.0.1: --install-option=
23.1-: --keyring-provider= -C=
10.0.0-: --no-build-isolation --no-color --no-user --no-warn-conflicts --no-warn-script-location --progress-bar=
26.2-: --no-proxy-env --no-require-hashes --only-dependencies --only-deps --refresh-package=
20.0.1-: --no-python-version-warning
19.0-25.2: --no-use-pep517
18.0-: --prefer-binary
-18.1: --process-dependency-links
22.3-: --python=
-20.0.2: --skip-requirements-regex=
20.1-20.2.4: --unstable-feature=
20.2-: --use-deprecated= --use-feature=
19.0-: --use-pep517
-26.2.1: --version -V`,
    wheel: `\
26.0-: --all-releases= --only-final= --requirements-from-script= --uploaded-prior-to=
-9.0.3: --allow-all-external --allow-external= --allow-insecure= --allow-unverified= --default-vcs= --no-allow-external --no-allow-insecure --no-use-wheel --use-wheel
25.3-: --build-constraint=
-20.2.4 20.3.1-21.2.4: --build-dir= --build-directory= --build= -b=
-25.2: --build-option= --global-option=
-: --cache-dir= --cert= --client-cert= --constraint= --default-timeout= --disable-pip-version-check --editable= --exists-action= --extra-index-url= --find-links= --help --ignore-requires-python --index-url= --isolated --local-log= --log-file= --log= --no-binary= --no-cache-dir --no-clean --no-dependencies --no-deps --no-index --no-input --only-binary= --pre --proxy= --pypi-url= --quiet --require-hashes --require-venv --require-virtualenv --requirement= --retries= --source-dir= --source-directory= --source= --src= --timeout= --trusted-host= --verbose --wheel-dir= -c= -e= -f= -h -i= -q -r= -v -w=
22.1.1-: --check-build-dependencies
22.1-: --config-settings=
21.3-: --debug
25.1-: --group= --resume-retries=
23.1-: --keyring-provider= -C=
10.0.0-: --no-build-isolation --no-color --progress-bar=
26.2-: --no-proxy-env --no-require-hashes --only-dependencies --only-deps --refresh-package=
20.0.1-: --no-python-version-warning
19.0-25.2: --no-use-pep517
20.3.4-: --no-verify
18.0-: --prefer-binary
-18.1: --process-dependency-links
22.3-: --python=
-20.0.2: --skip-requirements-regex=
20.1-20.2.4: --unstable-feature=
20.2-: --use-deprecated= --use-feature=
19.0-: --use-pep517
-26.2.1: --version -V`,
    download: `\
-: --abi= --cache-dir= --cert= --client-cert= --constraint= --default-timeout= --dest= --destination-dir= --destination-directory= --disable-pip-version-check --exists-action= --extra-index-url= --find-links= --help --implementation= --index-url= --isolated --local-log= --log-file= --log= --no-binary= --no-cache-dir --no-clean --no-dependencies --no-deps --no-index --no-input --only-binary= --platform= --pre --proxy= --pypi-url= --python-version= --quiet --require-hashes --require-venv --require-virtualenv --requirement= --retries= --source-dir= --source-directory= --source= --src= --timeout= --trusted-host= --verbose -c= -d= -f= -h -i= -q -r= -v
26.0-: --all-releases= --only-final= --requirements-from-script= --uploaded-prior-to=
25.3-: --build-constraint=
-20.2.4 20.3.1-21.2.4: --build-dir= --build-directory= --build= -b=
22.1.1-: --check-build-dependencies
21.3-: --debug
-9.0.3: --default-vcs= --editable= -e=
-25.2: --global-option=
25.1-: --group= --resume-retries=
21.0-: --ignore-requires-python
23.1-: --keyring-provider=
10.0.0-: --no-build-isolation --no-color --progress-bar=
26.2-: --no-proxy-env --no-require-hashes --only-dependencies --only-deps --refresh-package=
20.0.1-: --no-python-version-warning
19.0-25.2: --no-use-pep517
18.0-: --prefer-binary
-18.1: --process-dependency-links
22.3-: --python=
-20.0.2: --skip-requirements-regex=
20.1-20.2.4: --unstable-feature=
20.2-: --use-deprecated= --use-feature=
19.0-: --use-pep517
-26.2.1: --version -V`,
  },
  choices: `\
-: --exists-action=a --exists-action=b --exists-action=i --exists-action=s --exists-action=w --upgrade-strategy=eager --upgrade-strategy=only-if-needed
23.1-: --keyring-provider=auto --keyring-provider=disabled --keyring-provider=import --keyring-provider=subprocess
10.0.0-22.0.4: --progress-bar=ascii --progress-bar=emoji --progress-bar=pretty
25.2-: --progress-bar=auto
10.0.0-: --progress-bar=off --progress-bar=on
24.1-: --progress-bar=raw
22.1-: --root-user-action=ignore --root-user-action=warn
20.1-20.2.4: --unstable-feature=resolver
22.0-22.1.2: --use-deprecated=backtrack-on-build-failures --use-deprecated=html5lib
24.2-: --use-deprecated=legacy-certs
20.3-: --use-deprecated=legacy-resolver
21.3-22.0.4: --use-deprecated=out-of-tree-build
20.2-22.2.2: --use-feature=2020-resolver
25.3-: --use-feature=build-constraint
20.2-: --use-feature=fast-deps
21.1-22.0.4: --use-feature=in-tree-build
26.0-: --use-feature=inprocess-build-deps
22.3-: --use-feature=no-binary-enable-wheel-cache
22.2-: --use-feature=truststore
26.2-: --use-feature=venv-isolation`,
});
