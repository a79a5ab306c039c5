// Which image to take: an order that a reader can follow, and the words at the top of the page.

import { describe, expect, it } from 'vitest';
import { answerTitle } from '../../../packages/core/src/render/html/html-answer.ts';
import { imageRanking } from '../../../packages/core/src/report/image-ranking.ts';
import { choices } from '../../../packages/core/src/report/choices.ts';
import type { Report, ReportPlan, ReportResult, ReportTarget } from '../../../packages/core/src/report/report.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

type Sign = 'w' | 's' | 'b' | 'i' | '?';
const verdicts = { w: 'wheel', s: 'sdist', b: 'build', i: 'impossible', '?': 'unknown' } as const;

/** One text a target, one letter a package. */
function report(
  columns: readonly (readonly [name: string, platform: string, verdicts: string, change?: Partial<ReportTarget>])[],
  change: Partial<Report> = {},
): Report {
  const targets = columns.map(([name, platform, , more = {}], position) =>
    sampleTarget('t1', { id: `t${position}`, base: name, name, platform, ...more }),
  );
  const length = columns[0]?.[2].length ?? 0;
  const packages = Array.from({ length }, (_, row) =>
    samplePackage(
      `pkg${row}`,
      row + 1,
      columns.map(([, , signs], position): ReportResult =>
        sampleResult(`t${position}`, { verdict: verdicts[signs.charAt(row) as Sign] }),
      ),
    ),
  );
  return sampleReport(packages, change, targets);
}

function plan(change: Partial<ReportPlan>): ReportPlan {
  return samplePlan({ base: 'a', platform: 'arm64', text: 'as told', ...change });
}
const pins = (count: number): ReportPlan['pins'] =>
  Array.from({ length: count }, (_, position) => ({ name: `pkg${position}`, version: '2.0' }));
const said = (rule: 'WC301' | 'WC302' | 'WC303', target: string): Report['diagnostics'][number] => ({
  rule,
  level: 'note',
  message: 'old',
  target,
  location: null,
  kind: 'said',
  about: [],
});

describe('imageRanking', () => {
  const rows: readonly (readonly [what: string, report: Report, order: readonly string[]])[] = [
    [
      'as asked where all are alike',
      report([
        ['a', 'x', 'ww'],
        ['b', 'x', 'ww'],
      ]),
      ['a', 'b'],
    ],
    [
      'what needs no compiler',
      report([
        ['a', 'x', 'wb'],
        ['b', 'x', 'ww'],
      ]),
      ['b', 'a'],
    ],
    [
      'fewer builds',
      report([
        ['a', 'x', 'bb'],
        ['b', 'x', 'bw'],
      ]),
      ['b', 'a'],
    ],
    [
      'many builds before one that cannot be installed',
      report([
        ['a', 'x', 'iw'],
        ['b', 'x', 'bb'],
      ]),
      ['b', 'a'],
    ],
    [
      'a build before more open questions',
      report([
        ['b', 'x', '??'],
        ['a', 'x', 'bw'],
      ]),
      ['a', 'b'],
    ],
    [
      'an open question before more builds',
      report([
        ['a', 'x', 'bb'],
        ['b', 'x', 'w?'],
      ]),
      ['b', 'a'],
    ],
    [
      'what is good on more platforms',
      report([
        ['a', 'x', 'ww'],
        ['b', 'x', 'ww'],
        ['a', 'y', 'wb'],
        ['b', 'y', 'ww'],
      ]),
      ['b', 'a'],
    ],
    [
      'good on one platform before little trouble on both',
      report([
        ['a', 'x', 'wwb'],
        ['a', 'y', 'wwb'],
        ['b', 'x', 'www'],
        ['b', 'y', 'bbb'],
      ]),
      ['b', 'a'],
    ],
    [
      'what is still supported',
      report(
        [
          ['a', 'x', 'ww'],
          ['b', 'x', 'ww'],
        ],
        { diagnostics: [said('WC302', 't0')] },
      ),
      ['b', 'a'],
    ],
    [
      'what is known and not guessed',
      report(
        [
          ['a', 'x', 'ww'],
          ['b', 'x', 'ww'],
        ],
        { diagnostics: [said('WC301', 't0')] },
      ),
      ['b', 'a'],
    ],
    [
      'fewer sdists',
      report([
        ['a', 'x', 'ws'],
        ['b', 'x', 'ww'],
      ]),
      ['b', 'a'],
    ],
    [
      'the smaller download',
      report([
        ['a', 'x', 'ww', { downloadSize: 2 }],
        ['b', 'x', 'ww', { downloadSize: 1 }],
      ]),
      ['b', 'a'],
    ],
    [
      'a download that is known',
      report([
        ['a', 'x', 'ww'],
        ['b', 'x', 'ww', { downloadSize: 1 }],
      ]),
      ['b', 'a'],
    ],
  ];
  it.each(rows)('puts first: %s', (_, given, order) => {
    expect(imageRanking(given).map(({ name }) => name)).toEqual(order);
  });
});

