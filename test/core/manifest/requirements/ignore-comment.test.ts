// `# wheelcheck: ignore` in requirements files: the comment itself, and the line that it stands on.

import { describe, expect, it } from 'vitest';
import { logicalLines } from '../../../../packages/core/src/manifest/requirements/logical-lines.ts';
import { parseIgnoreComment } from '../../../../packages/core/src/manifest/requirements/ignore-comment.ts';
import { requirementsTxt } from '../../../../packages/core/src/manifest/requirements/requirements-txt.ts';
import { readWith } from '../../../support/read-manifest.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { worded } from '../../../support/worded.ts';

describe('the comment', () => {
  const rows: readonly (readonly [comment: string, expected: unknown])[] = [
    ['# wheelcheck: ignore', [{ rule: null, reason: null }]],
    ['# wheelcheck: ignore built elsewhere', [{ rule: null, reason: 'built elsewhere' }]],
    ['#wheelcheck:ignore[WC101]', [{ rule: 'WC101', reason: null }]],
    ['# wheelcheck: ignore [WC102] x', [{ rule: 'WC102', reason: 'x' }]],
    ['# Wheelcheck: Ignore[wc101] why', [{ rule: 'WC101', reason: 'why' }]],
    [
      '# wheelcheck: ignore[WC101, WC107,] why',
      [
        { rule: 'WC101', reason: 'why' },
        { rule: 'WC107', reason: 'why' },
      ],
    ],
    ['# via pandas  # wheelcheck: ignore why', [{ rule: null, reason: 'why' }]],
    ['# wheelcheck: ignore[nothing such]', [{ rule: 'NOTHING SUCH', reason: null }]],
    ['# via wheelcheck', undefined],
    ['# noqa', undefined],
    ['', undefined],
  ];
  it.each(rows)('%s', (comment, expected) => {
    expect(parseIgnoreComment(comment)).toEqual(expected && { ok: true, value: expected });
  });

  it.each([
    ['# wheelcheck: ingore', 'ingore'],
    ['# wheelcheck:', ''],
    ['# wheelcheck: ignored', 'ignored'],
    ['# wheelcheck: ignore[WC101', 'ignore[WC101'],
    ['# wheelcheck: ignore[]', null],
    ['# wheelcheck: ignore[ , ]', null],
  ])('%s is wrong', (comment, found) => {
    expect(parseIgnoreComment(comment)).toEqual({ ok: false, found });
  });

  it.each([
    ['brackets', `# wheelcheck: ignore${'['.repeat(100_000)}`],
    ['signs', '#'.repeat(200_000)],
    ['blanks', `# wheelcheck:${' '.repeat(200_000)}ignore${' '.repeat(200_000)}x`],
  ])('is read in no time: %s', (_what, comment) => {
    const start = cpuTime();
    parseIgnoreComment(comment);
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});

describe('the line', () => {
  async function read(text: string): Promise<{ packages: readonly string[]; said: readonly string[] }> {
    const { packages, diagnostics } = await readWith(requirementsTxt, text, 'requirements.txt', async () => undefined);
    return {
      packages: packages.map(({ name, at, ignores = [] }) =>
        [name, at.line, ...ignores.map(({ rule, reason }) => `${rule ?? '*'}:${reason ?? ''}`)].join(' '),
      ),
      said: worded(diagnostics).map(
        ({ level, message, location }) => `${level} ${location?.line} ${message.slice(0, 38)}`,
      ),
    };
  }

  const rows: readonly (readonly [what: string, text: string, packages: readonly string[], said: readonly string[]])[] =
    [
      ['a pin', 'six==1.0 # wheelcheck: ignore why', ['six 1 *:why'], []],
      ['no such comment', 'six==1.0 # why', ['six 1'], []],
      ['the last of several lines', 'six \\\n  ==1.0 \\\n  # wheelcheck: ignore\nb==1', ['six 1 *:', 'b 4'], []],
      [
        'another requirement of the same name',
        'six==1.0 ; python_version < "3"\nsix==2.0 ; python_version >= "3" # wheelcheck: ignore',
        ['six 1', 'six 2 *:'],
        [],
      ],
      [
        'two requirements that are one',
        'six>1 # wheelcheck: ignore a\nsix==2 # wheelcheck: ignore b',
        ['six 1 *:a *:b'],
        [],
      ],
      ['an address', 'six @ https://files.example/six-1.0.zip # wheelcheck: ignore', ['six 1 *:'], []],
      [
        'no requirement',
        '# wheelcheck: ignore\nsix==1.0',
        ['six 2'],
        ['warning 1 this comment ignores nothing: it must '],
      ],
      [
        'an option',
        '--pre # wheelcheck: ignore\nsix==1.0',
        ['six 2'],
        ['warning 1 this comment ignores nothing: it must '],
      ],
      ['a mistake', 'six==1.0 # wheelcheck: skip', ['six 1'], ['warning 1 expected "# wheelcheck: ignore[WC101] ']],
      ['a fragment is no comment', 'https://files.example/six-1.0.zip#wheelcheck:ignore', ['six 1'], []],
    ];
  it.each(rows)('%s', async (_what, text, packages, said) => {
    const found = await read(text);
    expect(found.packages).toEqual(packages);
    expect(found.said.filter((each) => each.startsWith('warning'))).toEqual(said);
  });

  it('that holds such a comment alone stays, and does not decide the format', () => {
    expect(logicalLines('# a\n# wheelcheck: ignore\n')).toEqual([
      { line: 2, text: '', comment: '# wheelcheck: ignore' },
    ]);
    expect(requirementsTxt.matches('-', '# wheelcheck: ignore\nsix==1.0\n')).toBe(true);
  });
});
