import { describe, expect, it } from 'vitest';
import { objectionWords } from '../../../packages/core/src/report/objection-words.ts';
import { planDoubt } from '../../../packages/core/src/report/plan-words.ts';
import type { WayOut } from '../../../packages/core/src/advise/advice.ts';
import { formatTag } from '../../../packages/core/src/packaging/tag.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { adviceFor } from '../../support/advice-for.ts';
import { silentIndex, smallIndex, type SmallIndex, type SmallRelease } from '../../support/small-index.ts';

/** By its sdist alone. */
const lockedSpam = `[[package]]
name = "spam"
version = "2.0"
description = ""
optional = false
python-versions = "*"
groups = ["main"]
files = [{file = "spam-2.0.tar.gz", hash = "sha256:00"}]

[metadata]
lock-version = "2.1"
python-versions = "*"
content-hash = "00"
`;

const alpine: TargetRequest = { base: 'python:3.12-alpine', platform: 'linux/amd64' };
const musl = 'cp312-cp312-musllinux_1_2_x86_64';
const glibc = 'cp312-cp312-manylinux_2_17_x86_64';

const sdist: SmallRelease = { files: ['tar.gz', glibc], requires: [] };
/** From before the target's Python, as its wheels tell. */
const olderThanPython: SmallRelease = { files: ['py3-none-any', 'cp311-cp311-manylinux_2_17_x86_64'], requires: [] };
const fits: SmallRelease = { files: ['tar.gz', musl], requires: [] };

/** The way out for the first package of a requirements file. */
async function wayOf(
  text: string,
  index: SmallIndex,
  more: { readonly beside?: Readonly<Record<string, string>>; readonly request?: TargetRequest } = {},
): Promise<WayOut | undefined> {
  const { ways } = await adviceFor({ text, index: smallIndex(index), request: alpine, ...more });
  return [...ways.values()][0];
}

