// Writes what `tools/options/` of the Dockerfile's room has of installers' options, from scripts/data/*-options.json:
//
//     node scripts/make/make-option-tables.mjs

import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../packages/core/src/dockerfile/tools/options/', import.meta.url);
const sources = {
  pip: 'record-pip-options.py asks of the parsers of the releases themselves',
  poetry: 'record-tool-options.py asks of the help of the releases themselves',
  pipenv: 'record-tool-options.py asks of the help of the releases themselves',
};

for (const tool of Object.keys(sources)) {
  const { releases, commands, choices } = JSON.parse(
    readFileSync(new URL(`../data/${tool}-options.json`, import.meta.url), 'utf8'),
  );
  const tables = Object.entries(commands).map(([command, options]) => `    ${command}: \`\\\n${lines(options)}\`,`);
  writeFileSync(
    new URL(`${tool}-options.ts`, folder),
    `// The options of ${tool}, which ${sources[tool]}: made by scripts/make/make-option-tables.mjs.

import { optionTable } from './option-table.ts';

export const ${tool}Options = optionTable({
  releases: \`${folded(releases.join(' '))}\`,
  commands: {
${tables.join('\n')}
  },
  choices: \`\\
${lines(choices)}\`,
});
`,
  );
}

/** Those of the same releases on a line. */
function lines(options) {
  const bySpans = new Map();
  for (const [name, spans] of Object.entries(options)) bySpans.set(spans, [...(bySpans.get(spans) ?? []), name]);
  return [...bySpans].map(([spans, names]) => `${spans}: ${names.join(' ')}`).join('\n');
}

function folded(text) {
  return text.replace(/(.{90,120}) /g, '$1\n    ');
}
