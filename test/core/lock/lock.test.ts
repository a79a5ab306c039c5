// What was resolved, written as pylock.toml and as constraints, and read back.

import { describe, expect, it } from 'vitest';
import { check, type CheckInput } from '../../../packages/core/src/check.ts';
import { constraintsText } from '../../../packages/core/src/lock/constraints-text.ts';
import type { InputFile } from '../../../packages/core/src/manifest/input-file.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { type SmallIndex, smallIndex } from '../../support/small-index.ts';

const pure = ['py3-none-any', 'tar.gz'];
const sums = (digit: string): readonly string[] => [digit.repeat(64), `${digit.repeat(63)}f`];
const world: SmallIndex = {
  web: { '2.0': { files: pure, metadata: ['tool', 'fast'], sha256: sums('1'), size: 7 } },
  tool: {
    '3.0': { files: pure, metadata: [], requiresPython: '>=3.12', sha256: sums('2') },
    '2.0': { files: pure, metadata: [], sha256: sums('3') },
  },
  fast: {
    '2.0': { files: ['tar.gz'], requires: [], sha256: sums('4') },
    '1.0': { files: ['cp312-cp312-manylinux_2_17_x86_64'], metadata: [], sha256: sums('5') },
  },
  closed: { '1.0': { files: ['py3-none-any'] } },
  bare: { '1.0': { files: pure, metadata: [] } },
};

interface Written {
  readonly report: Report;
  readonly lock: string;
  readonly problem: string;
}

async function written(
  path: string,
  text: string,
  more: Partial<CheckInput> = {},
  pythons = ['3.12'],
): Promise<Written> {
  const file: InputFile = { path, text, sibling: async () => undefined };
  let [lock, problem] = ['', ''];
  const report = await check({
    files: [file],
    targets: pythons.map((python) => ({ platform: 'linux/amd64', python, libc: 'glibc-2.36' })),
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex(world),
    onLock: (made) => void ([lock, problem] = made.ok ? [made.value, ''] : ['', made.problem]),
    ...more,
  });
  return { report, lock, problem };
}

const verdicts = ({ packages }: Report): readonly string[] =>
  packages.map(({ name, version, results }) =>
    [name, version, ...results.flatMap(({ verdict, reason, file }) => [verdict, reason, file?.filename])].join(' '),
  );