function line({ later, earlier, excluded, excludedEarlier, unchecked, never }: WayOut): string {
  return [
    later ? `later ${later.version}` : '',
    earlier ? `earlier ${earlier.version}` : '',
    excluded ? `not ${excluded.version}: ${objectionWords(excluded.why)}` : '',
    excludedEarlier ? `nor ${excludedEarlier.version}: ${objectionWords(excludedEarlier.why)}` : '',
    ...unchecked.map((doubt) => `(${planDoubt(doubt)})`),
    never ? 'never' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

describe('other versions', () => {
  it.each<[what: string, releases: Readonly<Record<string, SmallRelease>>, expected: string]>([
    [
      'the nearest on both sides',
      { '1.8': fits, '1.9': fits, '2.0': sdist, '2.1': sdist, '2.2': fits, '3.0': fits },
      'later 2.2, earlier 1.9',
    ],
    ['PEP 440 order, not that of text', { '2.0': sdist, '2.10': fits, '2.9': fits }, 'later 2.9'],
    ['post-releases are final', { '2.0': sdist, '2.0.post1': fits }, 'later 2.0.post1'],
    ['only an earlier one', { '1.9': fits, '2.0': sdist, '2.1': sdist }, 'earlier 1.9'],
    ['no yanked one', { '2.0': sdist, '2.1': { ...fits, yanked: true }, '2.2': fits }, 'later 2.2'],
    ['a yanked one alone is not `never`', { '2.0': sdist, '2.1': { ...fits, yanked: true } }, ''],
    ['no pre-release or dev release', { '2.0': sdist, '2.1rc1': fits, '2.1.dev3': fits, '2.2': fits }, 'later 2.2'],
    [
      'Requires-Python of the file counts',
      { '2.0': sdist, '2.1': { ...fits, requiresPython: '>=3.13' }, '2.2': fits },
      'later 2.2',
    ],
    ['none ever', { '1.0': sdist, '2.0': sdist, '2.1': sdist }, 'never'],
    ['pre-releases alone are `never`: none is final', { '2.0': sdist, '3.0b1': fits }, 'never'],
    [
      'a wheel for any platform is one',
      { '2.0': sdist, '2.1': { files: ['py3-none-any'], requires: [] } },
      'later 2.1',
    ],
    [
      'what knows this Python before what fits by its pure wheel alone: SQLAlchemy 2.0.0 on 3.13',
      { '2.0': sdist, '3.0': olderThanPython, '3.1': olderThanPython, '3.2': fits, '4.0': fits },
      'later 3.2',
    ],
    [
      'of those that fit by their pure wheel alone the newest of a major version',
      { '2.0': sdist, '3.0': olderThanPython, '3.1': olderThanPython, '4.0': fits },
      'later 3.1',
    ],
    [
      'wheels for this Python on another platform show that it is known',
      { '2.0': sdist, '3.0': { files: ['py3-none-any', glibc], requires: [] }, '3.1': olderThanPython },
      'later 3.0',
    ],
    [
      'so do wheels for the stable ABI',
      { '2.0': sdist, '3.0': { files: ['py3-none-any', 'cp37-abi3-win_amd64'], requires: [] }, '3.1': fits },
      'later 3.0',
    ],
    [
      'wheels for Python 2 tell nothing',
      { '2.0': sdist, '3.0': { files: ['py2.py3-none-any', 'cp27-cp27m-win32'], requires: [] }, '3.1': fits },
      'later 3.0',
    ],
    ['an sdist alone is none', { '2.0': sdist, '2.1': { files: ['tar.gz'], requires: [] } }, 'never'],
  ])('%s', async (_, spam, expected) => {
    const way = await wayOf('spam==2.0\n', { spam });
    expect(way && line(way)).toBe(expected);
    expect(way?.known).toBe(true);
  });

  it('names what the plan names, however far off', async () => {
    const refused: SmallRelease = { ...fits, requires: ['ham>=2'] };
    const later = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`2.${i + 1}`, refused]));
    const way = await wayOf('spam==2.0\nham==1.0\n', {
      spam: { '1.9': fits, '2.0': sdist, ...later, '2.9': fits },
      ham: { '1.0': fits },
    });
    expect(way && line(way)).toBe('later 2.9, earlier 1.9, not 2.1: it needs ham >=2, and requirements.txt pins 1.0');
  });

  it('passes over what another package refuses, however much that is: torch 1.4.0 for torchvision 0.5.0', async () => {
    const earlier = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`1.${i}`, fits]));
    const way = await wayOf('spam==2.0\nham==1.0\neggs==1.0\n', {
      spam: { ...earlier, '2.0': sdist },
      ham: { '1.0': { ...fits, requires: ['spam==1.0'] } },
      eggs: { '1.0': { files: ['tar.gz'], requires: [] } },
    });
    expect(way && line(way)).toBe('earlier 1.0, nor 1.8: ham 1.0 needs spam ==1.0');
  });

  it('says what is known to be in the way, however much was asked before', async () => {
    const refused = Object.fromEntries(
      Array.from({ length: 160 }, (_, i) => [`1.${i + 1}`, { ...fits, requires: ['ham>=2'] }] as const),
    );
    const index = {
      spam: { '1.9': fits, '2.0': sdist, '2.1': fits },
      ham: { '1.0': { ...fits, requires: ['spam!=2.1'] } },
      eggs: { '1.0': sdist, ...refused },
    };
    const { ways, isCut } = await adviceFor({
      text: 'eggs==1.0\nspam==2.0\nham==1.0\n',
      index: smallIndex(index),
      request: alpine,
    });
    expect(isCut).toBe(true);
    expect([...ways.values()].map(line)).toEqual([
      'not 1.1: it needs ham >=2, and requirements.txt pins 1.0',
      'not 2.1: ham 1.0 needs spam !=2.1, nor 1.9: the search for ways out ended before it asked what that needs',
    ]);
  });

  it('names what must change with it where no plan does', async () => {
    const way = await wayOf('spam==2.0\nham==1.0\neggs==1.0\n', {
      spam: { '2.0': sdist, '2.1': fits },
      ham: { '1.0': { ...sdist, requires: ['spam==2.0'] }, '1.1': { ...fits, requires: ['spam==2.1'] } },
      eggs: { '1.0': { files: ['tar.gz'], requires: [] } },
    });
    expect(way && line(way)).toBe('later 2.1');
    expect(way?.along.moves).toEqual([{ name: 'ham', version: '1.1' }]);
  });

  it('offers pre-releases where the pin is one', async () => {
    const way = await wayOf('spam==2.0rc1\n', { spam: { '2.0rc1': sdist, '2.0rc2': fits, '2.0': sdist } });
    expect(way && line(way)).toBe('later 2.0rc2');
  });

  it.each([
    // six 1.17.0 and python-stdnum 1.9: py3-none-any is what fits, py2-none-any stands first.
    ['py2.py3-none-any', 'py3-none-any'],
    // PySide6 6.3 has the like.
    ['cp310.cp311.cp312-abi3-musllinux_1_1_x86_64', 'cp312-abi3-musllinux_1_1_x86_64'],
    ['py3-none-manylinux_2_12_x86_64.manylinux2010_x86_64.musllinux_1_1_x86_64', 'py3-none-musllinux_1_1_x86_64'],
  ])('names the tag by which the wheel fits, not the first of %s', async (set, tag) => {
    const way = await wayOf('spam==2.0\n', { spam: { '2.0': sdist, '2.1': { files: [set] } } });
    expect(way?.later?.tag && formatTag(way.later.tag)).toBe(tag);
  });

  it('obeys --no-binary, and does not say `never` for it', async () => {
    const way = await wayOf('--no-binary spam\nspam==2.0\n', { spam: { '2.0': fits, '2.1': fits } });
    expect(way && line(way)).toBe('');
  });

  it('does not know where the index does not answer', async () => {
    const { ways, plans } = await adviceFor({
      path: 'poetry.lock',
      text: lockedSpam,
      index: silentIndex,
      request: alpine,
    });
    expect([...ways.values()]).toMatchObject([{ known: false, later: null, earlier: null, never: false }]);
    expect(plans).toEqual([]);
  });
});

