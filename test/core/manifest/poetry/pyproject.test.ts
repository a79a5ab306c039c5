// What Poetry reads of pyproject.toml. Whole projects against Poetry itself: poetry-recorded.test.ts.

import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import { type Pyproject, readPyproject } from '../../../../packages/core/src/manifest/poetry/pyproject.ts';
import { parseToml } from '../../../../packages/core/src/toml/parse-toml.ts';
import { formatMarker } from '../../../../packages/core/src/packaging/marker.ts';

/** `group: name versions [extras] ; marker {extras of the project} @ source`, one line per root. */
function rootsOf(text: string): readonly string[] {
  return (read(text)?.roots ?? []).map(({ group, name, versions, extras, marker, forExtras, from }) =>
    [
      `${group}: ${name}`,
      versions.map((set) => set.text).join(' || '),
      extras.length > 0 ? `[${extras.join(',')}]` : '',
      marker ? `; ${formatMarker(marker)}` : '',
      forExtras ? `{${forExtras.join(',')}}` : '',
      from === undefined ? '' : `@ ${from}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
}

function read(text: string): Pyproject | undefined {
  return readPyproject(parseToml(text, 'pyproject.toml'), 'pyproject.toml');
}

function errorOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof WheelcheckError && error.code === 'file-broken') return error.message;
    throw error;
  }
  return 'no error';
}

const poetry = '[tool.poetry]\nname = "App"\n';

test.each([
  ['no project', '[tool.ruff]\nline-length = 100\n'],
  ['an empty file', ''],
  ['an empty [tool.poetry]', '[tool.poetry]\n'],
])('%s: nothing to read', (_, text) => {
  expect(read(text)).toBeUndefined();
});

describe('[tool.poetry.dependencies]', () => {
  test.each([
    ['a constraint', 'a = "^1.2"', ['main: a <2,>=1.2']],
    ['python is no dependency', 'Python = "^3.9"', []],
    ['a table', 'A_b = { version = "~1", extras = ["X_y"] }', ['main: a-b <2,>=1 [x-y]']],
    ['by Python', 'a = { version = "*", python = "<3.9" }', ['main: a ; python_version < "3.9"']],
    ['by platform', 'a = { version = "*", platform = "!=win32" }', ['main: a ; sys_platform != "win32"']],
    [
      'by marker, Python and platform',
      'a = { version = "*", markers = "os_name == \'nt\' or os_name == \'posix\'", python = ">=3.9", platform = "linux" }',
      ['main: a ; (os_name == "nt" or os_name == "posix") and python_version >= "3.9" and sys_platform == "linux"'],
    ],
    [
      'several constraints',
      'a = [{ version = "1", python = "<3.9" }, "2"]',
      ['main: a ==1 ; python_version < "3.9"', 'main: a ==2'],
    ],
    ['optional, and in no extra: never', 'a = { version = "*", optional = true }', ['main: a {}']],
    [
      'git, url, path',
      'a = { git = "https://files.example/a.git", rev = "1" }\nb = { url = "https://files.example/b.whl" }\nc = { path = "../c", develop = true }',
      ['main: a @ https://files.example/a.git', 'main: b @ https://files.example/b.whl', 'main: c @ ../c'],
    ],
    ['an explicit source', 'a = { version = "*", source = "mine" }', ['main: a @ mine']],
    [
      'an extra asked for by marker',
      'a = { version = "*", markers = "extra == \'Cuda\'" }',
      ['main: a ; extra == "cuda" {cuda}'],
    ],
  ])('%s', (_, lines, roots) => {
    expect(rootsOf(`${poetry}[tool.poetry.dependencies]\n${lines}\n`)).toEqual(roots);
  });
});

describe('groups', () => {
  test('dev-dependencies, groups and optional groups', () => {
    const text = `${poetry}[tool.poetry.dev-dependencies]\nold = "*"\n[tool.poetry.group.Dev.dependencies]\nnew = "*"\npython = "^3.9"\n[tool.poetry.group.docs]\noptional = true\n[tool.poetry.group.docs.dependencies]\nsphinx = "^5"\n`;
    expect(rootsOf(text)).toEqual(['dev: new', 'dev: old', 'docs: sphinx <6,>=5']);
    expect(read(text)?.groups).toEqual([
      { name: 'dev', optional: false },
      { name: 'docs', optional: true },
    ]);
  });

  test('PEP 735 groups with includes, narrowed and made optional by [tool.poetry.group]', () => {
    const text = `[project]\nname = "app"\n[dependency-groups]\nTest = ["a>=1", "b ; os_name == 'nt'"]\nall = [{ include-group = "test" }, { include-group = "lint" }, "c"]\nlint = ["d"]\n[tool.poetry.group.test]\noptional = true\n[tool.poetry.group.test.dependencies]\na = { version = "<3", source = "mine" }\nnot-listed = "*"\n[tool.poetry.group.more]\ninclude-groups = ["all"]\n`;
    expect(rootsOf(text)).toEqual([
      'test: a <3,>=1 @ mine',
      'test: b ; os_name == "nt"',
      'all: c',
      'all: a <3,>=1 @ mine',
      'all: b ; os_name == "nt"',
      'all: d',
      'lint: d',
      'more: c',
      'more: a <3,>=1 @ mine',
      'more: b ; os_name == "nt"',
      'more: d',
    ]);
    expect(read(text)?.groups.filter(({ optional }) => optional)).toEqual([{ name: 'test', optional: true }]);
  });

  test.each([
    [
      'includes itself',
      '[dependency-groups]\na = [{ include-group = "A" }]',
      'pyproject.toml: group a: includes itself: a → a',
    ],
    [
      'include one another',
      '[dependency-groups]\na = [{ include-group = "b" }]\nb = []\n[tool.poetry.group.b]\ninclude-groups = ["a"]',
      'pyproject.toml: group a: includes itself: a → b → a',
    ],
    [
      'includes a missing one',
      '[dependency-groups]\na = [{ include-group = "b" }]',
      'pyproject.toml: group a: includes the group b, which does not exist',
    ],
    [
      'holds a number',
      '[dependency-groups]\na = [1]',
      'pyproject.toml: [dependency-groups]: a: expected requirements and { include-group = "…" }, found a number',
    ],
    [
      'holds another table',
      '[dependency-groups]\na = [{ path = "x" }]',
      'pyproject.toml: [dependency-groups]: include-group: expected include-group = "…", found nothing',
    ],
    [
      'include one another 200 deep',
      `[dependency-groups]\n${Array.from({ length: 200 }, (_, index) => `g${index} = [{ include-group = "g${index + 1}" }]`).join('\n')}\ng200 = []`,
      'pyproject.toml: group g101: groups include one another more than 100 deep',
    ],
  ])('a group that %s is refused', (_, text, message) => {
    expect(errorOf(`[project]\nname = "app"\n${text}\n`)).toBe(message);
  });
});

describe('extras', () => {
  test('of [tool.poetry]', () => {
    const text = `${poetry}[tool.poetry.dependencies]\nB_b = { version = "*", optional = true }\nc = "*"\n[tool.poetry.extras]\nFast_One = ["b.b", "c"]\ntwo = ["b-b"]\n`;
    // c is no optional dependency: Poetry installs it with or without the extra
    expect(rootsOf(text)).toEqual(['main: b-b {fast-one,two}', 'main: c']);
    expect({ ...read(text)?.extras }).toEqual({ 'fast-one': ['b-b', 'c'], two: ['b-b'] });
  });

  test('of [project]; those of [tool.poetry] are then ignored', () => {
    const text = `[project]\nname = "app"\ndependencies = ["a"]\n[project.optional-dependencies]\nFast_One = ["b[x]>=1 ; os_name == 'posix'", "c @ https://files.example/c.whl"]\n[tool.poetry.extras]\nold = ["a"]\n`;
    expect(rootsOf(text)).toEqual([
      'main: a',
      'main: b >=1 [x] ; os_name == "posix" {fast-one}',
      'main: c {fast-one} @ https://files.example/c.whl',
    ]);
    expect({ ...read(text)?.extras }).toEqual({ 'fast-one': ['b', 'c'] });
  });

  test('the name of an extra can be anything', () => {
    const extras = read(`${poetry}[tool.poetry.extras]\n"__proto__" = []\nconstructor = []\n`)?.extras ?? {};
    expect(Object.keys(extras)).toEqual(['-proto-', 'constructor']);
    expect(Object.getPrototypeOf(extras)).toBeNull();
  });
});

describe('[project] enriched by [tool.poetry]', () => {
  const project = '[project]\nname = "app"\ndependencies = ["a>=1 ; os_name == \'posix\'", "b"]\n';
  test.each([
    [
      'a narrower version and a source',
      'a = { version = "<2", source = "mine" }',
      ['main: a <2,>=1 ; os_name == "posix" @ mine', 'main: b'],
    ],
    [
      'several constraints',
      'b = [{ version = "1.*", python = "<3.9" }, { version = ">=2", python = ">=3.9" }]',
      [
        'main: a >=1 ; os_name == "posix"',
        'main: b ==1.* ; python_version < "3.9"',
        'main: b >=2 ; python_version >= "3.9"',
      ],
    ],
    [
      'both markers hold',
      'a = { version = "*", platform = "linux" }',
      ['main: a >=1 ; os_name == "posix" and sys_platform == "linux"', 'main: b'],
    ],
    [
      'alternatives are combined',
      'a = "1.2 || 1.3"',
      ['main: a ==1.2,>=1 || ==1.3,>=1 ; os_name == "posix"', 'main: b'],
    ],
    ['a name that only Poetry knows is no dependency', 'c = "*"', ['main: a >=1 ; os_name == "posix"', 'main: b']],
  ])('%s', (_, lines, roots) => {
    expect(rootsOf(`${project}[tool.poetry.dependencies]\npython = "^3.9"\n${lines}\n`)).toEqual(roots);
  });

  test('dynamic dependencies are Poetry’s', () => {
    expect(
      rootsOf('[project]\nname = "app"\ndynamic = ["dependencies"]\n[tool.poetry.dependencies]\na = "^1"\n'),
    ).toEqual(['main: a <2,>=1']);
  });

  test('dynamic and optional ones in [project]: the required ones are Poetry’s', () => {
    const text =
      '[project]\nname = "app"\ndynamic = ["dependencies"]\n[project.optional-dependencies]\nx = ["b"]\n[tool.poetry.dependencies]\na = "^1"\nb = { version = "<3", optional = true }\n';
    expect(rootsOf(text)).toEqual(['main: b <3 {x}', 'main: a <2,>=1']);
  });
});

describe('the range of Pythons', () => {
  test.each([
    [
      'of Poetry',
      `${poetry}[tool.poetry.dependencies]\npython = "^3.9 || ~2.7"\n`,
      { text: '^3.9 || ~2.7', anyOf: ['<4,>=3.9', '<2.8,>=2.7'] },
    ],
    [
      'of [project]',
      '[project]\nname = "a"\nrequires-python = ">=3.9,<3.13"\n',
      { text: '>=3.9,<3.13', anyOf: ['<3.13,>=3.9'] },
    ],
    [
      'of both: Poetry’s is the one for locking',
      '[project]\nname = "a"\nrequires-python = ">=3.8"\n[tool.poetry.dependencies]\npython = ">=3.9"\n',
      { text: '>=3.9', anyOf: ['>=3.9'] },
    ],
    ['any', `${poetry}[tool.poetry.dependencies]\npython = "*"\n`, undefined],
    ['of none', poetry, undefined],
  ])('%s', (_, text, expected) => {
    const range = read(text)?.requiresPython;
    expect(range && { text: range.text, anyOf: range.anyOf.map((set) => set.text) }).toEqual(expected);
  });
});

test.each([
  ['[project]\nname = "a"\ndependencies = ["b >"]\n', 'pyproject.toml: [project]: "b >" is no requirement: '],
  [
    '[project]\nname = "a"\ndependencies = "b"\n',
    'pyproject.toml: [project]: dependencies: expected an array, found a string',
  ],
  [
    '[project]\nname = "a"\nrequires-python = ">=x"\n',
    'pyproject.toml: the range of Pythons: ">=x" is no version constraint of Poetry\'s',
  ],
  ['project = 1\n', 'pyproject.toml: [project]: project: expected a table, found a number'],
  ['tool = []\n', 'pyproject.toml: tool: expected a table, found an array'],
  ['[tool]\npoetry = "x"\n', 'pyproject.toml: [tool]: poetry: expected a table, found a string'],
  [
    `${poetry}dependencies = ["a"]\n`,
    'pyproject.toml: [tool.poetry.dependencies]: dependencies: expected a table, found an array',
  ],
  [
    `${poetry}[tool.poetry.dependencies]\na = true\n`,
    'pyproject.toml: [tool.poetry.dependencies]: a: dependency: expected a version constraint, a table or an array of these, found a boolean',
  ],
  [
    `${poetry}[tool.poetry.dependencies]\na = "one"\n`,
    'pyproject.toml: [tool.poetry.dependencies]: a: "one" is no version constraint of Poetry\'s',
  ],
  [
    `${poetry}[tool.poetry.dependencies]\na = { version = "*", markers = "x" }\n`,
    'pyproject.toml: [tool.poetry.dependencies]: a: ',
  ],
  [
    `${poetry}[tool.poetry.group]\ndev = "x"\n`,
    'pyproject.toml: [tool.poetry.group.dev]: dev: expected a table, found a string',
  ],
  [
    `${poetry}[[tool.poetry.source]]\nname = 1\n`,
    'pyproject.toml: [[tool.poetry.source]]: name: expected a string, found a number',
  ],
])('%j is refused', (text, message) => {
  expect(errorOf(text).slice(0, message.endsWith(': ') ? message.length : undefined)).toBe(message);
});
