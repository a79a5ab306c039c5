// Judges, beside the page: a lock of megabytes does not freeze what the user sees.

import { check, DEFAULT_INDEX, type Report, WheelcheckError } from '@wheelcheck/core/check';
import { htmlOnDemand } from '@wheelcheck/core/html-on-demand';
import { webHost, webOpenSdist } from '@wheelcheck/core/web';
import { failureOf } from './failure-of.ts';
import type { Asked, Job, SavedAs, Told } from './messages.ts';
import { planJob } from './plan-job.ts';

/** Milliseconds that the page is left to whoever looks at it before it loads what only some files need. */
const quiet = 2000;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
const tell = (told: Told): void => self.postMessage(told);
const fail = (error: unknown): void => tell({ kind: 'failed', failure: failureOf(error) });

tell({ kind: 'ready', index: DEFAULT_INDEX });

let stopping = new AbortController();
let last: Report | undefined;
let loading: Promise<void> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (data === 'stop') stopping.abort();
  else if (data === 'json' || data === 'markdown') save(data).catch(fail);
  else {
    stopping = new AbortController();
    run(data, stopping.signal).catch(fail).finally(loadRest);
  }
});
setTimeout(loadRest, quiet);

async function run(job: Job, signal: AbortSignal): Promise<void> {
  last = undefined;
  const report = await judge(job, signal);
  const { packages, targets } = report;
  const said = `${packages.length} packages judged on ${targets.length} ${targets.length === 1 ? 'target' : 'targets'}.`;
  last = report;
  tell({ kind: 'done', rendered: { html: await htmlOnDemand(report), said } });
}

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

async function save(as: SavedAs): Promise<void> {
  if (last === undefined) throw new WheelcheckError({ code: 'usage', message: 'there is no report yet' });
  const renderers = await import('./other-reports.ts');
  tell({ kind: 'saved', as, text: renderers[as](last) });
}

/**
 * Once, after the first run or when nobody has asked for one for a while: all that a run may load, so that a page that is open works
 * without a network. What fails here is asked for again by the run that needs it.
 */
function loadRest(): void {
  loading ??= import('./parts.ts')
    .then(({ parts }) => Promise.all(parts.map((part) => import(part))))
    .then(
      () => tell({ kind: 'loaded' }),
      () => (loading = undefined),
    );
}