describe('what excludes a version', () => {
  const spam = { '2.0': sdist, '2.1': fits, '3.0': fits };

  it.each<[what: string, text: string, index: SmallIndex, expected: string, beside?: Readonly<Record<string, string>>]>(
    [
      [
        'another locked package',
        'spam==2.0\neggs==1.0\n',
        { spam, eggs: { '1.0': { files: ['py3-none-any'], requires: ['spam<2.1'] } } },
        'not 2.1: eggs 1.0 needs spam <2.1',
      ],
      [
        'another locked package, for one version alone',
        'spam==2.0\neggs==1.0\n',
        { spam, eggs: { '1.0': { files: ['py3-none-any'], requires: ['spam!=2.1'] } } },
        'later 3.0, not 2.1: eggs 1.0 needs spam !=2.1',
      ],
      [
        'not under a marker that does not hold here',
        'spam==2.0\neggs==1.0\n',
        { spam, eggs: { '1.0': { files: ['py3-none-any'], requires: ['spam<2.1; python_version < "3.12"'] } } },
        'later 2.1',
      ],
      [
        'under an extra that is asked for',
        'spam==2.0\neggs[more]==1.0\n',
        { spam, eggs: { '1.0': { files: ['py3-none-any'], requires: ['spam<2.1; extra == "more"'] } } },
        'not 2.1: eggs 1.0 needs spam <2.1',
      ],
      [
        'not another package whose needs nobody knows',
        'spam==2.0\neggs==1.0\n',
        { spam, eggs: { '1.0': { files: ['py3-none-any'] } } },
        'later 2.1, (not checked against eggs 1.0, whose needs are not known)',
      ],
      [
        'several of these',
        'spam==2.0\neggs==1.0\nham==1.0\nbacon==1.0\n',
        {
          spam,
          eggs: { '1.0': { files: ['py3-none-any'] } },
          ham: { '1.0': { files: ['py3-none-any'] } },
          bacon: { '1.0': { files: ['py3-none-any'] } },
        },
        'later 2.1, (not checked against eggs 1.0 and 2 others, whose needs are not known)',
      ],
      [
        'what is known, whatever is not known besides',
        'spam==2.0\neggs==1.0\nham==1.0\n',
        {
          spam,
          eggs: { '1.0': { files: ['py3-none-any'] } },
          ham: { '1.0': { files: ['py3-none-any'], requires: ['spam<2.1'] } },
        },
        'not 2.1: ham 1.0 needs spam <2.1',
      ],
      [
        'earlier ones as well',
        'spam==2.0\neggs==1.0\n',
        {
          spam: { '1.8': fits, '1.9': fits, '2.0': sdist },
          eggs: { '1.0': { files: ['py3-none-any'], requires: ['spam!=1.9'] } },
        },
        'earlier 1.8, nor 1.9: eggs 1.0 needs spam !=1.9',
      ],
      [
        'its own needs against another pin',
        'spam==2.0\neggs==1.0\n',
        {
          spam: { '2.0': sdist, '2.1': { ...fits, requires: ['eggs>=2'] }, '2.2': fits },
          eggs: { '1.0': { files: ['py3-none-any'], requires: [] } },
        },
        'later 2.2, not 2.1: it needs eggs >=2, and requirements.txt pins 1.0',
      ],
      [
        'a need that the file does not hold',
        'spam==2.0\n',
        { spam: { '2.0': sdist, '2.1': { ...fits, requires: ['ham'] } } },
        'not 2.1: it needs ham, which requirements.txt does not hold',
      ],
      [
        'not a need that the file lacks already',
        'spam==2.0\n',
        { spam: { '2.0': { ...sdist, requires: ['ham'] }, '2.1': { ...fits, requires: ['ham'] } } },
        'later 2.1',
      ],
      [
        'an extra of another package that was not asked for',
        'spam==2.0\neggs==1.0\n',
        {
          spam: { '2.0': sdist, '2.1': { ...fits, requires: ['eggs[more]'] } },
          eggs: { '1.0': { files: ['py3-none-any'], requires: ['ham; extra == "more"'] } },
        },
        'not 2.1: it needs eggs[more], and requirements.txt may lack what that brings',
      ],
      [
        'not its own needs, where nobody knows them',
        'spam==2.0\n',
        { spam: { '2.0': sdist, '2.1': { files: [musl] } } },
        'later 2.1, (what spam 2.1 needs is not known)',
      ],
      [
        'what a nearer version needs, where nobody knows what this one needs',
        'spam==2.0\n',
        { spam: { '2.0': sdist, '2.1': { ...fits, requires: ['ham'] }, '2.2': { files: [musl] } } },
        'not 2.1: it needs ham, which requirements.txt does not hold',
      ],
      [
        'not what is not known of a release that is not there',
        'spam==2.0\nham==1.0\n',
        { spam, ham: { '1.1': fits } },
        'later 2.1',
      ],
      [
        'not what a nearer version needs, where it is known what this one needs',
        'spam==2.0\n',
        { spam: { '2.0': sdist, '2.1': { ...fits, requires: ['ham'] }, '2.2': fits } },
        'later 2.2, not 2.1: it needs ham, which requirements.txt does not hold',
      ],
      [
        'not what a version on the other side of the pin needs',
        'spam==2.0\n',
        { spam: { '1.9': { files: [musl] }, '2.0': sdist, '2.1': { ...fits, requires: ['ham'] } } },
        'earlier 1.9, not 2.1: it needs ham, which requirements.txt does not hold, (what spam 1.9 needs is not known)',
      ],
      ['another line of the name', 'spam==2.0\nspam<2.1\n', { spam }, 'not 2.1: requirements.txt:2 asks for spam <2.1'],
      [
        'a constraints file',
        '-c c.txt\nspam==2.0\n',
        { spam },
        'not 2.1: c.txt:1 asks for spam !=2.1,<3',
        { 'c.txt': 'spam!=2.1,<3\n' },
      ],
      [
        'not a pin that stands in the constraints file alone',
        '-c c.txt\nspam\n',
        { spam },
        'later 2.1',
        { 'c.txt': 'spam==2.0\n' },
      ],
      [
        'the project beside it',
        'spam==2.0\n',
        { spam },
        'not 2.1: pyproject.toml asks for spam <2.1',
        { 'pyproject.toml': '[project]\nname = "x"\nversion = "1"\ndependencies = ["spam<2.1"]\n' },
      ],
      [
        'not a pyproject.toml that cannot be read',
        'spam==2.0\n',
        { spam },
        'later 2.1',
        { 'pyproject.toml': '[project\n' },
      ],
    ],
  )('%s', async (_, text, index, expected, beside = {}) => {
    const way = await wayOf(text, index, { beside });
    expect(way && line(way)).toBe(expected);
  });
});

