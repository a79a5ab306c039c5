import { sdistReading } from '../../support/sdist-reading.ts';
import { describe, expect, it } from 'vitest';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { type AdviceInput, adviceFor, planLine } from '../../support/advice-for.ts';
import { recordedIndex } from '../../support/recorded-index.ts';
import { silentIndex, smallIndex, type SmallIndex, type SmallRelease } from '../../support/small-index.ts';

const alpine: TargetRequest = { base: 'python:3.12-alpine', platform: 'linux/amd64' };

/** A release with wheels for these, and an sdist. */
function wheels(...endings: readonly string[]): SmallRelease {
  return { files: ['tar.gz', ...endings], requires: [] };
}
const musl = (python: string): string => `${python}-${python}-musllinux_1_2_x86_64`;
const glibc = (python: string): string => `${python}-${python}-manylinux_2_17_x86_64`;
const reading = sdistReading({ languages: ['c'] });
const pure: SmallRelease = { files: ['py3-none-any'], requires: [] };

async function plansFor(
  input: Omit<AdviceInput, 'request' | 'index'> & { readonly index: SmallIndex; readonly request?: TargetRequest },
  asked: string[] = [],
): Promise<readonly string[]> {
  const { plans } = await adviceFor({ request: alpine, ...input, index: smallIndex(input.index, asked) });
  return plans.map(planLine);
}

