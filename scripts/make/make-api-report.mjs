// Writes docs/api-report.txt: every public name of @wheelcheck/core with its signature, so that a change of either shows in a diff.
// Docstrings are for readers (make-api-pages.mjs); who compares signatures is not told of a changed word.
// After `npm run build`: node scripts/make/make-api-report.mjs

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { publicNames } from './public-names.mjs';

/** The whole report, of what was compiled last. */
export function apiReport() {
  const all = publicNames();
  const parts = [...all].map(([path, exported]) => {
    const isKnown = ([name, { signature }]) => path !== '.' && all.get('.').get(name)?.signature === signature;
    const known = [...exported].filter(isKnown).map(([name]) => name);
    const own = [...exported].filter((each) => !isKnown(each)).map(([, { signature }]) => signature);
    const said = [...(known.length === 0 ? [] : [`As in @wheelcheck/core: ${known.join(', ')}.`]), ...own];
    return `## @wheelcheck/core${path.slice(1)}\n\n${said.join('\n\n')}\n`;
  });
  return `Public names of @wheelcheck/core and their signatures. Made by scripts/make/make-api-report.mjs.\n\n${parts.join('\n')}`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(root, 'docs', 'api-report.txt'), apiReport());
