import { describe, expect, it, test } from 'vitest';
import {
  applyBinaryOption,
  type BinaryOptions,
} from '../../../../packages/core/src/manifest/requirements/binary-options.ts';
import { joinBinaries } from '../../../../packages/core/src/manifest/requirements/join-binaries.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

type Options = readonly (readonly ['no-binary' | 'only-binary', string])[];

// The answers are pip 26.3's FormatControl.handle_mutual_excludes; fixtures/manifests/requirements.txt/binary-rules-* are pip's own.
const rows: readonly (readonly [
  what: string,
  options: Options,
  noBinary: readonly string[],
  onlyBinary: readonly string[],
])[] = [
  ['a name', [['no-binary', 'Six_X']], ['six-x'], []],
  ['names', [['only-binary', 'a,b']], [], ['a', 'b']],
  [
    'a name changes sides',
    [
      ['no-binary', 'a,b'],
      ['only-binary', 'a'],
    ],
    ['b'],
    ['a'],
  ],
  ['everything', [['no-binary', ':all:']], [':all:'], []],
  [
    'everything forgets names',
    [
      ['no-binary', 'a'],
      ['only-binary', 'b'],
      ['no-binary', ':all:'],
    ],
    [':all:'],
    [],
  ],
  [
    'an exception from everything',
    [
      ['no-binary', ':all:'],
      ['only-binary', 'a'],
    ],
    [':all:'],
    ['a'],
  ],
  ['names behind everything are nothing', [['no-binary', 'a,:all:,b']], [':all:'], []],
  [
    'nothing',
    [
      ['no-binary', 'a'],
      ['no-binary', ':none:'],
    ],
    [],
    [],
  ],
  [
    'nothing leaves the other list',
    [
      ['only-binary', 'a'],
      ['no-binary', ':none:'],
    ],
    [],
    ['a'],
  ],
  ['nothing behind everything', [['only-binary', ':all:,a,:none:,b']], [], ['b']],
  ['everything again', [['no-binary', ':none:,:all:,:none:,:all:']], [':all:'], []],
];

describe('applyBinaryOption', () => {
  it.each(rows)('%s', (_what, options, noBinary, onlyBinary) => {
    const rules: BinaryOptions = { noBinary: new Set(), onlyBinary: new Set() };
    for (const [option, value] of options) applyBinaryOption(rules, option, value);
    expect(rules).toEqual({ noBinary: new Set(noBinary), onlyBinary: new Set(onlyBinary) });
  });

  it('reads a hostile value in no time', () => {
    const start = cpuTime();
    applyBinaryOption({ noBinary: new Set(), onlyBinary: new Set() }, 'no-binary', ':all:,:none:,'.repeat(50_000));
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});

// A file that names a package beside --only-binary=:all:, and another one, or a flag, that says more.
test.each([
  [[{ noBinary: ['numpy'], onlyBinary: [':all:'] }], { noBinary: ['numpy'], onlyBinary: [':all:'] }],
  [[{ noBinary: [':all:'], onlyBinary: ['numpy'] }], { noBinary: [':all:'], onlyBinary: ['numpy'] }],
  [
    [
      { noBinary: ['numpy'], onlyBinary: [':all:'] },
      { noBinary: ['six'], onlyBinary: ['numpy'] },
    ],
    { noBinary: ['six'], onlyBinary: [':all:', 'numpy'] },
  ],
])('the rules of files %j together', (all, joined) => {
  expect(joinBinaries(all)).toEqual(joined);
});
