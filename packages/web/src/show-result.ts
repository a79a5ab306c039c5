// The report inside the page, and as files to keep.

import { element } from './element.ts';
import type { Failure, Rendered, SavedAs } from './messages.ts';

const types = {
  html: ['text/html', 'html'],
  json: ['application/json', 'json'],
  markdown: ['text/markdown', 'md'],
} as const;

let last: Rendered | undefined;

/**
 * Once, when the page has loaded.
 *
 * @param ask for the report as something that is not at hand; `saveText` gets it
 */
export function openResult(ask: (as: SavedAs) => void): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-save]'))
    button.addEventListener('click', () => {
      const as = button.dataset['save'];
      if (as === 'json' || as === 'markdown') ask(as);
      else if (last !== undefined) saveText('html', last.html);
    });
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

/** Hands the user a file. */
export function saveText(as: keyof typeof types, text: string): void {
  const [type, ending] = types[as];
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `wheelcheck.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
