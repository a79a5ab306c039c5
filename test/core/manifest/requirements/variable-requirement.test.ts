import { describe, expect, it } from 'vitest';
import { parseWithVariables } from '../../../../packages/core/src/manifest/requirements/variable-requirement.ts';

describe('parseWithVariables', () => {
  it.each<readonly [text: string, expected: object, unknown: readonly string[]]>([
    ['six==${V}', { name: 'six', specifier: '==${V}' }, ['version']],
    ['six[a]==1.0 ; python_version < "${V}"', { name: 'six', extras: ['a'], specifier: '==1.0' }, ['marker']],
    [
      'six[${E}]>=${V};os_name=="${O}"',
      { name: 'six', extras: [], specifier: '>=${V}' },
      ['extras', 'version', 'marker'],
    ],
    ['six[a]>=${V}', { extras: ['a'] }, ['version']],
    ['six @ https://${T}@files.example/six-1.0-py3-none-any.whl', { name: 'six', version: '1.0' }, ['address']],
    ['https://files.example/${P}/six-1.0.zip', { name: 'six', version: '1.0' }, ['address']],
    [
      'git+https://files.example/org/six.git@${TAG}#egg=six',
      { source: { kind: 'vcs', commit: '${TAG}' } },
      ['address'],
    ],
    ['git+https://${T}@files.example/org/six.git@v1#egg=six', { name: 'six' }, ['address']],
  ])('%s', (text, expected, unknown) => {
    expect(parseWithVariables(text, false)).toMatchObject({ ok: true, value: { requirement: expected, unknown } });
  });

  it.each([
    ['${NAME}==1.0', '${NAME}'],
    ['six-${NAME}==1.0', '${NAME}'],
    ['six${V}', '${V}'],
    ['six @ https://files.example/six-${V}-py3-none-any.whl', '${V}'],
    ['six @ https://files.example/${FILE}', '${FILE}'],
    ['six @ https://${HOST}', '${HOST}'],
    ['git+https://files.example/${REPO}', '${REPO}'],
    ['https://files.example/${T}/archive/main', '${T}'],
    ['./${FOLDER}', '${FOLDER}'],
  ])('refuses %s', (text, variable) => {
    const problem = `expected a name that can be read, found the environment variable ${variable}`;
    expect(parseWithVariables(text, false)).toEqual({ ok: false, problem });
  });
});
