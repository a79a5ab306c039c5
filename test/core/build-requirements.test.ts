// What a build needs first, against pip 26.3's own finder (fixtures/build-requirements.json, made by scripts/record-build-requirements.py).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AskProject, buildRequirements } from '../../packages/core/src/build-requirements.ts';
import { makeMatcher, type Matcher } from '../../packages/core/src/compatibility.ts';
import { applyBinaryOption } from '../../packages/core/src/manifest/requirements/binary-rules.ts';
import type { BinaryRules } from '../../packages/core/src/manifest/manifest.ts';
import { parseFilename } from '../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../packages/core/src/packaging/name.ts';
import { type DistributionFile, IndexError } from '../../packages/core/src/package-index/package-index.ts';
import { resolveTarget } from '../../packages/core/src/target/resolve-target.ts';
import type { Platform } from '../../packages/core/src/target/target.ts';
import { recordedIndex } from '../recorded-index.ts';

interface Golden {
  readonly sdist: string;
  /** `py3.12-musl1.2-x86_64` */
  readonly target: string;
  readonly python: string;
  readonly flags: string;
  readonly requires: readonly string[];
  /** Name → the file that pip takes. */
  readonly files: Readonly<Record<string, string | null>>;
}

const goldens = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/build-requirements.json'), 'utf8'),
) as readonly Golden[];

const platforms: Readonly<Record<string, Platform>> = {
  x86_64: 'linux/amd64',
  aarch64: 'linux/arm64',
  armv7l: 'linux/arm/v7',
};

async function matcherFor(target: string, python: string): Promise<Matcher> {
  const [, free = '', libc = '', arch = ''] = /^py[\d.]+(t?)-(.*)-(.*)$/.exec(target) ?? [];
  const platform = platforms[arch];
  if (!platform) throw new Error(target);
  const request = { platform, python: `${python}${free}`, libc: libc.replace(/(?=\d)/, '-') };
  return makeMatcher(await resolveTarget(request), true);
}

function rulesOf(flags: string): BinaryRules {
  const rules = { noBinary: new Set<string>(), onlyBinary: new Set<string>() };
  const [option = '', value = ''] = flags.split(' ');
  if (option === '--no-binary' || option === '--only-binary') {
    applyBinaryOption(rules, option === '--no-binary' ? 'no-binary' : 'only-binary', value);
  }
  return { noBinary: [...rules.noBinary], onlyBinary: [...rules.onlyBinary] };
}

/** `wheel 1.2`, `built 1.2`, `impossible`: what a file name and a row have in common. */
function inShort(name: string, raw: string | null): string {
  if (raw === null) return 'impossible';
  const filename = parseFilename(raw, normalizeName(name));
  if (filename.kind === 'other') throw new Error(raw);
  return `${filename.kind === 'wheel' ? 'wheel' : 'built'} ${filename.version}`;
}

describe("against pip's finder", () => {
  const index = recordedIndex();
  const ask: AskProject = (name) => index.project(name);

  it('has pip take wheels, sdists and nothing', () => {
    const taken = goldens.flatMap(({ files }) => Object.values(files));
    for (const kind of [/\.whl$/, /\.tar\.gz$/, /^null$/])
      expect(taken.map(String)).toContainEqual(expect.stringMatching(kind));
  });

  it.each(goldens)('$sdist on $target $flags', async ({ target, python, flags, requires, files }) => {
    const rows = await buildRequirements(requires, rulesOf(flags), await matcherFor(target, python), ask);
    const said = rows.map(({ name, verdict, version }) => {
      const word = verdict === 'sdist' || verdict === 'build' ? 'built' : verdict;
      return [name, version === null ? word : `${word} ${version}`];
    });
    expect(said).toEqual(Object.entries(files).map(([name, taken]) => [name, inShort(name, taken)]));
  });
});

function file(raw: string, more: Partial<DistributionFile> = {}): DistributionFile {
  return { filename: parseFilename(raw, normalizeName('demo')), raw, url: '', yanked: false, hashes: {}, ...more };
}

