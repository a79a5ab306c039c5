// The JSON Schema for editors: made from the one table of options, and of one mind with the reader.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { configurationKeys } from '../../packages/cli/src/configuration-keys.ts';
import { optionTable } from '../../packages/cli/src/option-table.ts';
import { readConfiguration } from '../../packages/core/src/configuration/read-configuration.ts';
import { configSchema } from '../../scripts/make/make-config-schema.mjs';

const file = join(import.meta.dirname, '../../packages/cli/wheelcheck.schema.json');

describe('the schema of a configuration', () => {
  it('is made from the options (node scripts/make/make-config-schema.mjs)', () => {
    expect(readFileSync(file, 'utf8')).toBe(configSchema(optionTable));
  });

  const validate = new Ajv().compile(JSON.parse(configSchema(optionTable)) as object);

  const good: readonly string[] = [
    '',
    'base = "python:3.12-slim"',
    'base = ["python:3.12-slim", "python:3.12-alpine"]\nplatform = ["linux/arm64"]\npython = "3.12"',
    'retries = 0\ntimeout = 2.5\nwidth = 100',
    'offline = true\nno-progress = false\nno-inspect-sdist = true',
    'installer = "uv"\ncolor = "never"',
    'ignore = ["numpy", "Typing_Extensions:wc101"]',
    'ignore = [{ package = "a", rule = "WC101", reason = "why", until = "2026-12-31" }, { package = "b" }]',
  ];
  const bad: readonly string[] = [
    'files = []',
    'fail_on = ["build"]',
    'cache-dir = "x"',
    'config = "x"',
    'show-config = true',
    'base = [1]',
    'base = ""',
    'python = 3.12',
    'retries = -1',
    'retries = 1.5',
    'width = 10',
    'offline = "yes"',
    'installer = "poetry"',
    'ignore = "numpy"',
    'ignore = ["numpy==1.0"]',
    'ignore = [{ rule = "WC101" }]',
    'ignore = [{ package = "a", rule = "101" }]',
    'ignore = [{ package = "a", why = "x" }]',
    'ignore = [{ package = "a", until = "soon" }]',
  ];

  function isRead(text: string): boolean {
    try {
      return readConfiguration(text, 'wheelcheck.toml', configurationKeys) !== undefined;
    } catch {
      return false;
    }
  }

  it.each(good)('takes what the reader takes: %s', (text) => {
    expect([validate(parse(text)), isRead(text)]).toEqual([true, true]);
  });

  it.each(bad)('refuses what the reader refuses: %s', (text) => {
    expect([validate(parse(text)), isRead(text)]).toEqual([false, false]);
  });

  it('knows every option but those that are about one run, the machine or the configuration itself', () => {
    const { properties } = JSON.parse(configSchema(optionTable)) as { properties: object };
    const refused = configurationKeys.filter(({ name }) => !Object.hasOwn(properties, name)).map(({ name }) => name);
    expect(refused.toSorted()).toEqual([
      'build-arg',
      'cache-dir',
      'config',
      'no-cache',
      'no-config',
      'refresh',
      'refresh-package',
      'show-config',
      'stage',
      'stdin-filename',
    ]);
  });
});