describe('the seed', () => {
  const text = 'cryptography==3.4.7\ncffi==1.14.5\npycparser==2.20\n';

  it('has the two smallest changes for python:3.8-alpine', async () => {
    const { plans } = await adviceFor({
      text,
      index: recordedIndex(),
      request: { base: 'python:3.8-alpine', platform: 'linux/amd64' },
    });
    expect(plans.map(planLine)).toEqual([
      'base python:3.8-slim',
      'python python:3.9-alpine cryptography 3.4.8 cffi 1.15.1 (3.9 is past support too)',
    ]);
  });

  it('asks of the index what its troubled packages need', async () => {
    const asked: string[] = [];
    await adviceFor({
      text,
      index: recordedIndex({}, asked),
      request: { base: 'python:3.8-alpine', platform: 'linux/amd64' },
    });
    const names = asked.map((path) => path.replace(/^\/packages\/.*\//, ''));
    expect(names.toSorted()).toEqual([
      '/pypi/cffi/1.14.5/json',
      '/pypi/cryptography/3.4.7/json',
      '/pypi/pycparser/2.20/json',
      '/simple/cffi/',
      '/simple/cryptography/',
      'cffi-1.15.1-cp39-cp39-musllinux_1_1_x86_64.whl.metadata',
      'cryptography-3.4.8-cp36-abi3-musllinux_1_1_x86_64.whl.metadata',
      'pycparser-2.20-py2.py3-none-any.whl.metadata',
    ]);
  });
});

describe('kinds of plans, fewest changes first', () => {
  it.each<[what: string, text: string, index: SmallIndex, expected: readonly string[]]>([
    ['nothing in trouble', 'spam==2.0\n', { spam: { '2.0': pure } }, []],
    [
      'a pure sdist is no trouble',
      'spam==2.0\nham==1.0\n',
      { spam: { '2.0': wheels(glibc('cp312')) }, ham: { '1.0': wheels('py2-none-any') } },
      ['base python:3.12-slim'],
    ],
    [
      'pins, then another variant without them',
      'spam==2.0\n',
      { spam: { '2.0': wheels(glibc('cp312')), '2.1': wheels(musl('cp312')) } },
      ['version python:3.12-alpine spam 2.1', 'base python:3.12-slim'],
    ],
    [
      'an earlier version where no later one fits',
      'spam==2.0\n',
      { spam: { '1.9': wheels(musl('cp312')), '2.0': wheels() } },
      ['version python:3.12-alpine spam 1.9'],
    ],
    [
      'no version of another age (aiohttp 0.13.1 for 3.8.6)',
      'spam==3.8\n',
      { spam: { '0.13': pure, '3.8': wheels(glibc('cp311')) } },
      ['python python:3.11-slim'],
    ],
    [
      'full is left out where slim does as well',
      'spam==2.0\n',
      { spam: { '2.0': wheels(glibc('cp312')) } },
      ['base python:3.12-slim'],
    ],
    [
      'a later Python before an earlier one as far away',
      'spam==2.0\n',
      { spam: { '2.0': wheels(musl('cp313'), musl('cp311')) } },
      ['python python:3.13-alpine'],
    ],
    [
      'an earlier Python where the later ones do not help',
      'spam==2.0\n',
      { spam: { '2.0': wheels(musl('cp311')) } },
      ['python python:3.11-alpine'],
    ],
    [
      'no Python past support from one that has it',
      'spam==2.0\n',
      { spam: { '2.0': wheels(musl('cp39')), '2.1': wheels(musl('cp311')) } },
      ['python python:3.11-alpine spam 2.1'],
    ],
    [
      'several changes at once last',
      'spam==2.0\nham==1.0\n',
      {
        spam: { '2.0': wheels(glibc('cp313')) },
        ham: { '1.0': wheels(glibc('cp312')), '1.1': wheels(glibc('cp313')) },
      },
      ['python python:3.13-slim ham 1.1'],
    ],
    [
      'versions that go together, going back where the nearest do not',
      'ham==1.0\nspam==2.0\n',
      {
        ham: {
          '1.0': { ...wheels(), requires: ['spam<2.1'] },
          '1.1': { ...wheels(musl('cp312')), requires: ['spam<2.1'] },
          '1.2': { ...wheels(musl('cp312')), requires: ['spam>=2.2'] },
        },
        spam: { '2.0': wheels(), '2.1': wheels(musl('cp312')), '2.2': wheels(musl('cp312')) },
      },
      ['version python:3.12-alpine ham 1.2 spam 2.2'],
    ],
    [
      'one that leaves something where one package has no way out anywhere',
      'ham==1.0\nspam==2.0\n',
      { ham: { '1.0': wheels() }, spam: { '2.0': wheels(), '2.1': wheels(musl('cp312')) } },
      ['version python:3.12-alpine spam 2.1 leaves 1+0 of 2'],
    ],
    [
      'two that bind each other beside one that has no way out anywhere',
      'eggs==1.0\nham==1.0\nspam==2.0\n',
      {
        eggs: { '1.0': wheels() },
        ham: {
          '1.0': { ...wheels(), requires: ['spam==2.0'] },
          '1.1': { ...wheels(musl('cp312')), requires: ['spam==2.1'] },
          '1.2': { ...wheels(musl('cp312')), requires: ['spam==2.2'] },
        },
        spam: { '2.0': wheels(), '2.2': wheels(musl('cp312')) },
      },
      ['version python:3.12-alpine ham 1.2 spam 2.2 leaves 1+0 of 3'],
    ],
    [
      'what must move with a package beside one that has no way out anywhere',
      'eggs==1.0\nham==1.0\nspam==2.0\n',
      {
        eggs: { '1.0': wheels() },
        ham: { '1.0': { ...pure, requires: ['spam==2.0'] }, '1.1': { ...pure, requires: ['spam==2.1'] } },
        spam: { '2.0': wheels(), '2.1': wheels(musl('cp312')) },
      },
      ['version python:3.12-alpine ham 1.1 spam 2.1 leaves 1+0 of 2'],
    ],
    [
      'the one that leaves least',
      'ham==1.0\nspam==2.0\neggs==1.0\n',
      {
        ham: { '1.0': wheels() },
        spam: { '2.0': wheels(glibc('cp312')), '2.1': wheels(musl('cp312')) },
        eggs: { '1.0': wheels(glibc('cp312')) },
      },
      ['base python:3.12-slim leaves 1+0 of 3'],
    ],
    [
      'a package that comes with the version, and what that needs',
      'spam==2.0\n',
      {
        spam: { '2.0': wheels(), '2.1': { ...wheels(musl('cp312')), requires: ['ham>=1'] } },
        ham: { '0.9': pure, '1.0': { ...pure, requires: ['eggs'] }, '1.1rc1': pure },
        eggs: { '3.0': pure },
      },
      ['version python:3.12-alpine spam 2.1 +ham 1.0 +eggs 3.0'],
    ],
    [
      'not one that would have to be built',
      'spam==2.0\n',
      {
        spam: { '2.0': wheels(), '2.1': { ...wheels(musl('cp312')), requires: ['ham'] }, '2.2': wheels(musl('cp312')) },
        ham: { '1.0': wheels() },
      },
      ['version python:3.12-alpine spam 2.2'],
    ],
    [
      'not one whose own needs go against a pin',
      'spam==2.0\neggs==1.0\n',
      {
        spam: { '2.0': wheels(), '2.1': { ...wheels(musl('cp312')), requires: ['ham'] } },
        ham: { '1.0': { ...pure, requires: ['eggs>=2'] } },
        eggs: { '1.0': pure },
      },
      [],
    ],
    [
      'the package with it whose pin is in the way: pydantic for pydantic-core',
      'ham==1.0\nspam==2.0\n',
      {
        ham: {
          '1.0': { ...pure, requires: ['spam==2.0'] },
          '1.1': { ...pure, requires: ['spam==2.0'] },
          '1.2': { ...pure, requires: ['spam==2.2'] },
          '1.3': { ...pure, requires: ['spam==2.3'] },
        },
        spam: {
          '2.0': wheels(),
          '2.1': wheels(musl('cp312')),
          '2.2': wheels(musl('cp312')),
          '2.3': wheels(musl('cp312')),
        },
      },
      ['version python:3.12-alpine ham 1.2 spam 2.2'],
    ],
    [
      'the package that the next version needs newer: yarl for aiohttp',
      'ham==1.0\nspam==2.0\n',
      {
        ham: { '1.0': pure, '1.5': pure, '1.7': pure },
        spam: { '2.0': wheels(), '2.1': { ...wheels(musl('cp312')), requires: ['ham>=1.7'] } },
      },
      ['version python:3.12-alpine ham 1.7 spam 2.1'],
    ],
    [
      'one that no longer needs it: black for typed-ast',
      'ham==1.0\nspam==2.0\n',
      {
        ham: { '1.0': { ...pure, requires: ['spam'] }, '1.1': { ...pure, requires: ['spam>=2'] }, '2.0': pure },
        spam: { '2.0': wheels(), '2.1': wheels() },
      },
      ['version python:3.12-alpine ham 2.0 -spam'],
    ],
    [
      'none without a package that the project names',
      'ham==1.0\nspam==2.0\n',
      { ham: { '1.0': pure, '2.0': pure }, spam: { '2.0': wheels(), '2.1': wheels() } },
      [],
    ],
    [
      'none where something is unknown',
      'ham\nspam==2.0\n',
      { ham: { '1.0': pure }, spam: { '2.0': wheels(), '2.1': wheels(musl('cp312')) } },
      [],
    ],
    [
      'nothing for what comes from version control',
      'ham @ git+https://host.example/ham@v1\nspam==2.0\n',
      { spam: { '2.0': wheels(), '2.1': wheels(musl('cp312')) } },
      ['version python:3.12-alpine spam 2.1 leaves 1+0 of 2'],
    ],
    [
      'no part where something could then not be installed at all: pyqt5 is not for 3.7',
      'ham==1.0\nspam==2.0\n',
      {
        ham: { '1.0': wheels('cp311-cp311-musllinux_1_2_x86_64') },
        spam: { '2.0': { ...wheels(), requiresPython: '>=3.12' } },
      },
      [],
    ],
    [
      'another platform where nothing else helps, and there alone',
      'spam==2.0\n',
      { spam: { '2.0': wheels('cp312-cp312-musllinux_1_2_aarch64') } },
      ['platform python:3.12-alpine linux/arm64'],
    ],
  ])('%s', async (_, text, index, expected) => {
    expect(await plansFor({ text, index })).toEqual(expected);
  });

  it('puts a drop-in alternative in', async () => {
    const index = { spam: { '2.0': wheels() }, 'spam-binary': { '2.0': wheels(musl('cp312')) } };
    const alternatives = new Map([['spam', { name: 'spam-binary', source: 'its README' }]]);
    expect(await plansFor({ text: 'spam==2.0\n', index, alternatives })).toEqual([
      'version python:3.12-alpine spam-binary 2.0',
    ]);
  });

  const apart = new Map([['spam', { name: 'ham', source: 'its README', apart: true as const }]]);
  const setuptools = { '0.9': pure, '2.1': pure, '84.0': pure };
  it.each<[what: string, text: string, index: SmallIndex, expected: readonly string[]]>([
    [
      'the newest of what it was merged into: distribute 0.7.3 into setuptools',
      'spam==2.0\n',
      { spam: { '2.0': wheels() }, ham: setuptools },
      ['version python:3.12-alpine ham 84.0'],
    ],
    [
      'nothing, where the file asks for that one too',
      'spam==2.0\nham==0.9\n',
      { spam: { '2.0': wheels() }, ham: setuptools },
      ['version python:3.12-alpine -spam'],
    ],
    [
      'nothing that another package needs by its own name',
      'spam==2.0\nham==0.9\neggs==1.0\n',
      { spam: { '2.0': wheels() }, ham: setuptools, eggs: { '1.0': { ...pure, requires: ['spam'] } } },
      [],
    ],
  ])('puts in %s', async (_what, text, index, expected) => {
    expect(await plansFor({ text, index, alternatives: apart })).toEqual(expected);
  });

  it.each<[what: string, name: string, expected: readonly string[]]>([
    ['what the Python has itself', 'dataclasses', ['version python:3.12-alpine -dataclasses']],
    ['what a later Python has, with that one', 'backports-zstd', ['python python:3.14-alpine -backports-zstd']],
    ['not what it has not', 'spam', []],
  ])('leaves out %s', async (_what, name, expected) => {
    const index = { [name]: { '0.8': wheels() }, ham: { '1.0': pure } };
    expect(await plansFor({ text: `${name}==0.8\nham==1.0\n`, index })).toEqual(expected);
    const asked = { ...index, ham: { '1.0': { ...pure, requires: [name] } } };
    expect(await plansFor({ text: `${name}==0.8\nham==1.0\n`, index: asked })).toEqual([]);
  });

  it('leaves less where a third of it goes: uWSGI beside two servers’ clients', async () => {
    const index = {
      spam: { '2.0': wheels() },
      'spam-binary': { '2.0': wheels(musl('cp312')) },
      ham: { '1.0': wheels() },
      eggs: { '1.0': wheels() },
    };
    const alternatives = new Map([['spam', { name: 'spam-binary', source: 'its README' }]]);
    expect(await plansFor({ text: 'ham==1.0\neggs==1.0\nspam==2.0\n', index, alternatives })).toEqual([
      'version python:3.12-alpine spam-binary 2.0 leaves 2+0 of 3',
    ]);
  });

  it('needs no other image for it, however old the own one is', async () => {
    const index = { spam: { '2.0': wheels() }, 'spam-binary': { '2.0': wheels(glibc('cp311')) } };
    const alternatives = new Map([['spam', { name: 'spam-binary', source: 'its README' }]]);
    const request: TargetRequest = { base: 'python:3.11-buster', platform: 'linux/amd64' };
    const [first] = await plansFor({ text: 'spam==2.0\n', index, alternatives, request });
    expect(first).toBe('version python:3.11-buster spam-binary 2.0');
  });

  it.each([
    [
      'python:3.12-alpine',
      8,
      'base python:3.12-slim (line 8 changes with it: python:3.12-alpine → python:3.12-slim, which loads what is then installed)',
    ],
    ['python:3.12-slim', 8, 'base python:3.12-slim'],
    ['python:3.12-alpine', 1, 'base python:3.12-slim'],
  ])('says that the stage which runs it changes too: %s at line %s', async (base, imageLine, expected) => {
    const runtime = { name: 1, line: 9, fromLine: 6, imageLine, base, platform: 'linux/amd64' as const, packages: [] };
    const stage = {
      path: 'Dockerfile',
      name: 'b',
      line: 1,
      imageLine: 1,
      installs: [],
      pip: 'image',
      packages: [],
      runtime,
    };
    const index = { spam: { '2.0': wheels(glibc('cp312')) } };
    const plans = await plansFor({ text: 'spam==2.0\n', index, request: { ...alpine, stage } });
    expect(plans[0]).toBe(expected);
  });

  it('puts it in where another package must be built all the same: psycopg2 beside a server without wheels', async () => {
    const index = {
      spam: { '2.0': wheels() },
      'spam-binary': { '2.0': wheels(musl('cp312')) },
      ham: { '1.0': wheels() },
    };
    const alternatives = new Map([['spam', { name: 'spam-binary', source: 'its README' }]]);
    expect(await plansFor({ text: 'ham==1.0\nspam==2.0\n', index, alternatives })).toEqual([
      'version python:3.12-alpine spam-binary 2.0 leaves 1+0 of 2',
    ]);
  });
});

describe('other Pythons', () => {
  const spam = { '2.0': wheels(musl('cp313'), musl('cp311')) };

  it.each<
    [
      what: string,
      text: string,
      index: SmallIndex,
      expected: readonly string[],
      beside?: Readonly<Record<string, string>>,
    ]
  >([
    [
      'the range of the project',
      'spam==2.0\n',
      { spam },
      ['python python:3.11-alpine'],
      { 'pyproject.toml': '[project]\nname = "x"\nversion = "1"\nrequires-python = ">=3.10,<3.13"\n' },
    ],
    [
      'what the set needs there and lacks',
      'spam==2.0\nham==1.0\n',
      { spam, ham: { '1.0': { ...pure, requires: ['eggs; python_version >= "3.13"'] } } },
      ['python python:3.11-alpine'],
    ],
    [
      'not what its versions bring there by themselves: requests with torchvision 0.14.1',
      'spam==2.0\nham==1.0\n',
      {
        spam: {
          '2.0': wheels('cp313-cp313-musllinux_1_2_aarch64'),
          '2.1': { ...wheels(musl('cp313')), requires: ['eggs'] },
        },
        ham: { '1.0': { ...pure, requires: ['bacon'] } },
        eggs: { '1.0': pure },
      },
      ['python python:3.13-alpine spam 2.1 +eggs 1.0'],
    ],
    [
      'pins that are refused there',
      'spam==2.0\nham==1.0\neggs==1.0\n',
      { spam, ham: { '1.0': { ...pure, requires: ['eggs>=2; python_version >= "3.13"'] } }, eggs: { '1.0': pure } },
      ['python python:3.11-alpine'],
    ],
    [
      'nothing, where it lacks the same here',
      'spam==2.0\nham==1.0\n',
      { spam, ham: { '1.0': { ...pure, requires: ['eggs'] } } },
      ['python python:3.13-alpine'],
    ],
    [
      'not a set whose needs nobody knows: no version changes',
      'spam==2.0\nham==1.0\n',
      { spam, ham: { '1.0': { files: ['py3-none-any'] } } },
      ['python python:3.13-alpine (what ham 1.0 needs on Python 3.13 was not checked)'],
    ],
    [
      'what is known to be lacking there, whatever is not known besides',
      'spam==2.0\nham==1.0\nbacon==1.0\n',
      {
        spam,
        ham: { '1.0': { files: ['py3-none-any'] } },
        bacon: { '1.0': { ...pure, requires: ['eggs; python_version >= "3.13"'] } },
      },
      ['python python:3.11-alpine (what ham 1.0 needs on Python 3.11 was not checked)'],
    ],
    [
      'markers that take away what nobody is known to need',
      'spam==2.0; python_version < "3.13"\nham==1.0\n',
      { spam: { '2.0': wheels(musl('cp311')) }, ham: { '1.0': { files: ['py3-none-any'] } } },
      ['python python:3.11-alpine (what ham 1.0 needs on Python 3.11 was not checked)'],
    ],
    [
      'markers that take the project itself away',
      'spam==2.0; python_version < "3.13"\n',
      { spam },
      ['python python:3.11-alpine'],
    ],
    [
      'not markers that take away what others needed',
      'spam==2.0; python_version < "3.13"\nham==1.0\n',
      { spam: { '2.0': wheels() }, ham: { '1.0': { ...pure, requires: ['spam; python_version < "3.13"'] } } },
      ['python python:3.13-alpine'],
    ],
    [
      'Requires-Python of the others',
      'spam==2.0\nham==1.0\n',
      { spam, ham: { '1.0': { ...pure, requiresPython: '<3.13' } } },
      ['python python:3.11-alpine'],
    ],
  ])('%s', async (_, text, index, expected, beside = {}) => {
    expect(await plansFor({ text, index, beside })).toEqual(expected);
  });
});

describe('from what is past support', () => {
  it.each<[what: string, base: string, index: SmallIndex, expected: readonly string[]]>([
    [
      'a supported Python before a nearer one that is none (docker 7.1.0 on 3.6)',
      'python:3.6-slim',
      { spam: { '2.0': { ...pure, requiresPython: '>=3.8' } } },
      ['python python:3.11-slim'],
    ],
    [
      'a Python that is none, where no supported one does it',
      'python:3.6-slim',
      { spam: { '2.0': { ...pure, requiresPython: '>=3.8,<3.10' } } },
      ['python python:3.8-slim (3.8 is past support too)'],
    ],
    [
      'a supported Debian before a nearer one that is none',
      'python:3.8-slim-buster',
      { spam: { '2.0': wheels('cp38-cp38-manylinux_2_31_x86_64') } },
      ['base python:3.8-slim-bookworm (3.8 is past support too)'],
    ],
    [
      'both (rasterio 1.4.3 on 3.9 and buster)',
      'python:3.9-slim-buster',
      { spam: { '2.0': wheels('cp310-cp310-manylinux_2_17_x86_64', 'cp311-cp311-manylinux_2_17_x86_64') } },
      ['python python:3.11-slim-bookworm'],
    ],
  ])('%s', async (_, base, index, expected) => {
    const { plans } = await adviceFor({
      text: 'spam==2.0\n',
      index: smallIndex(index),
      request: { base, platform: 'linux/amd64', day: '2026-11-28' },
    });
    expect(plans.map(planLine)).toEqual(expected);
  });
});

describe('needs that nobody knows', () => {
  const unknown: SmallRelease = { files: ['py3-none-any'] };
  const spam = { '2.0': wheels(), '2.1': wheels(musl('cp312'), musl('cp313')) };

  it.each<[what: string, text: string, index: SmallIndex, expected: readonly string[]]>([
    [
      'of another package',
      'spam==2.0\nham==1.0\n',
      { spam, ham: { '1.0': unknown } },
      ['version python:3.12-alpine spam 2.1 (not checked against ham 1.0, whose needs are not known)'],
    ],
    [
      'of the versions chosen',
      'spam==2.0\nham==1.0\n',
      { spam: { '2.0': wheels(), '2.1': { files: [musl('cp312')] } }, ham: { '1.0': pure } },
      ['version python:3.12-alpine spam 2.1 (what spam 2.1 needs is not known)'],
    ],
    [
      'said once, on another Python too',
      'spam==2.0\nham==1.0\n',
      { spam: { '2.0': wheels(), '2.1': { files: [musl('cp313')] } }, ham: { '1.0': unknown } },
      [
        'python python:3.13-alpine spam 2.1 (not checked against ham 1.0, whose needs are not known; what spam 2.1 needs is not known)',
      ],
    ],
    [
      'of the versions chosen, after a plan that is sure',
      'spam==2.0\n',
      { spam: { '2.0': wheels(musl('cp313')), '2.1': { files: [musl('cp312')] } } },
      ['python python:3.13-alpine', 'version python:3.12-alpine spam 2.1 (what spam 2.1 needs is not known)'],
    ],
    [
      'nothing to say where no version changes on the same Python',
      'spam==2.0\nham==1.0\n',
      { spam: { '2.0': wheels(glibc('cp312')) }, ham: { '1.0': unknown } },
      ['base python:3.12-slim'],
    ],
  ])('%s', async (_, text, index, expected) => {
    expect(await plansFor({ text, index })).toEqual(expected);
  });
});

describe('what an sdist says of needs', () => {
  const unknown: SmallRelease = { files: ['py3-none-any', 'tar.gz'] };
  const spam = { '2.0': { files: ['tar.gz', glibc('cp312')], requires: [] }, '2.1': wheels(musl('cp312')) };

  /** Plans, and the sdists of other packages that were looked into for them. */
  async function looking(
    text: string,
    index: SmallIndex,
    requires: Readonly<Record<string, readonly string[] | null>>,
  ): Promise<{ readonly plans: readonly string[]; readonly opened: readonly string[] }> {
    const opened: string[] = [];
    const { plans } = await adviceFor({
      text,
      index: smallIndex(index),
      request: alpine,
      inspect: async ({ raw }) => {
        const requiresDist = requires[raw];
        if (requiresDist === undefined) return { state: 'failed', problem: 'not there' };
        opened.push(raw);
        return { state: 'read', reading: { ...reading, requiresDist } };
      },
    });
    return { plans: plans.map(planLine), opened };
  }

  it('counts against a version where nothing else tells', async () => {
    const index = { spam, ham: { '1.0': unknown } };
    expect(await looking('spam==2.0\nham==1.0\n', index, { 'ham-1.0.tar.gz': ['spam<2.1'] })).toEqual({
      plans: ['base python:3.12-slim'],
      opened: ['ham-1.0.tar.gz'],
    });
  });

  it('is noted as not known where it leaves that open', async () => {
    const index = { spam, ham: { '1.0': unknown } };
    const { plans } = await looking('spam==2.0\nham==1.0\n', index, { 'ham-1.0.tar.gz': null });
    expect(plans).toEqual([
      'version python:3.12-alpine spam 2.1 (not checked against ham 1.0, whose needs are not known)',
      'base python:3.12-slim',
    ]);
  });

  it('is the last to be asked', async () => {
    const index = { spam, ham: { '1.0': { ...unknown, requires: ['spam'] } } };
    const { plans, opened } = await looking('spam==2.0\nham==1.0\n', index, { 'ham-1.0.tar.gz': ['spam<2.1'] });
    expect(plans).toEqual(['version python:3.12-alpine spam 2.1', 'base python:3.12-slim']);
    expect(opened).toEqual([]);
  });

  it('is not asked where nothing else is to be pinned', async () => {
    const index = { spam: { '2.0': spam['2.0'] }, ham: { '1.0': unknown } };
    const { plans, opened } = await looking('spam==2.0\nham==1.0\n', index, { 'ham-1.0.tar.gz': ['spam<2'] });
    expect(plans).toEqual(['base python:3.12-slim']);
    expect(opened).toEqual([]);
  });

  it('is not asked of a large one', async () => {
    const index = { spam, ham: { '1.0': { ...unknown, size: 5_000_000 } } };
    expect(await looking('spam==2.0\nham==1.0\n', index, { 'ham-1.0.tar.gz': ['spam<2.1'] })).toEqual({
      plans: [
        'version python:3.12-alpine spam 2.1 (not checked against ham 1.0, whose needs are not known)',
        'base python:3.12-slim',
      ],
      opened: [],
    });
  });

  it('is asked of twenty a run', async () => {
    const names = Array.from({ length: 25 }, (_, position) => `ham${position}`);
    const text = ['spam==2.0', ...names.map((name) => `${name}==1.0`), ''].join('\n');
    const index = { spam, ...Object.fromEntries(names.map((name) => [name, { '1.0': unknown }])) };
    const requires = Object.fromEntries(names.map((name) => [`${name}-1.0.tar.gz`, []]));
    const { plans, opened } = await looking(text, index, requires);
    expect(opened).toEqual(names.slice(0, 20).map((name) => `${name}-1.0.tar.gz`));
    expect(plans[0]).toBe(
      'version python:3.12-alpine spam 2.1 (not checked against ham20 1.0 and 4 others, whose needs are not known)',
    );
  });
});

describe('a lock that names its files', () => {
  const lock = (files: readonly string[], python = '>=3.11,<3.13'): string => `[[package]]
name = "spam"
version = "2.0"
description = ""
optional = false
python-versions = "*"
groups = ["main"]
files = [${files.map((file) => `{file = "${file}", hash = "sha256:00"}`).join(', ')}]

[metadata]
lock-version = "2.1"
python-versions = "${python}"
content-hash = "00"
`;
  const old = lock(['spam-2.0.tar.gz', `spam-2.0-${glibc('cp312')}.whl`]);

  it('is locked again where the index has the wheel by now', async () => {
    const index = { spam: { '2.0': wheels(glibc('cp312'), musl('cp312')), '2.1': wheels(musl('cp312')) } };
    expect(await plansFor({ path: 'poetry.lock', text: old, index })).toEqual(['relock python:3.12-alpine']);
  });

  it('takes no version that is not for every Python of the project: Poetry would not lock it', async () => {
    const index = {
      spam: { '2.0': wheels(glibc('cp312')), '2.1': { ...wheels(musl('cp312')), requiresPython: '>=3.12' } },
    };
    expect(await plansFor({ path: 'poetry.lock', text: old, index })).toEqual(['base python:3.12-slim']);
    const text = lock(['spam-2.0.tar.gz'], '>=3.12,<3.13');
    expect(await plansFor({ path: 'poetry.lock', text, index })).toEqual(['version python:3.12-alpine spam 2.1']);
  });

  it('has plans without an index, from its own files', async () => {
    const { plans, ways } = await adviceFor({ path: 'poetry.lock', text: old, index: silentIndex, request: alpine });
    expect(plans.map(planLine)).toEqual(['base python:3.12-slim']);
    expect([...ways.values()].map(({ known, bases }) => [known, bases])).toEqual([
      [false, ['python:3.12-slim', 'python:3.12']],
    ]);
  });

  it('asks about nothing that is a wheel', async () => {
    const text = old.replace(
      '[metadata]',
      `[[package]]
name = "ham"
version = "1.0"
description = ""
optional = false
python-versions = "*"
groups = ["main"]
files = [{file = "ham-1.0-${musl('cp312')}.whl", hash = "sha256:00"}]

[metadata]`,
    );
    const asked: string[] = [];
    const index = { spam: { '2.0': wheels(glibc('cp312')), '2.1': wheels(musl('cp312')) }, ham: { '1.0': pure } };
    await plansFor({ path: 'poetry.lock', text, index }, asked);
    expect(asked.filter((question) => question.includes('ham'))).toEqual([]);
  });
});

describe('a target without an image', () => {
  const request: TargetRequest = { python: '3.12', libc: 'musl-1.2', platform: 'linux/amd64' };

  it('has pins and other Pythons', async () => {
    const index = { spam: { '2.0': wheels(musl('cp313')), '2.1': wheels(musl('cp312')) } };
    expect(await plansFor({ text: 'spam==2.0\n', index, request })).toEqual(['version 3.12 spam 2.1', 'python 3.13']);
  });
});
