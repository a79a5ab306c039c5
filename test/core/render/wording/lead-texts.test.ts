// What stands first in a report of several targets, and that the table follows it.

import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../packages/core/src/render/terminal/terminal.ts';
import { leadTexts } from '../../../../packages/core/src/render/wording/lead-texts.ts';
import type { Report, ReportPlan } from '../../../../packages/core/src/report/report.ts';
import type { BuildStop } from '../../../../packages/core/src/report/stop-words.ts';
import { samplePackage, samplePlan, sampleReport, sampleResult, sampleTarget } from '../../../support/sample-report.ts';

const pinned = samplePlan({
  base: 'python:3.12-slim',
  pins: [{ name: 'spam', version: '2.0' }],
  notes: ['serves the other too'],
});
const moved = samplePlan({ base: 'python:3.11-slim', kind: 'base' });

/** `api` and `worker` on one image, `spam` to be built on both. */
function services(api: readonly ReportPlan[], worker: readonly ReportPlan[]): Report {
  const command = { path: 'Dockerfile', stage: null, line: 3, command: 'pip install -r requirements.txt' };
  const targets = [
    { name: 'api', plans: api },
    { name: 'worker', plans: worker },
  ].map(({ name, plans }, position) =>
    sampleTarget('t1', { id: `t${position}`, name, service: name, plans, commands: [command], dockerfile: command }),
  );
  const results = targets.map(({ id }) =>
    sampleResult(id, { verdict: 'build', rules: ['WC101'], why: 'No wheel fits.' }),
  );
  return sampleReport([samplePackage('spam', 1, results)], {}, targets);
}

describe('what leads', () => {
  it.each<[what: string, report: Report, texts: readonly string[]]>([
    [
      'is one line for those that make the same change, without what else is to be known of it',
      services([pinned], [pinned]),
      ['Take spam 2.0 in api and worker: nothing has to be compiled then.'],
    ],
    [
      'names the service that another image is for',
      services([moved], [pinned]),
      [
        'Take python:3.11-slim for api: nothing has to be compiled then (no pin changes).',
        'Take spam 2.0 in worker: nothing has to be compiled then.',
      ],
    ],
    [
      'says what is to be built where nothing helps',
      services([], [moved]),
      [
        'api must build spam 1.0.',
        'Take python:3.11-slim for worker: nothing has to be compiled then (no pin changes).',
      ],
    ],
  ])('%s', (_what, report, texts) => {
    expect(leadTexts(report)).toEqual(texts);
  });

  it.each([
    ['add gcc', ['api must build spam 1.0.'], []],
    // The change that leaves nothing to build stands with the stop.
    ['add gcc', [], [pinned]],
    [undefined, [], [pinned]],
  ])('says no more where docker build stops above and %s helps: %j', (remedy, texts, plans) => {
    const stop: BuildStop = {
      command: 'pip install',
      why: 'api has no compiler',
      remedy,
      first: true,
      behind: true,
      judged: true,
    };
    const about = { rule: null, level: 'warning', message: 'it stops', kind: 'lacking-needs', about: [] } as const;
    const location = { path: 'Dockerfile', line: 3 };
    const report = { ...services(plans, [moved]), diagnostics: [{ ...about, target: 't0', location, stop } as const] };
    expect(leadTexts(report).slice(0, -1)).toEqual(texts);
    const way = plans.length === 0 ? [] : ['take spam 2.0 in api: nothing has to be compiled then'];
    const change = [...(remedy === undefined ? [] : [remedy]), ...way].join('; or ');
    expect(terminal(report).replaceAll(/\s+/g, ' ')).toContain(`api has no compiler. change ${change}`);
  });

  it('stands above the table, and the details below it', () => {
    const text = terminal(services([moved], [pinned]));
    const places = ['api on python:3.12-slim: pip install', 'Take python:3.11-slim', 'to build', 'No wheel fits.'];
    expect(places.map((part) => text.indexOf(part))).toEqual(
      places.map((part) => text.indexOf(part)).toSorted((a, b) => a - b),
    );
    expect(text).not.toContain('As it is');
  });
});
