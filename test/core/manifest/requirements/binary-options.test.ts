import { describe, expect, it, test } from 'vitest';
import type { BinaryOption } from '../../../../packages/core/src/manifest/binary-rules.ts';
import { binaryRules, binaryRulesApart } from '../../../../packages/core/src/manifest/requirements/binary-options.ts';
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

const optionsOf = (options: Options): readonly BinaryOption[] => options.map(([option, value]) => ({ option, value }));

describe('binaryRules', () => {
  it.each(rows)('%s', (_what, options, noBinary, onlyBinary) => {
    expect(binaryRules(optionsOf(options))).toMatchObject({ noBinary, onlyBinary });
  });

  it('reads a hostile value in no time', () => {
    const start = cpuTime();
    binaryRules([{ option: 'no-binary', value: ':all:,:none:,'.repeat(50_000) }]);
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
  expect(joinBinaries(all)).toMatchObject(joined);
});

describe('for uv each of the two options has a list of its own', () => {
  it.each<readonly [what: string, options: Options, noBinary: readonly string[], onlyBinary: readonly string[]]>([
    [
      'a name in both',
      [
        ['no-binary', 'six'],
        ['only-binary', 'six'],
      ],
      ['six'],
      ['six'],
    ],
    [
      'in either order',
      [
        ['only-binary', 'six'],
        ['no-binary', 'six'],
      ],
      ['six'],
      ['six'],
    ],
    [
      'everything in both',
      [
        ['no-binary', ':all:'],
        ['only-binary', ':all:'],
      ],
      [':all:'],
      [':all:'],
    ],
    [
      'a name and everything',
      [
        ['no-binary', 'six'],
        ['only-binary', ':all:'],
      ],
      ['six'],
      [':all:'],
    ],
    [
      'nothing',
      [
        ['no-binary', 'six,:none:'],
        ['only-binary', 'six'],
      ],
      [],
      ['six'],
    ],
  ])('%s', (_what, options, noBinary, onlyBinary) => {
    expect(binaryRulesApart(optionsOf(options))).toEqual({ noBinary, onlyBinary });
  });

  it('also where a file has one and a flag the other', () => {
    const stated =
      binaryRules(
        optionsOf([
          ['no-binary', 'six'],
          ['only-binary', 'six'],
        ]),
      ).stated ?? [];
    expect(binaryRulesApart(stated)).toEqual({ noBinary: ['six'], onlyBinary: ['six'] });
    expect(joinBinaries([binaryRules(stated)]).stated).toEqual(stated);
  });
});
