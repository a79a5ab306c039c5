// action.yml: its inputs as arguments, its outputs, and that nothing of theirs becomes part of a script. `pnpm test:parts action`
// runs it on a runner.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { optionTable } from '../../packages/cli/src/option-table.ts';
import { isToBuild } from '../../packages/core/src/rules/gate.ts';
import { actionArguments, actionOutputs } from '../../scripts/action/action-arguments.mjs';

const action = readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8');
const files = { annotations: '/t/a.txt', summary: '/t/s.md', json: '/t/w.json' };
const reports = [
  '--format',
  'terminal',
  '--format',
  'github=/t/a.txt',
  '--format',
  'markdown=/t/s.md',
  '--format',
  'json=/t/w.json',
];

describe('arguments', () => {
  const rows: readonly (readonly [title: string, inputs: Readonly<Record<string, string>>, args: readonly string[]])[] =
    [
      ['nothing given', {}, reports],
      ['empty inputs', { INPUT_FILES: '', INPUT_BASE: ' \n', INPUT_ARGS: '' }, reports],
      [
        'several of each',
        {
          INPUT_BASE: 'python:3.12-slim\n  python:3.12-alpine',
          INPUT_PLATFORM: 'linux/amd64 linux/arm64',
          INPUT_FAIL_ON: 'sdist WC107',
        },
        [
          '--base python:3.12-slim --base python:3.12-alpine --platform linux/amd64 --platform linux/arm64'.split(' '),
          '--fail-on sdist --fail-on WC107'.split(' '),
          reports,
        ].flat(),
      ],
      ['files keep their blanks', { INPUT_FILES: 'a b.txt\r\n\n -c.txt \n' }, [...reports, '--', 'a b.txt', '-c.txt']],
      [
        'reports',
        {
          INPUT_BASELINE: 'main report.json',
          INPUT_SARIF_FILE: 'out/w.sarif',
          INPUT_FORMAT: 'junit=w.xml gitlab=w.json',
        },
        [
          '--baseline',
          'main report.json',
          ...reports,
          '--format',
          'sarif=out/w.sarif',
          '--format',
          'junit=w.xml',
          '--format',
          'gitlab=w.json',
        ],
      ],
      [
        'args: quotes keep blanks together, nothing is expanded',
        { INPUT_ARGS: `-q --extra 'my extra' --ignore="a b"c "it's" $(id) \`id\` ; *` },
        [...reports, '-q', '--extra', 'my extra', '--ignore=a bc', "it's", '$(id)', '`id`', ';', '*'],
      ],
    ];
  it.each(rows)('%s', (_, inputs, args) => {
    expect(actionArguments(inputs, files)).toEqual(args);
  });

  it('every flag is one of the command', () => {
    const known = new Set(optionTable.flatMap(({ flags }) => /--[\w-]+/.exec(flags) ?? []));
    expect(['--base', '--platform', '--fail-on', '--baseline', '--format'].filter((flag) => !known.has(flag))).toEqual(
      [],
    );
  });
});

describe('outputs', () => {
  const result = (rules: readonly string[], suppressed: string | null = null) => ({
    rules,
    suppressed: suppressed === null ? null : { rule: suppressed },
  });
  const build = ['WC101', 'WC107'];
  const report = {
    packages: [
      { results: [result(build), result(build)] },
      { results: [result([]), result(build)] },
      { results: [result(build, 'WC101')] },
      { results: [result(build, 'WC107')] },
      { results: [result(['WC102'])] },
      { results: [result(['WC108'])] },
    ],
  };

  it('packages that must be built anywhere, and what was written', () => {
    expect(
      actionOutputs({ INPUT_SARIF_FILE: 'w.sarif', INPUT_FORMAT: 'junit=a=b.xml' }, 1, '/t/w.json', {
        report,
        isToBuild,
      }),
    ).toEqual({
      'exit-code': '1',
      'to-build': '3',
      'json-file': '/t/w.json',
      reports: `${resolve('w.sarif')}\n${resolve('a=b.xml')}`,
    });
  });

  it('nothing but the exit code where there was no answer', () => {
    expect(actionOutputs({ INPUT_SARIF_FILE: 'w.sarif' }, 2, '/t/w.json', { report: undefined, isToBuild })).toEqual({
      'exit-code': '2',
      'to-build': '',
      'json-file': '',
      reports: '',
    });
  });

  it('are those that action.yml names', () => {
    const named = [...action.matchAll(/steps\.check\.outputs\.([\w-]+)/g)].map(([, name]) => name);
    expect(named).toEqual(Object.keys(actionOutputs({}, 0, '', { report: undefined, isToBuild })));
  });
});

describe('action.yml', () => {
  const inputs = [...(/^inputs:\n([^]*?)\n\n/m.exec(action)?.[1] ?? '').matchAll(/^ {2}([\w-]+):$/gm)].map(
    ([, name]) => name ?? '',
  );

  it('hands every input over by the environment', () => {
    const variables = [...action.matchAll(/^ {8}(INPUT_\w+): \$\{\{ inputs\.([\w-]+) \}\}$/gm)].map(
      ([, variable, name]) => [name, variable],
    );
    expect(variables).toEqual(inputs.map((name) => [name, `INPUT_${name.replaceAll('-', '_').toUpperCase()}`]));
    expect(inputs.length).toBeGreaterThan(7);
  });

  it('has every input and output that its page names', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8');
    const example = /uses: OWNER\/wheelcheck@.*\n {4}with:\n((?: {6}.*\n)+)/.exec(readme)?.[1] ?? '';
    const used = [...example.matchAll(/^ {6}([\w-]+):/gm)].map(([, name]) => name ?? '');
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter((name) => !inputs.includes(name))).toEqual([]);
    const listed = (word: string): readonly string[] =>
      (new RegExp(`${word} \\(([^)]*)\\)`).exec(readme)?.[1] ?? '').match(/[a-z][a-z-]*/g) ?? [];
    expect(listed('every input')).toEqual(inputs);
    expect(listed('and output')).toEqual(Object.keys(actionOutputs({}, 0, '', { report: undefined, isToBuild })));
  });

  it('has no expression in a script', () => {
    const scripts = action.split('\n').filter((line) => /^\s*(?:- )?run:/.test(line));
    expect(scripts).toEqual(['      run: node "$GITHUB_ACTION_PATH/scripts/action/action.mjs"']);
  });
});