describe('pylock.toml of what was resolved', () => {
  it('says that what its packages need is left out, where it is', async () => {
    const { lock } = await written('requirements.txt', 'web\n', { overrides: { withoutRequirements: true } });
    expect(lock.split('\n')[0]).toMatch(/^# Made with --no-deps, /);
    expect(lock).not.toContain('name = "tool"');
    const { report } = await written('pylock.toml', lock, { overrides: { withoutRequirements: true } });
    expect(verdicts(report)).toEqual(['web 2.0 wheel  web-2.0-py3-none-any.whl']);
  });

  it('holds every file of each version, with hash and size', async () => {
    const { lock } = await written('requirements.txt', 'web\n', { resolve: { preferBinary: true } });
    expect(lock).toBe(`lock-version = "1.0"
environments = ["python_version == \\"3.12\\" and sys_platform == \\"linux\\" and platform_machine == \\"x86_64\\" and implementation_name == \\"cpython\\""]
created-by = "wheelcheck"

[[packages]]
name = "fast"
version = "1.0"
wheels = [
    {name = "fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl", url = "https://files.example/fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl", hashes = {sha256 = "${sums('5')[0]}"}},
]

[[packages]]
name = "tool"
version = "3.0"
sdist = {name = "tool-3.0.tar.gz", url = "https://files.example/tool-3.0.tar.gz", hashes = {sha256 = "${sums('2')[1]}"}}
wheels = [
    {name = "tool-3.0-py3-none-any.whl", url = "https://files.example/tool-3.0-py3-none-any.whl", hashes = {sha256 = "${sums('2')[0]}"}},
]

[[packages]]
name = "web"
version = "2.0"
sdist = {name = "web-2.0.tar.gz", url = "https://files.example/web-2.0.tar.gz", size = 7, hashes = {sha256 = "${sums('1')[1]}"}}
wheels = [
    {name = "web-2.0-py3-none-any.whl", url = "https://files.example/web-2.0-py3-none-any.whl", size = 7, hashes = {sha256 = "${sums('1')[0]}"}},
]
`);
  });

  it.each([[['3.12']], [['3.12', '3.11']]])('gives the same verdicts read back, on Python %s', async (pythons) => {
    const { report, lock } = await written('requirements.txt', 'web\n', {}, pythons);
    const back = await written('pylock.toml', lock, {}, pythons);
    const decided = (from: Report): readonly string[] =>
      verdicts(from).map((row) => row.replaceAll(/ (?:other-version|not-needed|marker)/g, ''));
    expect(decided(back.report)).toEqual(decided(report));
    expect(report.packages.length).toBeGreaterThan(2);
  });

  it.each([
    ['bare\n', 'bare 1.0 has no file with a hash on the index'],
    ['web<1\n', 'the search for versions that fit together found none'],
    ['web==9\n', '1 package cannot be installed or could not be decided (web)'],
    [
      'web @ https://files.example/web-2.0-py3-none-any.whl\n',
      'web 2.0 stands at an address, and its hash is not known: put #sha256=… behind it',
    ],
  ])('is not written of %j', async (text, problem) => {
    expect((await written('requirements.txt', text)).problem).toBe(problem);
  });

  /** pip 26.3, uv 0.13.9 and packaging.pylock take what the lock names: they would install the wheel of web. */
  it.each([
    [`tool==2.0 --hash=sha256:${sums('3')[1]}\n`, ['tool-2.0.tar.gz']],
    [
      `tool==2.0 --hash=sha256:${sums('3').join(' --hash=sha256:')}\n`,
      ['tool-2.0.tar.gz', 'tool-2.0-py3-none-any.whl'],
    ],
    ['--no-binary tool\ntool==2.0\n', ['tool-2.0.tar.gz']],
    ['--only-binary :all:\ntool==2.0\n', ['tool-2.0-py3-none-any.whl']],
    ['tool==2.0\n', ['tool-2.0.tar.gz', 'tool-2.0-py3-none-any.whl']],
  ])('names of %j only files that it allows: no installer of a lock knows its options', async (text, files) => {
    const { lock } = await written('requirements.txt', text);
    expect([...lock.matchAll(/ = "([^"]*\.(?:whl|gz))", url/g)].map(([, name]) => name)).toEqual(files);
  });

  it.each([
    ['#sha256=', '', ''],
    ['#egg=web&subdirectory=in/it&sha256=', '', ', subdirectory = "in/it"'],
    ['', ' --hash=sha256:', ''],
  ])('has what stands at an address as an archive, with %j and %j before its hash', async (fragment, option, more) => {
    const url = 'https://files.example/web-2.0-py3-none-any.whl';
    const hash = sums('1')[0];
    const [behind, beside] = [fragment && fragment + hash, option && option + hash];
    const { lock, problem } = await written('requirements.txt', `web @ ${url}${behind}${beside}\n`, {
      index: smallIndex({ web: { '2.0': { files: pure, metadata: [], sha256: sums('1') } } }),
    });
    expect([lock.split('\n').at(-2), problem]).toEqual([
      `archive = {url = "${url}", hashes = {sha256 = "${hash}"}${more}}`,
      '',
    ]);
  });

  it('has no hash that pip does not know, or that is not strong: the JSON API gives three', async () => {
    const index = smallIndex(world);
    const talkative: typeof index = {
      ...index,
      async release(...asked) {
        const answer = await index.release(...asked);
        if (!answer.found) return answer;
        const files = answer.files.map((file) => ({
          ...file,
          hashes: { md5: 'aa', ...file.hashes, blake2b_256: 'bb' },
        }));
        return { ...answer, files };
      },
    };
    const { lock } = await written('requirements.txt', 'tool==3.0\n', { index: talkative });
    expect(lock.match(/hashes = .*/g)).toEqual(
      [1, 0].map((position) => `hashes = {sha256 = "${sums('2')[position]}"}}${position === 0 ? ',' : ''}`),
    );
  });

  it('is not written where nobody knows what a package brings, and the constraints do not say that it is nothing', async () => {
    const { report, lock, problem } = await written('requirements.txt', 'closed\n');
    expect([lock, problem]).toEqual(['', 'what 1 package would bring is not known (closed)']);
    expect(constraintsText(report)).toEqual({
      ok: true,
      value:
        '# With these, nothing that was judged is compiled on cp312-glibc2.36 linux/amd64 (wheelcheck).\nclosed==1.0\n',
    });
  });

  it('is not written of two installations, and what to name instead is said', async () => {
    const besides: CheckInput['beside'] = [
      {
        files: [{ path: 'other.txt', text: 'bare\n', sibling: async () => undefined }],
        targets: [{ platform: 'linux/amd64', python: '3.12', libc: 'glibc-2.36' }],
        index: smallIndex(world),
      },
    ];
    expect((await written('requirements.txt', 'web\n', { beside: besides })).problem).toBe(
      'several commands install by themselves, and a lock is of one: name what that one installs, with --base for its image',
    );
  });
});

describe('constraints that leave nothing to build', () => {
  it.each([
    ['web\n', 'fast==1.0\ntool==3.0\nweb==2.0\n'],
    ['web\nfast==1.0\n', 'tool==3.0\nweb==2.0\n'],
    ['web\nfast==2.0\n', 'requirements.txt:2 pins fast itself: change it there to 1.0'],
    ['web<1\n', 'not everything could be decided on cp312-glibc2.36 linux/amd64'],
  ])('%j', async (text, expected) => {
    const made = constraintsText((await written('requirements.txt', text)).report);
    expect(made.ok ? made.value.replace(/^#.*\n/, '') : made.problem).toBe(expected);
  });

  it('are one for all targets, or none', async () => {
    const { report } = await written('requirements.txt', 'tool\n', {}, ['3.12', '3.11']);
    expect(constraintsText(report)).toEqual({
      ok: false,
      problem: 'tool would have one version on one target and another elsewhere',
    });
  });
});
