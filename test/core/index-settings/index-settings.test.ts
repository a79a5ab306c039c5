// The cases are what pip 23.2, uv 0.9 and 0.13 and Poetry 2.5 asked, seen with seven servers: which of them got a question, in which order,
// with whose password; and what PDM 2.22 names as its sources.

import { describe, expect, it } from 'vitest';
import { indexSettings, type SettingsOf } from '../../../packages/core/src/index-settings/index-settings.ts';
import type { Machine } from '../../../packages/core/src/index-settings/machine.ts';
import type { SettledIndex } from '../../../packages/core/src/index-settings/settled-index.ts';
import { namedLogin } from '../../../packages/core/src/index-settings/named-login.ts';

const a = 'https://a.example/simple';
const b = 'https://b.example/simple';
const c = 'https://c.example/simple';
const d = 'https://d.example/simple';

type Environment = Readonly<Record<string, string>>;
const machine = (environment: Environment, ...files: readonly (readonly [path: string, text: string])[]) => ({
  variable: (name: string) => environment[name],
  files: () => files.map(([path, text]) => ({ path, text })),
});

/** Each index as ADDRESS (PLACE), with its name before it; none of them goes through variables but PDM's. */
function said(where: Machine, of: SettingsOf) {
  const { main, extra, links, ...others } = indexSettings(where, of);
  const shown = ({ name, url, from, literal }: SettledIndex): string => {
    expect(literal).toBe(of === 'pdm' ? undefined : true);
    return `${name === undefined ? '' : `${name}=`}${url} (${from})`;
  };
  return { main: main && shown(main), extra: extra.map(shown), links: links.map(shown), ...others };
}

