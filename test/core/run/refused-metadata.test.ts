// Releases that an installer refuses for what they require: real lines, and what pip and uv were seen to do with them.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { explain } from '../../../packages/core/src/explain/explain.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { type SmallIndex, smallIndex } from '../../support/small-index.ts';

const sha256 = 'b5a1f8f2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e';

const projects: SmallIndex = {
  // Its metadata since 1.6.4; the release before has none of it.
  textract: {
    '1.6.3': { files: ['py3-none-any'], requires: ['six (==1.12.0)'] },
    '1.6.5': {
      files: ['py3-none-any', 'tar.gz'],
      requires: ['six (~=1.12.0)', 'extract-msg (<=0.29.*)'],
      sha256: [sha256, sha256.replace('b', 'c')],
    },
  },
  omegaconf: {
    '2.0.6': { files: ['py3-none-any'], requires: ['PyYAML (>=5.1.*)'] },
    '2.1.0': { files: ['py3-none-any'], requires: ['PyYAML (>=5.1.0)'] },
  },
  pandas: { '0.23.4': { files: ['cp37-cp37m-manylinux1_x86_64'], requires: ['pytz (>=2011k)'] } },
  // The index describes the first file of a release, which need not be the wheel.
  mended: {
    '1.0': { files: ['py3-none-any', 'tar.gz'], requires: ['six (>=1.*)'], metadata: ['six>=1'] },
  },
  boto3: { '1.2.0': { files: ['py2.py3-none-any'], requires: ["botocore>=1.3.0,<1.4.0',"] } },
  extra: { '1.0': { files: ['py3-none-any'], requires: ["six (>=1.*) ; extra == 'never'"] } },
  // As omegaconf 2.0.6, whose eighth later version is the first that goes with the rest of the file.
  far: {
    '1.0': { files: ['py3-none-any'], requires: ['six (>=1.*)'] },
    ...Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`1.${i + 1}`, { files: ['py3-none-any'], requires: ['six>=2'] }]),
    ),
    '1.9': { files: ['py3-none-any'], requires: ['six'] },
  },
  six: { '1.12.0': { files: ['py2.py3-none-any'], requires: [] } },
};

