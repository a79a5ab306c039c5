// The lines of a Pipfile and a pyproject.toml that ask for packages.

import { expect, it } from 'vitest';
import { askingLines } from '../../../packages/core/src/manifest/asking-lines.ts';

it.each<readonly [what: string, text: string, expected: readonly (readonly [string, ...number[]])[]]>([
  [
    'a Pipfile, whatever its categories are called',
    `[[source]]
name = "pypi"
[packages]
Django = "*"
psycopg2 = "~=2.8"
"zope.interface" = {version = "*"} # django = "*"
[dev-packages] # for tests
pytest = "*"
django = "*"
[requires]
python_version = "3.7"
`,
    [
      ['django', 4, 9],
      ['psycopg2', 5],
      ['zope-interface', 6],
      ['pytest', 8],
    ],
  ],
  [
    'the tables of Poetry',
    `[tool.poetry]
name = "psycopg2"
keywords = ["psycopg2"]
[tool.poetry.dependencies]
python = "^3.9"
psycopg2 = "2.8"
[tool.poetry.group.dev.dependencies]
pytest = "*"
`,
    [
      ['python', 5],
      ['psycopg2', 6],
      ['pytest', 8],
    ],
  ],
  [
    'lists of requirements',
    `[project]
name = "app"
keywords = ["pillow"]
dependencies = [
  "psycopg2>=2.8", 'Pillow[x]>=9 ; python_version < "3.9"',
]
classifiers = ["flask"]
[project.optional-dependencies]
web = ["flask"]
[dependency-groups]
dev = [
  {include-group = "x"},
  "pytest",
]
`,
    [
      ['psycopg2', 5],
      ['pillow', 5],
      ['flask', 9],
      ['pytest', 13],
    ],
  ],
])('%s', (_what, text, expected) => {
  const lines = askingLines(text);
  for (const [name, ...at] of expected)
    expect([name, [...lines].find(([key]) => key === name)?.[1]]).toEqual([name, at]);
});
