// What each installer makes of the same thing in each kind of file that it reads: a repeat, a contradiction, what is missing.

import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../packages/core/src/error.ts';
import { check } from '../../packages/core/src/check.ts';
import { type FormatName, formatTraits } from '../../packages/core/src/manifest/format-traits.ts';
import type { InstallerName } from '../../packages/core/src/manifest/installer-traits.ts';
import type { Report } from '../../packages/core/src/report/report.ts';
import { smallIndex } from '../support/small-index.ts';

const index = smallIndex({
  cffi: {
    '1.14.5': { files: ['py3-none-any'], requires: ['pycparser'] },
    '1.15.1': { files: ['py3-none-any'], requires: ['pycparser'] },
  },
  old: { '1.0': { files: ['py3-none-any'], requires: [], requiresPython: '>=3.8,<3.10' } },
  pycparser: { '2.20': { files: ['py3-none-any'], requires: [] } },
  weasyprint: { '1.0': { files: ['py3-none-any'], requires: ['cffi>=1.15'] } },
});

interface Row {
  readonly name: string;
  readonly version: string;
  /** Its Requires-Python, where the format keeps it; the index has it too. */
  readonly python?: string;
}

/** The same packages as each format writes them. */
const written: Readonly<Record<FormatName, (rows: readonly Row[]) => string>> = {
  'requirements.txt': (rows) => rows.map(({ name, version }) => `${name}==${version}\n`).join(''),
  'pylock.toml': (rows) =>
    `lock-version = "1.0"\ncreated-by = "hand"\n${rows.map(({ name, version, python }) => `[[packages]]\nname = "${name}"\nversion = "${version}"\n${python ? `requires-python = "${python}"\n` : ''}wheels = [{ name = "${name}-${version}-py3-none-any.whl", url = "https://files.example/w.whl", hashes = { sha256 = "00" } }]\n`).join('')}`,
  'uv.lock': (rows) =>
    `version = 1\nrequires-python = ">=3.8"\n[[package]]\nname = "shop"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [${rows.map(({ name, version }) => `{ name = "${name}", version = "${version}", source = { registry = "https://index.example/simple" } }`).join(', ')}]\n${rows.map(({ name, version }) => `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "https://index.example/simple" }\nwheels = [{ url = "https://files.example/${name}-${version}-py3-none-any.whl", hash = "sha256:00" }]\n`).join('')}`,
  'poetry.lock': (rows) =>
    `${rows.map(({ name, version, python = '*' }) => `[[package]]\nname = "${name}"\nversion = "${version}"\ngroups = ["main"]\noptional = false\npython-versions = "${python}"\nfiles = [{ file = "${name}-${version}-py3-none-any.whl", hash = "sha256:00" }]\n`).join('')}[metadata]\nlock-version = "2.1"\npython-versions = "*"\ncontent-hash = "0"\n`,
  'pdm.lock': (rows) =>
    `[metadata]\nlock_version = "4.5.0"\nstrategy = ["inherit_metadata"]\ngroups = ["default"]\n${rows.map(({ name, version, python = '' }) => `[[package]]\nname = "${name}"\nversion = "${version}"\nrequires_python = "${python}"\ngroups = ["default"]\nfiles = [{ file = "${name}-${version}-py3-none-any.whl", hash = "sha256:00" }]\n`).join('')}`,
  'Pipfile.lock': (rows) =>
    JSON.stringify({
      _meta: { 'pipfile-spec': 6, sources: [{ name: 'main', url: 'https://index.example/simple', verify_ssl: true }] },
      default: Object.fromEntries(rows.map(({ name, version }) => [name, { version: `==${version}` }])),
    }),
  'pyproject.toml': (rows) => `[project]\nname = "shop"\nversion = "1"\ndependencies = ${JSON.stringify(pins(rows))}\n`,
  'setup.cfg': () => '[metadata]\nname = shop\n',
  'setup.py': (rows) =>
    `from setuptools import setup\nsetup(name="shop", version="1", install_requires=${JSON.stringify(pins(rows))})\n`,
  'environment.yml': (rows) =>
    `dependencies:\n  - pip:\n${pins(rows)
      .map((pin) => `    - ${pin}\n`)
      .join('')}`,
};

function pins(rows: readonly Row[]): readonly string[] {
  return rows.map(({ name, version }) => `${name}==${version}`);
}

const repeat: readonly Row[] = [
  { name: 'cffi', version: '1.15.1' },
  { name: 'cffi', version: '1.15.1' },
];
const contradiction: readonly Row[] = [
  { name: 'cffi', version: '1.14.5' },
  { name: 'cffi', version: '1.15.1' },
];
const bounded: readonly Row[] = [{ name: 'old', version: '1.0', python: '>=3.8,<3.10' }];
const missing: readonly Row[] = [{ name: 'cffi', version: '1.15.1' }];

const refused = 'impossible conflict, impossible conflict';
const outside = 'impossible requires-python';

/**
 * requirements.txt and pylock.toml as pip 26.3 and uv 0.13.9 take them; the other locks were solved by those that install them,
 * which never write the same package twice. A JSON object has one of a name. The upper bound of a Requires-Python counts for uv
 * where a pylock.toml repeats it, and nowhere else.
 */
const cases: Readonly<
  Record<
    FormatName,
    readonly (readonly [
      installer: InstallerName,
      repeat: string,
      contradiction: string,
      missing: boolean,
      bound: string,
    ])[]
  >
