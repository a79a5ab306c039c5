// The page: files and settings in, a worker that judges, the report out.

import { element } from './element.ts';
import { openFileList } from './file-list.ts';
import type { Asked, Told } from './messages.ts';
import { fromHash, toHash } from './settings.ts';
import { readSettings, showSettings } from './settings-form.ts';
import { openResult, saveText, showFailure, showReport } from './show-result.ts';

const worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
const list = openFileList((message) => showFailure({ message, reason: '', hint: '' }));
const check = element('check', HTMLButtonElement);
const stop = element('stop', HTMLButtonElement);
const link = element('link', HTMLButtonElement);
const progress = element('progress', HTMLProgressElement);
const progressText = element('progress-text', HTMLLabelElement);

let usualIndex = 'the public one';

showSettings(fromHash(location.hash));
showIndex();
openResult(ask);
addEventListener('hashchange', () => {
  showSettings(fromHash(location.hash));
  showIndex();
});
element('index', HTMLInputElement).addEventListener('input', showIndex);
element('offline', HTMLInputElement).addEventListener('change', showIndex);

element('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const settings = readSettings();
  history.replaceState(null, '', `#${toHash(settings)}`);
  element('failure', HTMLDivElement).replaceChildren();
  running(true);
  ask({ files: list.files(), settings });
});
stop.addEventListener('click', () => ask('stop'));
link.addEventListener('click', () => {
  history.replaceState(null, '', `#${toHash(readSettings())}`);
  void navigator.clipboard.writeText(location.href).then(
    () => say('Copied: the link carries the settings, not the files.'),
    () => say('The link is in the address bar.'),
  );
});

worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  if (data.kind === 'progress') {
    [progress.value, progress.max] = [data.done, data.total];
    progressText.textContent = `${data.done} of ${data.total} packages`;
    return;
  }
  if (data.kind === 'ready') {
    usualIndex = data.index;
    showIndex();
    return;
  }
  if (data.kind === 'loaded') {
    element('loaded', HTMLParagraphElement).hidden = false;
    return;
  }
  if (data.kind === 'saved') {
    saveText(data.as, data.text);
    return;
  }
  running(false);
  if (data.kind === 'done') showReport(data.rendered);
  else showFailure(data.failure);
});
worker.addEventListener('error', () => {
  running(false);
  showFailure({ message: 'the part that judges did not load', reason: '', hint: 'load the page again' });
});

function ask(what: Asked): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
  worker.postMessage(what);
}

function running(is: boolean): void {
  check.disabled = is;
  stop.hidden = !is;
  element('running', HTMLDivElement).hidden = !is;
  progress.removeAttribute('value');
  progressText.textContent = 'Reading …';
}

/** Who is asked, before anything is. */
function showIndex(): void {
  const { index, offline } = readSettings();
  const address = index === '' ? usualIndex : index;
  const host = URL.canParse(address) ? new URL(address).host : address;
  element('asked-index', HTMLSpanElement).textContent = offline ? 'none is asked now' : host;
}

function say(text: string): void {
  link.textContent = text;
  element('said', HTMLParagraphElement).textContent = text;
  setTimeout(() => (link.textContent = 'Copy link to these settings'), 3000);
}