describe('other Pythons and images', () => {
  const any: SmallRelease = { files: ['tar.gz', glibc, 'cp313-cp313-musllinux_1_2_x86_64'], requires: [] };

  it('names the variants on which this very version is a wheel', async () => {
    expect((await wayOf('spam==2.0\n', { spam: { '2.0': sdist } }))?.bases).toEqual([
      'python:3.12-slim',
      'python:3.12',
    ]);
  });

  it.each<[what: string, releases: Readonly<Record<string, SmallRelease>>, expected: readonly string[]]>([
    ['this very version on the nearest', { '2.0': any }, ['3.13 python:3.13-alpine 2.0']],
    [
      'another version nearer, this very one farther',
      {
        '2.0': { files: ['tar.gz', 'cp314-cp314-musllinux_1_2_x86_64'], requires: [] },
        '2.1': any,
      },
      ['3.13 python:3.13-alpine 2.1', '3.14 python:3.14-alpine 2.0'],
    ],
    ['none', { '2.0': sdist }, []],
  ])('%s', async (_, spam, expected) => {
    const way = await wayOf('spam==2.0\n', { spam });
    expect(way?.pythons.map(({ python, base, version }) => `${python} ${base} ${version}`)).toEqual(expected);
  });

  it.each<[what: string, endings: readonly string[], expected: readonly string[]]>([
    ['a supported one before a nearer one past support', ['cp39', 'cp312'], ['python:3.12-alpine']],
    ['none past support, whatever wheels it has', ['cp39', 'cp37'], []],
  ])('%s', async (_, endings, expected) => {
    const request: TargetRequest = { base: 'python:3.10-alpine', platform: 'linux/amd64' };
    const files = ['tar.gz', ...endings.map((python) => `${python}-${python}-musllinux_1_2_x86_64`)];
    const way = await wayOf('spam==2.0\n', { spam: { '2.0': { files, requires: [] } } }, { request });
    expect(way?.pythons.map(({ base, pastSupport }) => `${base}${pastSupport ? ' past support' : ''}`)).toEqual(
      expected,
    );
  });

  it('tells what a version for another Python was not checked against', async () => {
    const index: SmallIndex = { spam: { '2.0': sdist, '2.1': any }, eggs: { '1.0': { files: ['py3-none-any'] } } };
    const way = await wayOf('spam==2.0\neggs==1.0\n', index);
    expect(way && line(way)).toBe('(not checked against eggs 1.0, whose needs are not known), never');
    expect(way?.pythons.map(({ version }) => version)).toEqual(['2.1']);
  });

  it('keeps to the range of the project', async () => {
    const beside = { 'pyproject.toml': '[project]\nname = "x"\nversion = "1"\nrequires-python = "<3.13"\n' };
    expect((await wayOf('spam==2.0\n', { spam: { '2.0': any } }, { beside }))?.pythons).toEqual([]);
  });

  it('has no image where the target has none', async () => {
    const request: TargetRequest = { python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' };
    const way = await wayOf('spam==2.0\n', { spam: { '2.0': any } }, { request });
    expect([way?.pythons, way?.bases]).toEqual([
      [{ python: '3.13', base: null, asked: null, withGil: false, version: '2.0', pastSupport: false }],
      [],
    ]);
  });
});

describe('the newest Python that has wheels', () => {
  const on = (python: string, abi = python, platform = 'musllinux_1_2_x86_64'): string =>
    `${python}-${abi}-${platform}`;

  it.each<[what: string, releases: Readonly<Record<string, readonly string[]>>, expected: string | null]>([
    ['of any version', { '1.0': [on('cp310')], '2.0': ['tar.gz'], '1.5': [on('cp39'), on('cp311')] }, '3.11'],
    ['by number, not by text', { '2.0': [on('cp39'), on('cp310')] }, '3.10'],
    ['Python 2 alone', { '2.0': [on('cp27', 'cp27mu')] }, '2.7'],
    ['not of a pre-release', { '2.0': [on('cp310')], '3.0rc1': [on('cp311')] }, '3.10'],
    ['not PyPy', { '2.0': [on('cp310'), on('pp311', 'pypy311_pp73')] }, '3.10'],
    [
      'none where there is one for this Python elsewhere',
      { '2.0': [on('cp311'), on('cp312', 'cp312', 'win32')] },
      null,
    ],
    ['none where a later one has a wheel', { '2.0': [on('cp311'), on('cp313')] }, null],
    ['none where a stable ABI is for all, elsewhere', { '2.0': [on('cp311'), on('cp38', 'abi3', 'win_amd64')] }, null],
    ['none where any Python will do, elsewhere', { '2.0': [on('cp311'), on('py3', 'none', 'win_amd64')] }, null],
    [
      'none where the newest has nothing for this platform',
      { '2.0': [on('cp310'), on('cp311', 'cp311', 'win32')] },
      null,
    ],
    ['none where there are no wheels', { '2.0': ['tar.gz'] }, null],
    ['none where a version fits', { '2.0': [on('cp311')], '2.1': [on('cp312')] }, null],
  ])('%s', async (_, releases, expected) => {
    const spam = Object.fromEntries(
      Object.entries(releases).map(([version, files]) => [version, { files: ['tar.gz', ...files], requires: [] }]),
    );
    expect((await wayOf('spam==2.0\n', { spam }))?.newestPython).toBe(expected);
  });
});

describe('locking again', () => {
  it('leaves no reason to go back behind the version, nor to say that it was the last', async () => {
    const index = smallIndex({ spam: { '1.9': fits, '2.0': fits } });
    const { ways } = await adviceFor({ path: 'poetry.lock', text: lockedSpam, index, request: alpine });
    expect([...ways.values()]).toMatchObject([{ known: true, later: null, earlier: null, excludedEarlier: null }]);
  });
});

describe('another extra of the same project', () => {
  it.each([
    ['with a wheel of that version', { '3.2.3': fits }, 'psycopg[binary] in place of psycopg[c]'],
    ['with a wheel of another version', { '3.2.4': fits }, undefined],
    ['without a wheel for it', { '3.2.3': { files: [glibc], requires: [] } }, undefined],
  ])('%s', async (_, binary, expected) => {
    const index = { 'psycopg-c': { '3.2.3': { files: ['tar.gz'], requires: [] } }, 'psycopg-binary': binary };
    expect((await wayOf('psycopg-c==3.2.3\n', index))?.otherExtra).toBe(expected);
  });
});

describe('drop-in alternatives', () => {
  const alternatives = new Map([['spam', { name: 'spam-binary', source: 'its README' }]]);

  it('are offered where the index tells nothing of the project itself', async () => {
    const index = smallIndex({ 'spam-binary': { '2.0': fits } });
    const input = { path: 'poetry.lock', text: lockedSpam, index, request: alpine, alternatives };
    const { ways } = await adviceFor(input);
    expect([...ways.values()].map(({ alternative }) => alternative?.name)).toEqual(['spam-binary']);
  });

  const index: SmallIndex = {
    spam: { '2.0': sdist },
    'spam-binary': { '1.9': fits, '2.0': fits, '2.1': fits },
  };

  it.each([
    ['poetry.lock', lockedSpam, 'pyproject.toml:5'],
    ['requirements.txt', 'spam==2.0\n', undefined],
  ])('are asked for by what a lock is made from: %s', async (path, text, askedBy) => {
    const pyproject = '[tool.poetry]\nname = "app"\n[tool.poetry.dependencies]\npython = "*"\nspam = "2.0"\n';
    const input = { path, text, beside: { 'pyproject.toml': pyproject }, index: smallIndex(index), request: alpine };
    const { plans } = await adviceFor({ ...input, alternatives });
    const pins = plans.flatMap((plan) => plan.pins).filter(({ name }) => name === 'spam-binary');
    expect(pins[0]?.askedBy).toBe(askedBy);
    expect(pins).not.toEqual([]);
  });

  it('takes the same version first', async () => {
    const { ways } = await adviceFor({ text: 'spam==2.0\n', index: smallIndex(index), request: alpine, alternatives });
    expect([...ways.values()][0]?.alternative).toEqual({ name: 'spam-binary', version: '2.0', source: 'its README' });
  });

  it('are nearer than going back, and are left to stand alone where the file asks for both', async () => {
    const older = { ...index, spam: { '1.0': fits, '2.0': sdist } };
    const adviceOn = async (text: string) =>
      adviceFor({ text, index: smallIndex(older), request: alpine, alternatives });
    const alone = await adviceOn('spam==2.0\n');
    expect([...alone.ways.values()]).toMatchObject([{ earlier: null, alternative: { version: '2.0' } }]);
    expect(alone.plans[0]?.pins).toMatchObject([{ name: 'spam-binary', version: '2.0' }]);
    const both = await adviceOn('spam==2.0\nspam-binary==2.0\n');
    expect([...both.ways.values()]).toMatchObject([{ alternative: { version: '2.0', held: true } }]);
    expect(both.plans[0]).toMatchObject({ pins: [], drops: [{ name: 'spam' }] });
  });

  it('offers none to a set that needs the original', async () => {
    const needing = { ...index, eggs: { '1.0': { files: ['py3-none-any'], requires: ['spam'] } } };
    const text = 'spam==2.0\neggs==1.0\n';
    const { ways } = await adviceFor({ text, index: smallIndex(needing), request: alpine, alternatives });
    expect([...ways.values()][0]?.alternative).toBeNull();
  });
});

describe('what is not to be had from an index', () => {
  it.each([
    ['version control', 'spam @ git+https://host.example/spam@v1\n'],
    ['two pins', 'spam==2.0\nspam==2.1\n'],
  ])('%s: nothing is known', async (_, text) => {
    expect(await wayOf(text, { spam: { '2.0': sdist, '2.1': sdist } })).toMatchObject({ known: false, never: false });
  });
});

describe('modules that the Python has itself', () => {
  const zoneinfo = { module: 'zoneinfo', since: [3, 9] };
  const index: SmallIndex = {
    'backports.zoneinfo': { '0.2.1': sdist },
    eggs: { '1.0': { files: ['py3-none-any'], requires: ['backports.zoneinfo'] } },
    ham: { '1.0': { files: ['py3-none-any'], requires: ['backports.zoneinfo; python_version < "3.9"'] } },
  };

  it.each<[what: string, text: string, request: TargetRequest, expected: unknown]>([
    ['on a Python that has them', 'backports.zoneinfo==0.2.1\n', alpine, zoneinfo],
    ['not on an older one', 'backports.zoneinfo==0.2.1\n', { ...alpine, base: 'python:3.8-alpine' }, null],
    ['not where something else asks for the package', 'backports.zoneinfo==0.2.1\neggs==1.0\n', alpine, null],
    ['where the asking is for older Pythons', 'backports.zoneinfo==0.2.1\nham==1.0\n', alpine, zoneinfo],
  ])('%s', async (_, text, request, expected) => {
    expect((await wayOf(text, index, { request }))?.builtIn).toEqual(expected);
  });
});
