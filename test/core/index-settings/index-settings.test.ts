// The cases are what pip 23.2 and uv 0.9 asked, seen with six servers: which of them got a question, and in which order.

import { describe, expect, it } from 'vitest';
import { indexSettings } from '../../../packages/core/src/index-settings/index-settings.ts';
import { namedLogin } from '../../../packages/core/src/index-settings/named-login.ts';

const a = 'https://a.example/simple';
const b = 'https://b.example/simple';
const c = 'https://c.example/simple';
const d = 'https://d.example/simple';

type Environment = Readonly<Record<string, string>>;
const machine = (environment: Environment, ...files: readonly (readonly [path: string, text: string])[]) => ({
  variable: (name: string) => environment[name],
  pipFiles: files.map(([path, text]) => ({ path, text })),
});

describe('pip', () => {
  it.each<[string, Environment, readonly (readonly [string, string])[], unknown]>([
    ['nothing', {}, [], { extra: [] }],
    ['UV_INDEX_URL says nothing to it', { UV_INDEX_URL: a }, [], { extra: [] }],
    [
      'variables',
      { PIP_INDEX_URL: a, PIP_EXTRA_INDEX_URL: `${b} ${c}` },
      [],
      {
        main: { url: a, from: 'PIP_INDEX_URL' },
        extra: [b, c].map((url) => ({ url, from: 'PIP_EXTRA_INDEX_URL' })),
      },
    ],
    [
      'a later file replaces the earlier one, the section of the command the global one',
      {},
      [
        ['/etc/pip.conf', `[global]\nindex-url = ${a}\n[install]\nextra_index_url =\n    ${b}\n    # no\n    ${c}\n`],
        ['pip.conf', `[global]\nindex-url: ${d}\n[download]\nindex-url = ${a}\n`],
      ],
      { main: { url: d, from: 'pip.conf' }, extra: [b, c].map((url) => ({ url, from: '/etc/pip.conf' })) },
    ],
    [
      'the section of the command counts more than a later file',
      {},
      [
        ['/etc/pip.conf', `[install]\nindex-url = ${a}\n`],
        ['pip.conf', `[global]\nindex-url = ${b}\n`],
      ],
      { main: { url: a, from: '/etc/pip.conf' }, extra: [] },
    ],
    [
      'a variable counts more than files, an empty one says nothing',
      { PIP_INDEX_URL: a, PIP_EXTRA_INDEX_URL: '' },
      [['pip.conf', `[global]\nindex-url = ${b}\nextra-index-url = ${c}\n`]],
      { main: { url: a, from: 'PIP_INDEX_URL' }, extra: [{ url: c, from: 'pip.conf' }] },
    ],
    ['no index', { PIP_NO_INDEX: 'true' }, [], { extra: [], none: 'PIP_NO_INDEX' }],
    ['no index, not', { PIP_NO_INDEX: '0' }, [['pip.conf', '[global]\nno-index = 1\n']], { extra: [] }],
  ])('%s', (_, environment, files, expected) => {
    expect(indexSettings(machine(environment, ...files), 'pip')).toEqual(expected);
  });

  it.each([
    ['index-url = x\n', 'pip.conf:1: the line stands in no [section]'],
    ['[global]\nindex-url\n', 'pip.conf:2: expected key = value'],
    ['[global]\nindex-url = a\nindex-url = b\n', 'pip.conf:3: index-url stands twice in its section'],
    ['[global]\n[global]\n', 'pip.conf:2: the section [global] stands twice'],
  ])('stops at a file that it cannot read: %j', (text, message) => {
    expect(() => indexSettings(machine({}, ['pip.conf', text]), 'pip')).toThrow(message);
  });

  it('stops at a switch that is none', () => {
    expect(() => indexSettings(machine({ PIP_NO_INDEX: 'perhaps' }), 'pip')).toThrow('PIP_NO_INDEX');
  });
});

describe('uv', () => {
  it.each<[string, Environment, unknown]>([
    ['PIP_INDEX_URL says nothing to it', { PIP_INDEX_URL: a }, { extra: [] }],
    [
      'newer names count more than older ones',
      { UV_DEFAULT_INDEX: a, UV_INDEX_URL: b, UV_INDEX: c, UV_EXTRA_INDEX_URL: d },
      {
        main: { url: a, from: 'UV_DEFAULT_INDEX' },
        extra: [
          { url: c, from: 'UV_INDEX' },
          { url: d, from: 'UV_EXTRA_INDEX_URL' },
        ],
      },
    ],
    ['UV_INDEX_URL alone', { UV_INDEX_URL: b }, { main: { url: b, from: 'UV_INDEX_URL' }, extra: [] }],
    [
      'names',
      { UV_INDEX: `own=${a} ${b}?x=1`, UV_DEFAULT_INDEX: `main=${c}` },
      {
        main: { url: c, name: 'main', from: 'UV_DEFAULT_INDEX' },
        extra: [
          { url: a, name: 'own', from: 'UV_INDEX' },
          { url: `${b}?x=1`, from: 'UV_INDEX' },
        ],
      },
    ],
  ])('%s', (_, environment, expected) => {
    expect(indexSettings(machine(environment), 'uv')).toEqual(expected);
  });
});

it('other installers read neither', () => {
  expect(indexSettings(machine({ PIP_INDEX_URL: a, UV_INDEX: b }), 'nobody')).toEqual({ extra: [] });
});

describe('user and password by the name of an index', () => {
  const environment = {
    UV_INDEX_MY_REPO_USERNAME: 'u',
    UV_INDEX_MY_REPO_PASSWORD: 'p',
    POETRY_HTTP_BASIC_MY_REPO_PASSWORD: 'q',
  };
  it.each([
    ['uv', 'my-repo', { username: 'u', password: 'p' }],
    ['uv', 'My.Repo', { username: 'u', password: 'p' }],
    ['uv', 'other', undefined],
    ['poetry', 'my-repo', { username: '', password: 'q' }],
    ['poetry', 'my.-repo', { username: '', password: 'q' }],
    ['nobody', 'my-repo', undefined],
  ] as const)('%s %s', (of, name, expected) => {
    expect(namedLogin(machine(environment), of, name)).toEqual(expected);
  });
});