async function checked(text: string, base: string, installer?: 'uv'): Promise<Report> {
  return check({
    resolve: false,
    files: [{ path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base, platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex(projects),
    ...(installer ? { overrides: { installer } } : {}),
  });
}

const hashed = `textract==1.6.5 --hash=sha256:${sha256}`;

const cases: readonly (readonly [
  what: string,
  line: string,
  base: string,
  installer: 'uv' | undefined,
  verdict: string,
  why: string,
  fix: string,
])[] = [
  [
    'pip from 24.1 on passes over it',
    'textract==1.6.5',
    'python:3.12-slim',
    undefined,
    'impossible',
    'pip 25.0.1 refuses its metadata: it cannot read that it requires "extract-msg (<=0.29.*)". The last release that it takes is 1.6.3.',
    'textract 1.6.3 (py3-none-any), or pip install "pip<24.1" first',
  ],
  [
    'with hashes too',
    hashed,
    'python:3.12-slim',
    undefined,
    'impossible',
    'pip 25.0.1 refuses its metadata: it cannot read that it requires "extract-msg (<=0.29.*)". The last release that it takes is 1.6.3.',
    'textract 1.6.3 (py3-none-any), or pip install "pip<24.1" first',
  ],
  ['an older pip takes it', 'textract==1.6.5', 'python:3.11-slim', undefined, 'wheel', '', ''],
  ['uv mends it', 'textract==1.6.5', 'python:3.12-slim', 'uv', 'wheel', '', ''],
  [
    'the next release may be readable',
    'omegaconf==2.0.6',
    'python:3.12-slim',
    undefined,
    'impossible',
    'pip 25.0.1 refuses its metadata: it cannot read that it requires "PyYAML (>=5.1.*)". The next release that it takes is 2.1.0.',
    'omegaconf 2.1.0 (py3-none-any), or pip install "pip<24.1" first',
  ],
  [
    'uv mends not all',
    'pandas==0.23.4',
    'python:3.7-slim',
    'uv',
    'impossible',
    'uv refuses its metadata: it cannot read that it requires "pytz (>=2011k)".',
    '',
  ],
  [
    'an older pip stops at what even it cannot read',
    'boto3==1.2.0',
    'python:3.11-slim',
    undefined,
    'impossible',
    'pip 24.0 refuses its metadata: it cannot read that it requires "botocore>=1.3.0,<1.4.0\',".',
    '',
  ],
  [
    'a line that applies to nothing here counts as well',
    'extra==1.0',
    'python:3.12-slim',
    undefined,
    'impossible',
    'pip 25.0.1 refuses its metadata: it cannot read that it requires "six (>=1.*) ; extra == \'never\'".',
    'python:3.11-slim with extra 1.0, or pip install "pip<24.1" first',
  ],
  [
    'the fix names what the plan names, however far off',
    'far==1.0\nsix==1.12.0',
    'python:3.12-slim',
    undefined,
    'impossible',
    'pip 25.0.1 refuses its metadata: it cannot read that it requires "six (>=1.*)". The next release that it takes is 1.9.',
    'far 1.9 (py3-none-any), or pip install "pip<24.1" first',
  ],
  ['the wheel itself has the last word', 'mended==1.0', 'python:3.12-slim', undefined, 'wheel', '', ''],
];

describe('a release that requires what cannot be read', () => {
  it.each(cases)('%s: %s on %s', async (_, line, base, installer, verdict, why, fix) => {
    const [result] = (await checked(`${line}\n`, base, installer)).packages[0]?.results ?? [];
    expect(result).toMatchObject({ verdict, why });
    if (verdict === 'impossible') {
      expect(result).toMatchObject({ reason: 'metadata', statements: [{ rule: 'WC102' }], file: null });
      expect(result?.rejected[0]?.reason).toBe('metadata');
      expect(result?.fix).toBe(fix);
    }
  });

  // Seen with pip 26.3 and 24.0, `--no-deps -r` as pipenv calls it.
  it.each([
    ['python:3.12-slim', 'impossible', 'metadata'],
    ['python:3.11-slim', 'wheel', null],
  ])('is refused from a Pipfile.lock too, by the pip of %s: %s', async (base, verdict, reason) => {
    const asked: string[] = [];
    const { packages } = await check({
      files: [
        {
          path: 'Pipfile.lock',
          text: JSON.stringify({
            _meta: { hash: { sha256: '0' }, 'pipfile-spec': 6, requires: {}, sources: [] },
            default: { textract: { hashes: [`sha256:${sha256}`], version: '==1.6.5' } },
            develop: {},
          }),
          sibling: () => Promise.resolve(undefined),
        },
      ],
      targets: [{ base, platform: 'linux/amd64' }],
      selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
      index: smallIndex(projects, asked),
    });
    expect(packages[0]?.results[0]).toMatchObject({ verdict, reason });
    // A lock's pins cost no question for metadata: what the index said of the release is read.
    if (verdict === 'wheel') expect(asked).toEqual(['release textract 1.6.5']);
  });

  // Seen with pip 26.3: `pip install -r pylock.toml` looks at what the wheel requires, and uv 0.13.9 does not.
  it.each<[what: string, head: string, file: string, installer: 'uv' | undefined, verdict: string, isAsked: boolean]>([
    ['nobody says since when', 'test', '', undefined, 'impossible', true],
    [
      'from before the public index read it',
      'test',
      ', upload-time = 2022-03-16T00:00:00Z',
      undefined,
      'impossible',
      true,
    ],
    [
      'newer than that, which is not asked for',
      'test',
      ', upload-time = 2025-03-16T00:00:00Z',
      undefined,
      'wheel',
      false,
    ],
    ['locked by pip itself, which would have refused it', 'pip', '', undefined, 'wheel', false],
    ['uv installs what the lock holds', 'test', '', 'uv', 'wheel', false],
  ])('is refused from a pylock.toml too: %s', async (_, creator, more, installer, verdict, isAsked) => {
    const asked: string[] = [];
    const raw = 'textract-1.6.5-py3-none-any.whl';
    const { packages } = await check({
      files: [
        {
          path: 'pylock.toml',
          text: `lock-version = "1.0"
created-by = "${creator}"
[[packages]]
name = "textract"
version = "1.6.5"
wheels = [{ name = "${raw}", url = "https://files.example/${raw}", hashes = { sha256 = "${sha256}" }${more} }]
`,
          sibling: () => Promise.resolve(undefined),
        },
      ],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64', pip: '26.3' }],
      selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
      index: smallIndex(projects, asked),
      ...(installer ? { overrides: { installer } } : {}),
    });
    expect(packages[0]?.results[0]?.verdict).toBe(verdict);
    expect(asked.includes(`requires ${raw}`)).toBe(isAsked);
  });

  it('is read by an older pip, which fetches what it asks for', async () => {
    const { diagnostics } = await checked('textract==1.6.5\n', 'python:3.11-slim');
    expect(diagnostics.find(({ rule }) => rule === 'WC202')?.unjudged).toEqual(['six', 'extract-msg']);
  });

  it('is explained file by file', async () => {
    const { targets } = await explain({
      name: 'textract',
      version: '1.6.5',
      files: [],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
      index: smallIndex(projects),
    });
    expect(targets[0]?.files.map(({ filename, state, reason }) => [filename, state, reason])).toEqual([
      ['textract-1.6.5-py3-none-any.whl', 'refused', 'metadata'],
      ['textract-1.6.5.tar.gz', 'refused', 'metadata'],
    ]);
  });
});
