// What the page can do more where scripts run: copy a line, open and close everything, open what a link points at.

/** Everything it touches is there and of use without it; its hash stands in html-policy.ts. */
export const pageScript: string = `
'use strict';
const all = (selector) => [...document.querySelectorAll(selector)];
const told = document.querySelector('[role=status]');

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return document.execCommand('copy');
  }
}

for (const button of all('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const done = await copy(button.parentElement.querySelector('code'));
    button.textContent = told.textContent = done ? 'Copied' : 'Selected';
    setTimeout(() => {
      button.textContent = 'Copy';
      told.textContent = '';
    }, 2000);
  });
}

function fold(open) {
  for (const part of all('details')) part.open = open;
}
for (const [selector, open] of [['[data-open]', true], ['[data-close]', false]]) {
  for (const button of all(selector)) {
    button.hidden = false;
    button.addEventListener('click', () => fold(open));
  }
}

function follow() {
  const part = document.getElementById(location.hash.slice(1));
  if (part instanceof HTMLDetailsElement) part.open = true;
}
addEventListener('hashchange', follow);
follow();

let folded = [];
addEventListener('beforeprint', () => {
  folded = all('details:not([open])');
  fold(true);
});
addEventListener('afterprint', () => {
  for (const part of folded) part.open = false;
});
`;
