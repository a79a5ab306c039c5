// Where the index's answer says nothing of what a release needs, the wheel that is taken is asked: for requirements files alone.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { Overrides } from '../../../packages/core/src/manifest/override.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import type { RecordedOptions } from '../../../scripts/record/serve-recorded.mjs';
import { recordedIndex } from '../../support/recorded-index.ts';

const silent: RecordedOptions = { versionJson: false, projectJson: false };
const note = 'could not be learnt without building it';

const hash = 'sha256:85ece4451f492d0c13c5dd7c13a64681a86afae63a5f347908daf103ce6d2f67';

/** Checks a file, and names the questions for metadata. */
async function checked(
  path: string,
  text: string,
  options: RecordedOptions,
  pythons: readonly string[] = ['3.12'],
  overrides: Overrides = {},
): Promise<{ readonly report: Report; readonly metadata: readonly string[] }> {
  const asked: string[] = [];
  const report = await check({
    resolve: false,
    files: [{ path, text, sibling: () => Promise.resolve(undefined) }],
    targets: pythons.map((python) => ({ platform: 'linux/amd64', python, libc: 'glibc-2.36' })),
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: recordedIndex(options, asked),
    overrides,
  });
  return {
    report,
    metadata: asked.filter((each) => each.endsWith('.metadata')).map((each) => each.split('/').at(-1) ?? ''),
  };
}

const messages = ({ diagnostics }: Report): readonly string[] => diagnostics.map(({ message }) => message);

const pycparser = 'pycparser-2.21-py2.py3-none-any.whl.metadata';

const cases: readonly (readonly [
  what: string,
  path: string,
  text: string,
  options: RecordedOptions,
  metadata: readonly string[],
  said: readonly string[],
])[] = [
  [
    'a Simple API alone: one question a wheel, and what is missing is named',
    'requirements.txt',
    'jinja2==3.1.6\n',
    silent,
    ['jinja2-3.1.6-py3-none-any.whl.metadata'],
    ['markupsafe (by jinja2)'],
  ],
  [
    'a JSON API that says it: nothing more is asked',
    'requirements.txt',
    'jinja2==3.1.6\n',
    {},
    [],
    ['markupsafe (by jinja2)'],
  ],
  [
    'an index without metadata: that nobody knows is said, and the report is not complete',
    'requirements.txt',
    'jinja2==3.1.6\n',
    { ...silent, metadata: false },
    ['jinja2-3.1.6-py3-none-any.whl.metadata'],
    [note],
  ],
  [
    'an sdist that is not looked into: a wheel of its release tells',
    'requirements.txt',
    '--no-binary jinja2\njinja2==3.1.6\n',
    silent,
    ['jinja2-3.1.6-py3-none-any.whl.metadata'],
    ['markupsafe (by jinja2)'],
  ],
  [
    'hash mode: pip stops at a need that the file lacks',
    'requirements.txt',
    `jinja2==3.1.6 --hash=${hash}\n`,
    silent,
    ['jinja2-3.1.6-py3-none-any.whl.metadata'],
    [],
  ],
];

describe('learnRequirements', () => {
  it.each(cases)('%s', async (_, path, text, options, metadata, said) => {
    const found = await checked(path, text, options);
    expect(found.metadata).toEqual(metadata);
    for (const each of said) expect(messages(found.report).join('\n')).toContain(each);
    const unknown = found.report.diagnostics.filter(({ rule }) => rule === 'WC205');
    expect(unknown.map(({ message }) => message.includes(note))).toEqual(said.includes(note) ? [true] : []);
    expect(found.report.complete).toBe(said.length === 0);
  });

  it('with hashes and uv: a wheel is asked all the same, for uv fetches what is missing', async () => {
    const text = `jinja2==3.1.6 --hash=${hash}\n`;
    const found = await checked('requirements.txt', text, silent, ['3.12'], { installer: 'uv' });
    expect(found.metadata).toEqual(['jinja2-3.1.6-py3-none-any.whl.metadata']);
    expect(messages(found.report).join('\n')).toContain('markupsafe (by jinja2)');
  });

  it('asks once for a package that several targets and lines take', async () => {
    const text = 'pycparser==2.21\npycparser==2.21\n';
    const { metadata } = await checked('requirements.txt', text, silent, ['3.11', '3.12']);
    expect(metadata).toEqual([pycparser]);
  });

  it('asks nothing for a lock that holds everything by construction', async () => {
    const lock = `version = 1
requires-python = ">=3.12"

[[package]]
name = "jinja2"
version = "3.1.6"
source = { registry = "https://index.example/simple" }
wheels = [{ url = "https://files.example/jinja2-3.1.6-py3-none-any.whl", hash = "${hash}" }]

[[package]]
name = "app"
version = "1.0"
source = { virtual = "." }
dependencies = [{ name = "jinja2" }]
`;
    expect((await checked('uv.lock', lock, silent)).metadata).toEqual([]);
  });
});