describe('pip', () => {
  it.each<[string, Environment, readonly (readonly [string, string])[], object]>([
    ['nothing', {}, [], {}],
    ['UV_INDEX_URL says nothing to it', { UV_INDEX_URL: a }, [], {}],
    [
      'variables',
      { PIP_INDEX_URL: a, PIP_EXTRA_INDEX_URL: `${b} ${c}` },
      [],
      {
        main: `${a} (PIP_INDEX_URL)`,
        extra: [b, c].map((url) => `${url} (PIP_EXTRA_INDEX_URL)`),
      },
    ],
    [
      'a later file replaces the earlier one, the section of the command the global one',
      {},
      [
        ['/etc/pip.conf', `[global]\nindex-url = ${a}\n[install]\nextra_index_url =\n    ${b}\n    # no\n    ${c}\n`],
        ['pip.conf', `[global]\nindex-url: ${d}\n[download]\nindex-url = ${a}\n`],
      ],
      { main: `${d} (pip.conf)`, extra: [b, c].map((url) => `${url} (/etc/pip.conf)`) },
    ],
    [
      'the section of the command counts more than a later file',
      {},
      [
        ['/etc/pip.conf', `[install]\nindex-url = ${a}\n`],
        ['pip.conf', `[global]\nindex-url = ${b}\n`],
      ],
      { main: `${a} (/etc/pip.conf)` },
    ],
    [
      'a variable counts more than files, an empty one says nothing',
      { PIP_INDEX_URL: a, PIP_EXTRA_INDEX_URL: '' },
      [['pip.conf', `[global]\nindex-url = ${b}\nextra-index-url = ${c}\n`]],
      { main: `${a} (PIP_INDEX_URL)`, extra: [`${c} (pip.conf)`] },
    ],
    ['no index', { PIP_NO_INDEX: 'true' }, [], { none: 'PIP_NO_INDEX' }],
    ['no index, not', { PIP_NO_INDEX: '0' }, [['pip.conf', '[global]\nno-index = 1\n']], {}],
    [
      'links',
      { PIP_FIND_LINKS: `/wheels ${b}` },
      [['pip.conf', `[global]\nfind-links = ${c}\n`]],
      { links: ['/wheels (PIP_FIND_LINKS)', `${b} (PIP_FIND_LINKS)`] },
    ],
  ])('%s', (_, environment, files, expected) => {
    expect(said(machine(environment, ...files), 'pip')).toEqual({ main: undefined, extra: [], links: [], ...expected });
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
  const table = (url: string, ...lines: readonly string[]): string =>
    ['[[index]]', `url = "${url}"`, ...lines, ''].join('\n');
  const isDefault = 'default = true';
  it.each<[string, Environment, readonly (readonly [string, string])[], object]>([
    ['PIP_INDEX_URL says nothing to it', { PIP_INDEX_URL: a }, [], {}],
    [
      'newer names count more than older ones',
      { UV_DEFAULT_INDEX: a, UV_INDEX_URL: b, UV_INDEX: c, UV_EXTRA_INDEX_URL: d },
      [],
      { main: `${a} (UV_DEFAULT_INDEX)`, extra: [`${c} (UV_INDEX)`, `${d} (UV_EXTRA_INDEX_URL)`] },
    ],
    ['UV_INDEX_URL alone', { UV_INDEX_URL: b }, [], { main: `${b} (UV_INDEX_URL)` }],
    [
      'names',
      { UV_INDEX: `own=${a} ${b}?x=1`, UV_DEFAULT_INDEX: `main=${c}` },
      [],
      { main: `main=${c} (UV_DEFAULT_INDEX)`, extra: [`own=${a} (UV_INDEX)`, `${b}?x=1 (UV_INDEX)`] },
    ],
    [
      'variables before files',
      { UV_DEFAULT_INDEX: b, UV_INDEX: d, UV_EXTRA_INDEX_URL: c },
      [['uv.toml', table(a, isDefault) + table(c)]],
      {
        main: `${b} (UV_DEFAULT_INDEX)`,
        extra: [`${d} (UV_INDEX)`, `${c} (UV_EXTRA_INDEX_URL)`, `${c} (uv.toml)`],
      },
    ],
    [
      'also an older one before a default index of a file',
      { UV_INDEX_URL: b },
      [['uv.toml', table(a, isDefault)]],
      { main: `${b} (UV_INDEX_URL)` },
    ],
    [
      'the file of the project adds to that of the user, and comes first',
      {},
      [
        ['~/uv.toml', table(a, isDefault) + table(b)],
        ['pyproject.toml', (table(c, isDefault) + table(d)).replaceAll('[[', '[[tool.uv.')],
      ],
      { main: `${c} (pyproject.toml)`, extra: [`${d} (pyproject.toml)`, `${b} (~/uv.toml)`] },
    ],
    [
      'the first of a name hides others, explicit ones are for packages that name them',
      {},
      [['uv.toml', table(a, 'name = "n"') + table(b, 'name = "n"') + table(c, 'name = "x"', 'explicit = true')]],
      { extra: [`n=${a} (uv.toml)`] },
    ],
    [
      'the older keys, and those of uv pip over them',
      {},
      [
        [
          'uv.toml',
          `index-url = "${a}"\nextra-index-url = ["${b}"]\n[pip]\nindex-url = "${c}"\nextra-index-url = ["${d}"]\n`,
        ],
      ],
      { main: `${c} (uv.toml)`, extra: [`${d} (uv.toml)`, `${b} (uv.toml)`] },
    ],
    [
      'a default index over the older keys',
      {},
      [['uv.toml', `${table(a, isDefault)}[pip]\nindex-url = "${c}"\n`]],
      { main: `${a} (uv.toml)` },
    ],
    [
      'pages of files',
      { UV_FIND_LINKS: `${c},./wheels` },
      [['uv.toml', `find-links = ["${a}"]\n${table(b, 'format = "flat"')}`]],
      { links: [`${c} (UV_FIND_LINKS)`, './wheels (UV_FIND_LINKS)', `${b} (uv.toml)`, `${a} (uv.toml)`] },
    ],
    [
      'no index, by the strongest file that says something',
      {},
      [
        ['/etc/uv.toml', 'no-index = false\n'],
        ['~/uv.toml', 'no-index = true\n'],
        ['uv.toml', '[pip]\n'],
      ],
      { none: '~/uv.toml' },
    ],
    [
      'no index, not',
      {},
      [
        ['~/uv.toml', 'no-index = true\n'],
        ['uv.toml', '[pip]\nno-index = false\n'],
      ],
      {},
    ],
  ])('%s', (_, environment, files, expected) => {
    expect(said(machine(environment, ...files), 'uv')).toEqual({ main: undefined, extra: [], links: [], ...expected });
  });

  it.each([
    ['x = [', 'uv.toml:1'],
    ['no-index = "a"', 'no-index'],
  ])('stops at a file that it cannot read: %j', (text, message) => {
    expect(() => indexSettings(machine({}, ['uv.toml', text]), 'uv')).toThrow(message);
  });
});

describe('PDM', () => {
  const global = `[pypi]\nurl = "${a}"\nusername = "me"\n[pypi.own]\nurl = "${b}"\npassword = "pw"\n`;
  it.each<[string, Environment, readonly (readonly [string, string])[], object]>([
    ['PIP_INDEX_URL says nothing to it', { PIP_INDEX_URL: a }, [], {}],
    [
      'its configuration',
      {},
      [['config.toml', global]],
      { main: `pypi=${a} (config.toml)`, extra: [`own=${b} (config.toml)`] },
    ],
    [
      'a stronger file, and variables over both',
      { PDM_PYPI_URL: d },
      [
        ['/etc/config.toml', global],
        ['config.toml', `[pypi.own]\nurl = "${c}"\n`],
      ],
      { main: `pypi=${d} (PDM_PYPI_URL)`, extra: [`own=${c} (config.toml)`] },
    ],
    [
      'the sources of the project alone',
      {},
      [['config.toml', `[pypi]\nignore_stored_index = true\nurl = "${a}"\n`]],
      { projectAlone: 'config.toml' },
    ],
  ])('%s', (_, environment, files, expected) => {
    expect(said(machine(environment, ...files), 'pdm')).toEqual({ main: undefined, extra: [], links: [], ...expected });
  });
});

it('other installers read neither', () => {
  expect(indexSettings(machine({ PIP_INDEX_URL: a, UV_INDEX: b }), 'nobody')).toEqual({ extra: [], links: [] });
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

  const auth = '[http-basic.my-own]\nusername = "me"\npassword = "pw"\n';
  it.each<[string, Environment, readonly string[], string, unknown]>([
    ['auth.toml', {}, ['', auth], 'my-own', { username: 'me', password: 'pw' }],
    ['another name', {}, ['', auth], 'own', undefined],
    ['a name in capitals', {}, ['', auth], 'My-Own', undefined],
    [
      'config.toml, which auth.toml beats',
      {},
      [auth, '[http-basic.my-own]\npassword = "new"\n'],
      'my-own',
      { username: 'me', password: 'new' },
    ],
    [
      'a variable beats both, key by key',
      { POETRY_HTTP_BASIC_MY_OWN_PASSWORD: 'other' },
      ['', auth],
      'my-own',
      { username: 'me', password: 'other' },
    ],
  ])('Poetry: %s', (_, variables, [config = '', text = ''], name, expected) => {
    expect(namedLogin(machine(variables, ['config.toml', config], ['auth.toml', text]), 'poetry', name)).toEqual(
      expected,
    );
  });

  it.each<[string, Environment, string, unknown]>([
    ['pypi', {}, 'pypi', { username: 'me', password: '' }],
    ['pypi', { PDM_PYPI_PASSWORD: 'p' }, 'pypi', { username: 'me', password: 'p' }],
    ['own', { PDM_PYPI_PASSWORD: 'p' }, 'own', { username: '', password: 'pw' }],
  ])('PDM: %s', (_, variables, name, expected) => {
    const text = '[pypi]\nusername = "me"\n[pypi.own]\npassword = "pw"\n';
    expect(namedLogin(machine(variables, ['config.toml', text]), 'pdm', name)).toEqual(expected);
  });
});