describe('the answer', () => {
  const rows: readonly (readonly [what: string, report: Report, words: string])[] = [
    ['no target', report([]), 'Nothing was checked'],
    ['nothing installed', report([['a', 'x', '']]), 'Nothing is installed on a'],
    ['one image, good', report([['a', 'x', 'ww']]), 'a needs no compiler'],
    ['one image, builds', report([['a', 'x', 'wb']]), 'a must build pkg1 1.0'],
    ['one image, nothing to install', report([['a', 'x', 'ib']]), 'a cannot install everything'],
    ['one image, open questions', report([['a', 'x', 'w?']]), 'a could not be judged in full'],
    ['one image, nothing but questions', report([['a', 'x', '??']]), 'Nothing could be judged on a'],
    [
      'nothing but questions',
      report([
        ['a', 'x', '??'],
        ['b', 'x', '??'],
      ]),
      'Which image to take is not known',
    ],
    [
      'the same question everywhere',
      report([
        ['a', 'x', 'bw?'],
        ['b', 'x', 'ww?'],
      ]),
      'As far as was judged, take b',
    ],
    [
      'a question elsewhere',
      report(
        [
          ['a', 'x', 'ww'],
          ['b', 'x', 'w?'],
        ],
        { complete: false },
      ),
      'Take a',
    ],
    [
      'the least in the way on each platform',
      report([
        ['a', 'x', 'wb'],
        ['a', 'y', 'ib'],
        ['b', 'x', 'ib'],
        ['b', 'y', 'bb'],
      ]),
      'Take a and build pkg1 1.0 on x',
    ],
    [
      'no other platform where that was asked for too',
      report([
        ['a', 'x', 'iw', { plans: [plan({ platform: 'y', kind: 'platform' })] }],
        ['b', 'x', 'iw'],
        ['a', 'y', 'wb'],
        ['b', 'y', 'wb'],
      ]),
      'None of the 2 images can install everything on x',
    ],
    [
      'one of two',
      report([
        ['a', 'x', 'wb'],
        ['b', 'x', 'ww'],
      ]),
      'Take b',
    ],
    [
      'the same on every platform',
      report([
        ['a', 'x', 'ww'],
        ['b', 'x', 'wb'],
        ['a', 'y', 'ws'],
        ['b', 'y', 'wb'],
      ]),
      'Take a',
    ],
    [
      'on one of two platforms',
      report([
        ['a', 'x', 'ww'],
        ['b', 'x', 'wb'],
        ['a', 'y', 'wb'],
        ['b', 'y', 'bb'],
      ]),
      'Take a on x',
    ],
    [
      'one image for each platform',
      report([
        ['a', 'x', 'ww'],
        ['b', 'x', 'wb'],
        ['a', 'y', 'wb'],
        ['b', 'y', 'ww'],
      ]),
      'Take a on x',
    ],
    [
      'no image, no way',
      report([
        ['a', 'x', 'bb'],
        ['b', 'x', 'wb'],
      ]),
      'Take b and build pkg1 1.0',
    ],
    [
      'nothing to install on any',
      report([
        ['a', 'x', 'ib'],
        ['b', 'x', 'ii'],
      ]),
      'None of the 2 images can install everything',
    ],
    [
      'another image',
      report([['a', 'x', 'wb', { plans: [plan({ base: 'c', platform: 'x', kind: 'base' })] }]]),
      'Take c instead',
    ],
    [
      'another pin',
      report([['a', 'x', 'wb', { plans: [plan({ platform: 'x', pins: pins(1) })] }]]),
      'Take a with pkg0 2.0',
    ],
    [
      'many pins',
      report([['a', 'x', 'wb', { plans: [plan({ platform: 'x', pins: pins(3) })] }]]),
      'Take a with 3 other pins',
    ],
    [
      'a new lock',
      report([['a', 'x', 'wb', { plans: [plan({ platform: 'x', kind: 'relock' })] }]]),
      'Take a, locked again',
    ],
    [
      'another image and a pin',
      report([['a', 'x', 'wb', { plans: [plan({ base: 'c', platform: 'x', kind: 'python', pins: pins(1) })] }]]),
      'Take c instead with pkg0 2.0',
    ],
    [
      'another Python where there is no image',
      report([
        [
          'cp312-musl1.2',
          'x',
          'wb',
          { base: null, plans: [plan({ base: null, platform: 'x', kind: 'python', text: 'Python 3.11, pkg0 2.0' })] },
        ],
      ]),
      'Take Python 3.11, pkg0 2.0',
    ],
    [
      'another platform',
      report([['a', 'x', 'wb', { plans: [plan({ platform: 'y', kind: 'platform' })] }]]),
      'Take a on y',
    ],
    [
      'the smallest change of all',
      report([
        ['a', 'x', 'bw', { plans: [plan({ platform: 'x', pins: pins(3) })] }],
        ['b', 'x', 'bb', { plans: [plan({ base: 'b', platform: 'x', pins: pins(1) })] }],
      ]),
      'Take b with pkg0 2.0',
    ],
    [
      'no plan where an image is good as it is',
      report([
        ['a', 'x', 'wb', { plans: [plan({ platform: 'x', pins: pins(1) })] }],
        ['b', 'x', 'ww'],
      ]),
      'Take b',
    ],
    [
      'a file that is refused everywhere',
      report(
        [
          ['a', 'x', 'ww'],
          ['b', 'x', 'ww'],
        ],
        {
          diagnostics: [
            { rule: 'WC111', level: 'error', message: 'hashes', target: null, location: null, kind: 'said', about: [] },
          ],
        },
      ),
      'None of the 2 images takes the file',
    ],
  ];
  it('is one for all platforms that need the same change', () => {
    const given = report([
      ['a', 'x', 'wb', { plans: [plan({ base: 'c', platform: 'x', kind: 'base' })] }],
      ['a', 'y', 'bb', { plans: [plan({ base: 'c', platform: 'y', kind: 'base' })] }],
    ]);
    expect(choices(given).map(({ platforms }) => platforms)).toEqual([['x', 'y']]);
    expect(answerTitle(given)).toBe('Take c instead');
  });

  it.each([
    // Each for itself would change no pin; what worker changes is a line of api's as well
    ['the lines of another service change for both', [plan({ base: 'w', platform: 'x', pins: pins(2) })], [2, 2]],
    ['each changes its image', [plan({ base: 'v', platform: 'x', kind: 'base' })], [0, 0]],
  ])('where %s', (_what, plans, changed) => {
    const both = plan({ base: 'a', platform: 'x', pins: pins(2) });
    const onService = (service: string, own: readonly ReportPlan[]) => ({ service, plans: own });
    const given = report([
      ['a', 'x', 'bw', onService('api', [both, plan({ base: 'c', platform: 'x', kind: 'base' })])],
      ['w', 'x', 'bb', onService('worker', plans)],
    ]);
    expect(choices(given).map((choice) => choice.plan?.pins.length)).toEqual(changed);
  });

  it.each(rows)('%s', (_, given, words) => {
    expect(answerTitle(given)).toBe(words);
  });
});
