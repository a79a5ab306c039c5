// Which variables of the machine name certificates, by who installs: read in the sources of pip 26.3, PDM 2.25, Poetry 2.1 and uv 0.13.9.

import { expect, it } from 'vitest';
import { fetchingOf } from '../../../packages/core/src/manifest/fetching.ts';
import type { InputFile } from '../../../packages/core/src/manifest/input-file.ts';
import type { InstallerName } from '../../../packages/core/src/manifest/installer-traits.ts';
import type { PipSettings } from '../../../packages/core/src/manifest/machine-traits.ts';

const named = (path: string, text = ''): InputFile => ({ path, text, sibling: () => Promise.resolve(undefined) });
const requirements = named('requirements.txt', 'six==1.0\n');
const [PIP, REQUESTS] = [['PIP_CERT'], ['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE']];

it.each<[string, readonly (readonly [InputFile, InstallerName | undefined])[], PipSettings, readonly string[]]>([
  ['pip', [[requirements, undefined]], 'variables-and-files', [...PIP, ...REQUESTS]],
  ['uv, by a flag', [[requirements, 'uv']], 'none', []],
  ['uv', [[named('uv.lock'), undefined]], 'none', []],
  ['Poetry', [[named('poetry.lock'), undefined]], 'none', REQUESTS],
  ['PDM', [[named('pdm.lock'), undefined]], 'none', REQUESTS],
  [
    'pipenv, which runs pip without its files',
    [[named('Pipfile.lock'), undefined]],
    'variables',
    [...PIP, ...REQUESTS],
  ],
  [
    'uv and Poetry in one run',
    [
      [named('uv.lock'), undefined],
      [named('poetry.lock'), undefined],
    ],
    'none',
    REQUESTS,
  ],
  [
    'pipenv and pip in one run',
    [
      [named('Pipfile.lock'), undefined],
      [requirements, undefined],
    ],
    'variables-and-files',
    [...PIP, ...REQUESTS],
  ],
  ['nobody', [], 'none', [...PIP, ...REQUESTS]],
  ['a file of no kind', [[named('what.toml'), undefined]], 'none', [...PIP, ...REQUESTS]],
])('%s', (_, files, pipSettings, bundles) => {
  expect(fetchingOf(files)).toEqual({ pipSettings, bundles });
});
