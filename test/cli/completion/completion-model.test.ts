// What completes where, from the tables.

import { describe, expect, it } from 'vitest';
import { wordLists } from '../../../packages/cli/src/completion/completion-model.ts';
import { sampleModel } from './sample-model.ts';

const check = sampleModel.find(({ name }) => name === 'check');

describe('options', () => {
  const rows: readonly (readonly [option: string, value: object | undefined])[] = [
    ['--base', { title: 'image', kind: 'words', list: 'images', words: ['python:3.14', 'python:3.14-alpine'] }],
    ['--index-strategy', { title: 'how', kind: 'words', list: 'index_strategy', words: ['first', 'pool'] }],
    ['--format', { title: 'name[=file]', kind: 'formats', list: 'check_formats', words: ['json', 'sarif'] }],
    ['--constraint', { title: 'file', kind: 'files' }],
    ['--cache-dir', { title: 'folder', kind: 'folders' }],
    ['--ignore', { title: 'package[:rule]', kind: 'anything' }],
    ['--fail-on', { title: 'level', kind: 'words', list: 'levels', words: ['build', 'WC101'] }],
    ['--quiet', undefined],
  ];
  it.each(rows)('%s', (name, value) => {
    const option = check?.options.find(({ names }) => names.includes(name));
    expect(option?.value).toEqual(value);
    expect(option).toBeDefined();
  });

  it('belong to their commands; help to each, the version to check', () => {
    expect(sampleModel.map(({ name, options }) => [name, options.map(({ names }) => names.join()).join(' ')])).toEqual([
      [
        'check',
        '-b,--base --index-strategy -f,--format -c,--constraint --cache-dir --ignore --fail-on -q,--quiet --version -h,--help',
      ],
      ['explain', '-b,--base --platform -h,--help'],
      ['completion', '-h,--help'],
    ]);
  });
});

it('operands: files, rules, or the choices of the table', () => {
  expect(sampleModel.map(({ operand }) => operand)).toEqual([
    { title: 'file', kind: 'files' },
    { title: 'package', kind: 'words', list: 'rules', words: ['WC101'] },
    { title: 'shell', kind: 'words', list: 'completion_operand', words: ['bash', 'zsh'] },
  ]);
});

it('every list is named once', () => {
  expect([...wordLists(sampleModel).keys()].toSorted()).toEqual([
    'check_formats',
    'completion_operand',
    'images',
    'index_strategy',
    'levels',
    'platforms',
    'rules',
  ]);
});
