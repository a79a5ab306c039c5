// An index that gives no answer: which one it was, and whether it was asked at all, in every format.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { type Format, render } from '../../../packages/core/src/render/renderers.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import type { IndexSource } from '../../../packages/core/src/run/indexes.ts';
import { respond } from '../../support/respond.ts';
import { virtualHost } from '../../support/virtual-host.ts';

/** Knows every project and no file of it, but where the name of the host says that it is down. */
const host = virtualHost((url) =>
  Promise.resolve(
    new URL(url).hostname.includes('down')
      ? respond(503, {})
      : respond(200, { 'content-type': 'application/vnd.pypi.simple.v1+json' }, '{"meta":{},"name":"spam","files":[]}'),
  ),
);

const url = (name: string): string => `https://${name}.example/simple`;

async function checked(index: Partial<IndexSource>): Promise<Report> {
  return check({
    resolve: false,
    files: [{ path: 'requirements.txt', text: 'spam==1.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: { host, ...index },
  });
}

const said = (report: Report, format: Format): string => render(format, report, { width: 200, verbose: true });

describe('an index without an answer', () => {
  it.each<[what: string, index: Partial<IndexSource>, named: string]>([
    ['one', { url: url('down') }, url('down')],
    ['an extra one, beside a healthy one', { url: url('healthy'), extraUrls: [url('down')] }, url('down')],
    ['the main one, beside a healthy one', { url: url('down'), extraUrls: [url('healthy')] }, url('down')],
    [
      'the first of those asked in order',
      { url: url('healthy'), extraUrls: [url('down')], strategy: 'first-index' },
      url('down'),
    ],
    ['one whose name says something else', { url: url('offline-down') }, url('offline-down')],
  ])('%s: it alone is named, and was asked', async (_, index, named) => {
    const report = await checked(index);
    expect(report.faults).toEqual([
      { packages: ['spam'], silence: 'did not answer', cause: expect.stringMatching(/ \(\S+\)$/) },
    ]);
    const [fault] = report.faults;
    expect(fault?.cause.endsWith(`(${named})`)).toBe(true);
    for (const format of ['terminal', 'markdown', 'html', 'sarif', 'junit', 'github'] as const) {
      expect(said(report, format)).toContain('The index did not answer');
      expect(said(report, format)).not.toContain('The index was not asked');
    }
  });

  it('offline, it was not asked', async () => {
    const report = await checked({ url: url('healthy'), options: { offline: true } });
    expect(report.faults).toEqual([{ packages: ['spam'], silence: 'was not asked', cause: 'the run is offline' }]);
    for (const format of ['terminal', 'markdown', 'html', 'sarif', 'junit', 'github'] as const) {
      expect(said(report, format)).toContain('The index was not asked');
      expect(said(report, format)).not.toContain('The index did not answer');
    }
  });
});
