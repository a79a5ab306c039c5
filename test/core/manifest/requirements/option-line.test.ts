import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOptionLine } from '../../../../packages/core/src/manifest/requirements/option-line.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

/** The requirement, then `name=value` of each option, then what is dropped behind a `|`. */
function summary(text: string): string {
  const line = parseOptionLine(text);
  if (!line.ok) return `refused: ${line.problem}`;
  const { requirement, options, ignored } = line.value;
  const dropped = ignored.length > 0 ? [`| ${ignored.join(' ')}`] : [];
  return [requirement, ...options.map(({ name, value }) => `${name}=${value}`), ...dropped].join(' ');
}

const sha = 'sha256:abc';
const rows: readonly (readonly [text: string, read: string])[] = [
  ['six==1.16.0', 'six==1.16.0'],
  ['six == 1.16.0 ; python_version > "3"', 'six == 1.16.0 ; python_version > "3"'],
  [`six --hash=${sha} --hash ${sha}`, `six hash=${sha} hash=${sha}`],
  [`six    --hash=${sha}`, `six    hash=${sha}`],
  ['-r base.txt', ' requirement=base.txt'],
  ['-rbase.txt', ' requirement=base.txt'],
  ['-r=base.txt', ' requirement==base.txt'],
  ['--requirement=base.txt', ' requirement=base.txt'],
  ['--requirem base.txt', ' requirement=base.txt'],
  ['--req base.txt', 'refused: ambiguous option: --req (--require-hashes, --requirement?)'],
  ['-c limits.txt -e .', ' constraint=limits.txt editable=.'],
  ['-e ".[dev, test]"', ' editable=.[dev, test]'],
  ["-e '.[dev]'", ' editable=.[dev]'],
  ['-e . ; python_version > "3"', ' editable=. | ; python_version > 3'],
  ['-i https://index.example/simple', ' index-url=https://index.example/simple'],
  ['--pypi-url=https://index.example/simple', ' index-url=https://index.example/simple'],
  ['--index-url ""', ' index-url='],
  ['--pre --prefer-binary --no-index', ' pre= prefer-binary= no-index='],
  ['--pre six', ' pre= | six'],
  ['--pre -- --what --ever', ' pre= | --what --ever'],
  ['- six', ' | - six'],
  ['-f a\\ b', ' find-links=a b'],
  ['-f "a\\"b\\\\c\\d"', ' find-links=a"b\\c\\d'],
  ["-f 'a\\'", ' find-links=a\\'],
  ['-f a\'\'b""', ' find-links=ab'],
  ['-f\ta\tb', ' find-links=a | b'],
  ['--config-settings a=b -C c=d=e', ' config-settings=a=b config-settings=c=d=e'],
  ['--config-setting a=b', ' config-settings=a=b'],
  ['--global-option build_ext', ' global-option=build_ext'],
  ['--use-feature=no-such-feature', ' use-feature=no-such-feature'],
  ['--trusted-host files.example', ' trusted-host=files.example'],
  // refused
  ['--no-such-option', 'refused: no such option: --no-such-option'],
  ['-x', 'refused: no such option: -x'],
  ['--install-option=x', 'refused: no such option: --install-option'],
  ['--no', 'refused: ambiguous option: --no (--no-binary, --no-index, --no-require-hashes?)'],
  ['--pre=1', 'refused: --pre takes no value'],
  ['-r', 'refused: -r needs a value'],
  ['six --hash', 'refused: --hash needs a value'],
  ['six --hash=md5:abc', 'refused: expected one of sha256, sha384, sha512 in --hash, found "md5"'],
  ['six --hash=SHA256:abc', 'refused: expected one of sha256, sha384, sha512 in --hash, found "SHA256"'],
  ['six --hash=abc', 'refused: expected --hash=ALGORITHM:DIGEST, found "abc"'],
  ['-C abc', 'refused: expected -C KEY=VALUE, found "abc"'],
  ['--only-binary --pre', 'refused: --only-binary needs a value, found the option --pre'],
  ["-f 'a", 'refused: no closing quotation mark in "-f \'a"'],
  ['-f "a\\', 'refused: no closing quotation mark in "-f "a\\"'],
  ['-f a\\', 'refused: nothing follows the backslash at the end of "-f a\\"'],
];

describe('parseOptionLine', () => {
  it.each(rows)('%s', (text, read) => {
    expect(summary(text)).toBe(read);
  });

  it('never throws', () => {
    const word = fc.constantFrom(
      '-',
      '--',
      '-e',
      '--hash',
      '=',
      '"',
      "'",
      '\\',
      ' ',
      'six',
      '--no',
      'sha256:',
      ':all:',
      '\t',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join('')),
        ),
        (text) => void parseOptionLine(text),
      ),
    );
  });

  it.each([
    ['options', '--pre '.repeat(40_000)],
    ['quotes', `-f ${'"'.repeat(200_000)}`],
    ['backslashes', `-f ${'\\'.repeat(200_000)}`],
    ['one word', `-f ${'a'.repeat(200_000)}`],
    ['an option name', `--${'a'.repeat(200_000)}`],
    ['words behind --', `-- ${'a '.repeat(100_000)}`],
  ])('reads 200 kB of %s in no time', (_what, text) => {
    const start = cpuTime();
    parseOptionLine(text);
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});