const projects: Readonly<Record<string, ReadonlyMap<string, readonly DistributionFile[]>>> = {
  'pure-newest': new Map([
    ['1.0', [file('demo-1.0-py3-none-any.whl')]],
    ['2.0', [file('demo-2.0.tar.gz'), file('demo-2.0-py3-none-any.whl', { requiresPython: '<3' })]],
  ]),
  'native-newest': new Map([['1.0', [file('demo-1.0.tar.gz'), file('demo-1.0-cp311-cp311-manylinux1_x86_64.whl')]]]),
  'newer-python': new Map([
    ['1.0', [file('demo-1.0-py3-none-any.whl')]],
    ['2.0', [file('demo-2.0-py3-none-any.whl', { requiresPython: '>=3.13' })]],
  ]),
  'written-twice': new Map([
    ['1.0', [file('demo-1.0.tar.gz')]],
    ['1.0.0', [file('demo-1.0.0-py3-none-any.whl')]],
  ]),
  odd: new Map([['not a version', [file('demo-1.0-py3-none-any.whl')]]]),
};

/** Requirements, the project behind the name demo → text, verdict and version. */
const cases: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
  ['nothing is required', [], 'odd', []],
  ['the newest is an sdist, its only wheel a pure one', ['demo'], 'pure-newest', ['demo: sdist 2.0']],
  ['an older pure wheel is asked for', ['Demo <2'], 'pure-newest', ['Demo <2: wheel 1.0']],
  ['wheels for others show that there is something to compile', ['demo'], 'native-newest', ['demo: build 1.0']],
  ['Requires-Python leaves an older version', ['demo'], 'newer-python', ['demo: wheel 1.0']],
  ['Requires-Python leaves nothing', ['demo>=2'], 'newer-python', ['demo>=2: impossible null']],
  ['two spellings of one version are one', ['demo'], 'written-twice', ['demo: wheel 1.0']],
  ['versions that are none', ['demo'], 'odd', ['demo: impossible null']],
  ['a project that is not there', ['demo'], 'none', ['demo: impossible null']],
  ['an index that does not answer', ['demo'], 'fault', ['demo: unknown null']],
  [
    'a marker that excludes it',
    ['demo; sys_platform == "win32"', 'demo<2; os_name == "posix"'],
    'pure-newest',
    ['demo<2; os_name == "posix": wheel 1.0'],
  ],
  [
    'a marker of the running kernel',
    ['demo; platform_release >= "6"'],
    'pure-newest',
    ['demo; platform_release >= "6": unknown null'],
  ],
  ['an extra cannot be asked for', ['demo; extra == "x"'], 'pure-newest', []],
  [
    'a URL',
    ['demo @ https://files.example/demo-1.0.zip'],
    'pure-newest',
    ['demo @ https://files.example/demo-1.0.zip: unknown null'],
  ],
  ['lines of one name count together', ['demo>1', 'demo<2'], 'pure-newest', ['demo>1, demo<2: impossible null']],
  [
    'what is no requirement stops pip',
    ['demo', 'demo =='],
    'pure-newest',
    ['demo: sdist 2.0', 'demo ==: impossible null'],
  ],
];

describe('one level, on CPython 3.12 and musl', () => {
  it.each(cases)('%s', async (_, requires, project, expected) => {
    const matcher = await matcherFor('py3.12-musl1.2-x86_64', '3.12.12');
    const ask: AskProject = () =>
      project === 'fault' ? Promise.reject(new IndexError('status', 'HTTP 503')) : Promise.resolve(projects[project]);
    const rows = await buildRequirements(requires, { noBinary: [], onlyBinary: [] }, matcher, ask);
    expect(rows.map(({ text, verdict, version }) => `${text}: ${verdict} ${version}`)).toEqual(expected);
  });

  it.each([new IndexError('aborted', 'the run was stopped'), new TypeError('a mistake')])(
    'lets %s through',
    async (error) => {
      const matcher = await matcherFor('py3.12-musl1.2-x86_64', '3.12.12');
      const asked = buildRequirements(['demo'], { noBinary: [], onlyBinary: [] }, matcher, () => Promise.reject(error));
      await expect(asked).rejects.toBe(error);
    },
  );
});
