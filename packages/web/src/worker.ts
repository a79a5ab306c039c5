// Judges, beside the page: a lock of megabytes does not freeze what the user sees.

import { check, DEFAULT_INDEX, IndexError, render, type Report, WheelcheckError } from '@wheelcheck/core';
import { webHost, webOpenSdist } from '@wheelcheck/core/web';
import type { Failure, Job, Told } from './messages.ts';
import { planJob } from './plan-job.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
const tell = (told: Told): void => self.postMessage(told);

tell({ kind: 'ready', index: DEFAULT_INDEX });

let stopping = new AbortController();

self.addEventListener('message', ({ data }: MessageEvent<Job | 'stop'>) => {
  if (data === 'stop') {
    stopping.abort();
    return;
  }
  stopping = new AbortController();
  judge(data, stopping.signal).then(
    (report) => tell({ kind: 'done', rendered: renderAll(report) }),
    (error: unknown) => tell({ kind: 'failed', failure: failureOf(error) }),
  );
});

async function judge(job: Job, signal: AbortSignal): Promise<Report> {
  const { index, offline } = job.settings;
  const host = webHost();
  // Somebody waits and looks: one more try is enough.
  const options = { offline, retries: 1, concurrency: 16 };
  const [first, ...beside] = (await planJob(job)).map(({ command, ...one }) => ({
    ...one,
    index: { host, ...(index === '' ? {} : { url: index }), ...(command === undefined ? {} : { command }), options },
  }));
  if (first === undefined) throw new RangeError('nothing was planned');
  return check({
    ...first,
    beside,
    ...(offline ? {} : { openSdist: webOpenSdist() }),
    ignoring: { ignores: [], today: new Date().toISOString().slice(0, 10) },
    signal,
    onProgress: (done, total) => tell({ kind: 'progress', done, total }),
  });
}

function renderAll(report: Report): { html: string; json: string; markdown: string; said: string } {
  const { packages, targets } = report;
  return {
    html: render('html', report),
    json: render('json', report),
    markdown: render('markdown', report),
    said: `${packages.length} packages judged on ${targets.length} ${targets.length === 1 ? 'target' : 'targets'}.`,
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof IndexError && error.kind === 'aborted')
    return { message: 'the check was stopped', reason: '', hint: '' };
  if (error instanceof WheelcheckError) {
    const { message, reason = '', hint = '' } = error;
    return { message, reason, hint };
  }
  return {
    message: 'wheelcheck itself failed',
    reason: String(error),
    hint: 'please report it, with the file if you may',
  };
}

// Everything that a run may load is loaded now, so that a page that is open works without a network. What fails here is asked for
// again by the run that needs it.
void import('./parts.ts')
  .then(({ parts }) => Promise.all(parts.map((part) => import(part))))
  .then(
    () => tell({ kind: 'loaded' }),
    () => undefined,
  );
