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

async function checked(index: Partial<IndexSource>, text = 'spam==1.0\n'): Promise<Report> {
  return check({
    resolve: false,
    files: [{ path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined) }],
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
    expect(report.faults).toMatchObject([
      { packages: ['spam'], silence: 'did not answer', cause: expect.stringMatching(/ \(\S+\)$/) },
    ]);
    // Of several that pip asks as one.
    expect(report.faults[0]?.remedy !== undefined).toBe(!('strategy' in index) && 'extraUrls' in index);
    const [fault] = report.faults;
    expect(fault?.cause.endsWith(`(${named})`)).toBe(true);
    for (const format of ['terminal', 'markdown', 'html', 'sarif', 'junit', 'github'] as const) {
      expect(said(report, format)).toContain('The index did not answer');
      expect(said(report, format)).not.toContain('The index was not asked');
    }
  });

  it('is not asked with the text of a variable that is not set, as a password or in the path', async () => {
    const asked: string[] = [];
    const watching = virtualHost((address) => {
      asked.push(address);
      return Promise.resolve(respond(404, {}));
    });
    for (const address of ['https://me:${TOKEN}@private.example/simple', 'https://private.example/${TOKEN}/simple']) {
      const { packages } = await checked({ host: watching }, `-i ${address}\nspam==1.0\n`);
      expect(packages.map(({ results }) => results.map(({ verdict }) => verdict))).toEqual([['unknown']]);
    }
    expect(asked).toEqual([]);
  });

  // pip would take from the page what the index lacks: neither an absence nor a build is certain.
  it.each<[text: string, answer: string]>([
    ['a release that the index lacks', ''],
    ['an sdist alone', '{"filename":"spam-1.0.tar.gz","url":"https://files.example/spam-1.0.tar.gz","hashes":{}}'],
    [
      'a wheel for other machines',
      '{"filename":"spam-1.0-cp312-cp312-win32.whl","url":"https://files.example/spam-1.0-cp312-cp312-win32.whl","hashes":{}}',
    ],
  ])('%s, beside --find-links of the file: it does not decide alone', async (_, files) => {
    const beside = virtualHost(() =>
      Promise.resolve(
        respond(
          200,
          { 'content-type': 'application/vnd.pypi.simple.v1+json' },
          `{"meta":{"api-version":"1.0"},"name":"spam","files":[${files}]}`,
        ),
      ),
    );
    const report = await checked(
      { host: beside, url: url('healthy') },
      '-f https://files.example/wheels/\nspam==1.0\n',
    );
    expect(report.packages[0]?.results[0]).toMatchObject({ verdict: 'unknown', reason: 'index' });
    expect(report.faults).toMatchObject([
      {
        packages: ['spam'],
        silence: 'does not decide alone',
        cause: 'the files at https://files.example/wheels/ (requirements.txt) are not seen',
      },
    ]);
    expect(said(report, 'terminal')).toContain('The index does not decide alone');
  });

  it('a wheel of an index is one, whatever --find-links leads to', async () => {
    const file =
      '{"filename":"spam-1.0-py3-none-any.whl","url":"https://files.example/spam-1.0-py3-none-any.whl","hashes":{}}';
    const beside = virtualHost(() =>
      Promise.resolve(
        respond(
          200,
          { 'content-type': 'application/vnd.pypi.simple.v1+json' },
          `{"meta":{"api-version":"1.0"},"name":"spam","files":[${file}]}`,
        ),
      ),
    );
    const report = await checked({ host: beside, url: url('healthy') }, '-f wheels\nspam==1.0\n');
    expect(report.packages[0]?.results[0]?.verdict).toBe('wheel');
  });

  it('with --no-index in the file, none is asked: a wheel of an index is none that pip takes', async () => {
    const report = await checked({}, '--no-index\nspam==1.0\n');
    expect(report.faults).toMatchObject([
      { silence: 'was not asked', cause: 'no index may be asked: --no-index in requirements.txt' },
    ]);
    expect((await checked({}, '--no-index\n-f wheels\nspam==1.0\n')).faults).toMatchObject([
      { silence: 'does not decide alone', cause: 'the files at wheels (requirements.txt) are not seen' },
    ]);
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