> = {
  'requirements.txt': [
    ['pip', 'wheel', refused, true, outside],
    ['uv', 'wheel', refused, true, 'wheel'],
  ],
  'pylock.toml': [
    ['pip', refused, refused, false, outside],
    ['uv', refused, refused, false, outside],
  ],
  'uv.lock': [['uv', 'file-broken', 'wheel, wheel', false, 'wheel']],
  'poetry.lock': [['poetry', 'wheel, wheel', 'wheel, wheel', false, outside]],
  'pdm.lock': [['pdm', 'wheel', 'skipped repeated, wheel', false, outside]],
  'Pipfile.lock': [['pipenv', 'wheel', 'wheel', false, outside]],
  'pyproject.toml': [
    ['pip', 'wheel', refused, true, outside],
    ['uv', 'wheel', refused, true, 'wheel'],
  ],
  // Without a setup.py beside it no installer takes it for a project
  'setup.cfg': [
    ['pip', '', '', false, ''],
    ['uv', '', '', false, ''],
  ],
  'setup.py': [
    ['pip', 'wheel', refused, true, outside],
    ['uv', 'wheel', refused, true, 'wheel'],
  ],
  'environment.yml': [['pip', 'wheel', refused, true, outside]],
};

async function reportOf(format: FormatName, installer: InstallerName, rows: readonly Row[]): Promise<Report> {
  return checked([[format, written[format](rows)]], formatTraits[format].installers.length > 1 ? installer : undefined);
}

async function checked(
  files: readonly (readonly [path: string, text: string])[],
  installer: InstallerName | undefined,
): Promise<Report> {
  return check({
    resolve: false,
    files: files.map(([path, text]) => ({ path, text, sibling: async () => undefined })),
    targets: [{ python: '3.12', libc: 'glibc-2.36', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index,
    ...(installer ? { overrides: { installer } } : {}),
  });
}

async function outcome(format: FormatName, installer: InstallerName, rows: readonly Row[]): Promise<string> {
  const judged = await reportOf(format, installer, rows).catch((error: unknown) => {
    if (error instanceof WheelcheckError) return error.code;
    throw error;
  });
  if (typeof judged === 'string') return judged;
  const { packages } = judged;
  return packages
    .filter(({ name }) => rows.some((row) => row.name === name))
    .map(({ results: [result] }) => [result?.verdict, result?.reason].filter(Boolean).join(' '))
    .join(', ');
}

const rows = Object.entries(cases).flatMap(([format, all]) =>
  all.map((row) => [format as FormatName, ...row] as const),
);

describe.each(rows)('%s with %s', (format, installer, repeated, contradicting, isMissed, beyond) => {
  it('a repeat', async () => {
    expect(await outcome(format, installer, repeat)).toBe(repeated);
  });

  it('a contradiction', async () => {
    expect(await outcome(format, installer, contradiction)).toBe(contradicting);
  });

  it('a Python above what is required', async () => {
    expect(await outcome(format, installer, bounded)).toBe(beyond);
  });

  it('a missing dependency', async () => {
    const { diagnostics } = await reportOf(format, installer, missing);
    expect(
      diagnostics
        .filter(({ rule, message }) => rule === 'WC202' && message.includes('not in the file'))
        .map(({ message }) => message),
    ).toEqual(isMissed ? ['1 package that these need is not in the file and was not judged: pycparser (by cffi)'] : []);
  });
});

describe.each(['pip', 'uv'] as const)('requirements files with %s', (installer) => {
  const impossible = (report: Report): readonly string[] =>
    report.packages.map(({ name, version, results: [result] }) => `${name} ${version}: ${result?.why}`);
  const why = `Its requirements contradict one another: ${installer} installs nothing.`;

  it.each<readonly [what: string, files: readonly (readonly [string, string])[]]>([
    [
      'two files that contradict one another',
      [
        ['a.txt', 'cffi==1.14.5\n'],
        ['b.txt', 'cffi==1.15.1\n'],
      ],
    ],
    [
      'two markers that both hold',
      [['a.txt', 'cffi==1.14.5; python_version > "3"\ncffi==1.15.1; sys_platform == "linux"\n']],
    ],
  ])('%s', async (_, files) => {
    expect(impossible(await checked(files, installer))).toEqual([`cffi 1.14.5: ${why}`, `cffi 1.15.1: ${why}`]);
  });

  it('a requirement that another one refuses', async () => {
    const { diagnostics } = await checked([['a.txt', 'weasyprint==1.0\ncffi==1.14.5\npycparser==2.20\n']], installer);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `${installer} may find no solution: weasyprint 1.0 needs cffi >=1.15, and the file pins 1.14.5`,
    ]);
  });

  it('one requirement with a hash and one without: pip refuses the file, uv looks at the one', async () => {
    const text = `cffi==1.15.1 --hash=sha256:${'0'.repeat(64)}\npycparser==2.20\n`;
    const { diagnostics } = await checked([['a.txt', text]], installer);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(installer === 'pip' ? ['WC111'] : []);
  });

  it('a hashed requirement whose dependency is missing: pip stops, uv fetches it', async () => {
    const text = `cffi==1.15.1 --hash=sha256:${'0'.repeat(64)}\n`;
    const { diagnostics } = await checked([['a.txt', text]], installer);
    expect(diagnostics.map(({ rule }) => rule)).toEqual([installer === 'pip' ? 'WC111' : 'WC202']);
  });
});

describe('the table', () => {
  it('has every installer of every format', () => {
    expect(rows.map(([format, installer]) => `${format} ${installer}`).toSorted()).toEqual(
      Object.entries(formatTraits)
        .flatMap(([format, { installers }]) => installers.map((installer) => `${format} ${installer}`))
        .toSorted(),
    );
  });
});
