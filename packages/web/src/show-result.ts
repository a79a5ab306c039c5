// The report inside the page, and as files to keep.

import { element } from './element.ts';
import type { Failure, Rendered } from './messages.ts';

const types = {
  html: ['text/html', 'html'],
  json: ['application/json', 'json'],
  markdown: ['text/markdown', 'md'],
} as const;

let last: Rendered | undefined;

/** Once, when the page has loaded. */
export function openResult(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-save]'))
    button.addEventListener('click', () => save(button.dataset['save']));
  const frame = element('report', HTMLIFrameElement);
  // As high as what it holds: the page scrolls, not the frame.
  const grow = new ResizeObserver(() => {
    const height = frame.contentDocument?.documentElement.scrollHeight ?? 0;
    if (height > 0) frame.height = `${height + 2}`;
  });
  frame.addEventListener('load', () => {
    grow.disconnect();
    if (frame.contentDocument?.body) grow.observe(frame.contentDocument.body);
  });
}

export function showReport(rendered: Rendered): void {
  last = rendered;
  element('failure', HTMLDivElement).replaceChildren();
  element('report', HTMLIFrameElement).srcdoc = rendered.html;
  element('result', HTMLElement).hidden = false;
  element('said', HTMLParagraphElement).textContent = rendered.said;
  element('result-title', HTMLHeadingElement).focus();
}

/** Leaves no report of another run on the page. */
export function showFailure({ message, reason, hint }: Failure): void {
  last = undefined;
  element('result', HTMLElement).hidden = true;
  const head = document.createElement('strong');
  head.textContent = 'Not checked: ';
  const lines = [
    message,
    ...(reason === '' ? [] : [`Why: ${reason}`]),
    ...(hint === '' ? [] : [`What helps: ${hint}`]),
  ];
  element('failure', HTMLDivElement).replaceChildren(head, lines.join('\n'));
}

function save(kind: string | undefined): void {
  if (last === undefined || (kind !== 'html' && kind !== 'json' && kind !== 'markdown')) return;
  const [type, ending] = types[kind];
  const address = URL.createObjectURL(new Blob([last[kind]], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `wheelcheck.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
