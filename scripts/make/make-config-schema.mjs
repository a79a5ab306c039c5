// Writes packages/cli/wheelcheck.schema.json, with which editors check and complete a wheelcheck.toml, from the one table of
// options: node scripts/make/make-config-schema.mjs

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../setup/bootstrap.mjs';

/** The schema of a configuration, as text. */
export function configSchema(optionTable) {
  const rows = optionTable.filter(({ noConfiguration }) => noConfiguration === undefined);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'wheelcheck.toml, or [tool.wheelcheck] of a pyproject.toml',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(rows.map((row) => [keyOf(row), property(row)])),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function keyOf({ flags }) {
  return /--([\w-]+)/.exec(flags)[1];
}

function property(row) {
  const description = row.path ? `${row.help}; relative to this file` : row.help;
  if (keyOf(row) === 'ignore') return { description, ...ignores };
  const text = { type: 'string', minLength: 1, ...(row.choices ? { enum: row.choices } : {}) };
  if (row.repeatable) return { description, oneOf: [text, { type: 'array', items: text }] };
  if (row.number) {
    const { least, whole } = row.number;
    const initial = row.initial === undefined ? {} : { default: Number(row.initial) };
    return { description, type: whole ? 'integer' : 'number', minimum: least, ...initial };
  }
  if (!row.flags.includes('<')) return { description, type: 'boolean' };
  return { description, ...text, ...(row.initial === undefined ? {} : { default: row.initial }) };
}

const name = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const rule = '[Ww][Cc][0-9]{3}';

const ignores = {
  type: 'array',
  items: {
    oneOf: [
      { type: 'string', pattern: `^${name}(?::${rule})?$` },
      {
        type: 'object',
        additionalProperties: false,
        required: ['package'],
        properties: {
          package: { type: 'string', pattern: `^${name}$` },
          rule: { type: 'string', pattern: `^${rule}$`, description: 'without it, the leading rule, whatever it is' },
          reason: { type: 'string', minLength: 1 },
          until: {
            type: 'string',
            pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}',
            description: 'the last day on which it holds (UTC)',
          },
        },
      },
    ],
  },
};

if (process.argv[1] === import.meta.filename) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages/cli/src/option-table.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  const { optionTable } = await import(`data:text/javascript;base64,${source}`);
  writeFileSync(join(root, 'packages/cli/wheelcheck.schema.json'), configSchema(optionTable));
}
