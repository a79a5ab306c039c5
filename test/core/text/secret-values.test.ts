import { describe, expect, it } from 'vitest';
import { hideSecrets, isSecretName, secretsIn } from '../../../packages/core/src/text/secret-values.ts';

describe('names of secrets', () => {
  it.each([
    'TOKEN',
    'GITHUB_TOKEN',
    'UV_INDEX_OWN_PASSWORD',
    'POETRY_PYPI_TOKEN_OWN',
    'DB_PASS',
    'GITHUB_PAT',
    'AWS_SECRET_ACCESS_KEY',
    'npm_auth',
    'api_key',
    'APIKEY',
    'GOOGLE_APPLICATION_CREDENTIALS',
    'GPG_PASSPHRASE',
    'MYSQL_PWD',
  ])('%s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'AUTHOR',
    'PATH',
    'PYTHONPATH',
    'COMPASS',
    'TOKENIZERS_PARALLELISM',
    'KEYBOARD',
    'PIP_INDEX_URL',
    'PATTERN',
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('their values', () => {
  it('stand nowhere in a text; the longest is hidden whole', () => {
    const secrets = secretsIn([
      ['TOKEN', 'abcdef'],
      ['OTHER_TOKEN', 'abcdefgh'],
      ['HOST', 'files.example'],
      ['SHORT_TOKEN', 'true'],
      ['UNSET_TOKEN', null],
      ['ABSENT_TOKEN', undefined],
    ]);
    expect(secrets.map(({ name }) => name)).toEqual(['OTHER_TOKEN', 'TOKEN']);
    expect(hideSecrets('https://files.example/abcdefgh/abcdef/abcdefgh true', secrets)).toBe(
      'https://files.example/****/****/**** true',
    );
  });
});
