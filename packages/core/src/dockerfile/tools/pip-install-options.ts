// The options of `pip install` by release, hidden ones among them: pip ends with 2 at one that it does not know.
// From scripts/data/pip-install-options.json, which scripts/record/record-pip-options.py asks of the releases' own parsers.

import { compareDotted } from '../../text/compare-dotted.ts';

/** Those that every release from 9.0.3 to 26.0 has. */
const always =
  `cache-dir cert client-cert compile constraint default-timeout disable-pip-version-check editable exists-action
  extra-index-url find-links force-reinstall help ignore-installed ignore-requires-python index-url isolated
  local-log log log-file no-binary no-cache-dir no-clean no-compile no-dependencies no-deps no-index no-input
  only-binary pre prefix proxy pypi-url quiet require-hashes require-venv require-virtualenv requirement retries
  root source source-dir source-directory src target timeout trusted-host upgrade upgrade-strategy user verbose
  version`.split(/\s+/);

/** Name, the last release asked that has not had it yet and the first that has it, the last that has it and the first that has it no more. */
const changed: readonly (readonly string[])[] = `\
abi 18.0 18.1 - -
all-releases 25.3 26.0 - -
allow-all-external - - 9.0.3 10.0.1
allow-external - - 9.0.3 10.0.1
allow-insecure - - 9.0.3 10.0.1
allow-unverified - - 9.0.3 10.0.1
break-system-packages 23.0 23.0.1 - -
build - - 21.2.4 21.3.1
build-constraint 25.2 25.3 - -
build-dir - - 21.2.4 21.3.1
build-directory - - 21.2.4 21.3.1
check-build-dependencies 22.1 22.1.2 - -
config-settings 22.0.4 22.1 - -
debug 21.2.4 21.3.1 - -
default-vcs - - 9.0.3 10.0.1
download - - 9.0.3 10.0.1
download-dir - - 9.0.3 10.0.1
download-directory - - 9.0.3 10.0.1
dry-run 22.1.2 22.2.2 - -
egg - - 9.0.3 10.0.1
global-option - - 25.2 25.3
group 25.0.1 25.1.1 - -
implementation 18.0 18.1 - -
install-option - - 23.0.1 23.1
keyring-provider 23.0.1 23.1 - -
no-allow-external - - 9.0.3 10.0.1
no-allow-insecure - - 9.0.3 10.0.1
no-build-isolation 9.0.3 10.0.1 - -
no-color 9.0.3 10.0.1 - -
no-python-version-warning 19.3.1 20.0.2 - -
no-use-pep517 18.1 19.3.1 25.2 25.3
no-use-wheel - - 9.0.3 10.0.1
no-user 9.0.3 10.0.1 - -
no-warn-conflicts 9.0.3 10.0.1 - -
no-warn-script-location 9.0.3 10.0.1 - -
only-final 25.3 26.0 - -
platform 18.0 18.1 - -
prefer-binary 10.0.1 18.0 - -
process-dependency-links - - 18.1 19.3.1
progress-bar 9.0.3 10.0.1 - -
python 22.2.2 22.3.1 - -
python-version 18.0 18.1 - -
report 22.1.2 22.2.2 - -
requirements-from-script 25.3 26.0 - -
resume-retries 25.0.1 25.1.1 - -
root-user-action 22.0.4 22.1 - -
skip-requirements-regex - - 20.0.2 20.1.1
unstable-feature 20.0.2 20.1.1 20.2.4 20.3.4
uploaded-prior-to 25.3 26.0 - -
use-deprecated 20.1.1 20.2.4 - -
use-feature 20.1.1 20.2.4 - -
use-pep517 18.1 19.3.1 - -
use-wheel - - 9.0.3 10.0.1`
  .split('\n')
  .map((row) => row.split(' '));

const [oldest, newest] = ['9.0.3', '26.0'];

/** Whether a release of pip surely has no such option of `pip install`, nor one that begins so, which it takes as well. */
export function lacksOption(name: string, pip: string): boolean {
  if (compareDotted(pip, oldest) < 0 || compareDotted(pip, newest) > 0) return false;
  const mayHave = ([, lacks = '-', , , gone = '-']: readonly string[]): boolean =>
    (lacks === '-' || compareDotted(pip, lacks) > 0) && (gone === '-' || compareDotted(pip, gone) < 0);
  return (
    !always.some((each) => each.startsWith(name)) &&
    !changed.some((row) => row[0]?.startsWith(name) === true && mayHave(row))
  );
}

/** The releases between which an option came or went, for people. */
export function optionHistory(name: string): string | undefined {
  const [, , came = '-', had = '-'] = changed.find((row) => row[0] === name) ?? [];
  if (came !== '-') return `pip ${came} has it`;
  return had === '-' ? undefined : `pip ${had} is the last with it`;
}
