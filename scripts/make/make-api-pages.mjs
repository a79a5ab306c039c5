// Writes docs/api/: a page for each entry of @wheelcheck/core with its public names, what they are for and their signatures.
// After `npm run build`: node scripts/make/make-api-pages.mjs

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { publicNames } from './public-names.mjs';

const about = {
  '.': 'Everything that runs wherever JavaScript does.',
  './node': 'What Node lends: HTTP with proxies, a cache, files, archives.',
  './web': 'What the web lends, in browsers, workers, Bun, Deno and Node.',
  './check': 'A check and what it takes: for pages and functions that are to load little.',
  './containers': 'What Dockerfiles and compose files install.',
  './packaging': 'The Python standards as values: versions, specifiers, markers, names, tags (PEP 440, 508, 503, 425).',
  './html-on-demand':
    'The HTML report for pages: parts that only a report with something in the way has are loaded with the first one.',
  './text': 'What is said about text in general.',
};

/** @returns file name → text, of what was compiled last */
export function apiPages() {
  const all = publicNames();
  const renders = [...all].filter(([path]) => path.startsWith('./render/'));
  const pages = [...all]
    .filter(([path]) => path in about)
    .map(([path, names]) => [pageName(path), page(path, names, path === '.' ? undefined : all.get('.'))]);
  const formats = renders.map(([path, names]) => section(path.slice('./render/'.length), [...names.values()][0]));
  const render = `# @wheelcheck/core/render/…\n\nEach format by itself, so that whoever wants one loads no other.\n\n${formats.join('\n')}`;
  const rows = pages.map(([file], position) => {
    const path = Object.keys(about)[position];
    return `| [\`@wheelcheck/core${path.slice(1)}\`](${file}) | ${about[path]} |`;
  });
  const index = [
    '# The interface of @wheelcheck/core',
    'Made by `node scripts/make/make-api-pages.mjs` from the declarations. How to begin: [as a library](../library.md).',
    [
      '| entry | what is in it |',
      '| --- | --- |',
      ...rows,
      '| [`@wheelcheck/core/render/…`](render.md) | One format of reports each. |',
    ].join('\n'),
  ];
  return new Map([...pages, ['render.md', render], ['README.md', `${index.join('\n\n')}\n`]]);
}

function pageName(path) {
  return path === '.' ? 'core.md' : `${path.slice(2)}.md`;
}

function page(path, names, base) {
  const isKnown = ([name, { signature }]) => base?.get(name)?.signature === signature;
  const known = [...names].filter(isKnown).map(([name]) => `[\`${name}\`](core.md#${name.toLowerCase()})`);
  const own = [...names].filter((each) => !isKnown(each)).toSorted(byKind);
  const parts = [
    `# @wheelcheck/core${path.slice(1)}\n`,
    `${about[path]}\n`,
    ...(known.length > 0 ? [`As in @wheelcheck/core: ${known.join(', ')}.\n`] : []),
    ...own.map(([name, each]) => section(name, each)),
  ];
  return parts.join('\n');
}

/** What is called comes first. */
function byKind([, one], [, other]) {
  return kind(one) - kind(other);
}

function kind({ members }) {
  return ['function', 'class', 'const'].findIndex((word) => members.startsWith(word)) >>> 0;
}

function section(title, { docstring, members }) {
  const said = prose(docstring);
  return `## ${title}\n\n${said === '' ? '' : `${said}\n\n`}\`\`\`ts\n${members}\n\`\`\`\n`;
}

/** A docstring as Markdown: parameters as a list. */
function prose(docstring) {
  const lines = docstring
    .replace(/^\/\*\*\s?/, '')
    .replace(/\s*\*\/\s*$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''));
  return lines
    .join('\n')
    .trim()
    .replaceAll(/^@param (\S+) /gm, '- `$1`: ')
    .replaceAll(/^@returns /gm, '- returns ')
    .replaceAll(/^@throws /gm, '- throws ')
    .replace(/([^\n])\n- /, '$1\n\n- ');
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(root, 'docs', 'api');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [file, text] of apiPages()) writeFileSync(join(folder, file), text);
}
