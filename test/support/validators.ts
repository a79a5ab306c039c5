// The schemas of the machine formats, compiled: each answers with what is wrong, empty where nothing is.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'parse5';
import { memoryPages, validateXML } from 'xmllint-wasm';

const root = join(import.meta.dirname, '../..');

function validator(schema: string): (text: string) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const fits = ajv.compile(JSON.parse(readFileSync(join(root, schema), 'utf8')) as object);
  return (text) => {
    fits(JSON.parse(text));
    return (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

export const jsonFaults: (text: string) => readonly string[] = validator('packages/core/src/report/report.schema.json');
/** Of JSON Lines: each line by what the schema says of its kind. */
export function jsonlFaults(text: string): readonly string[] {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly type: string } & Readonly<Record<string, unknown>>);
  const of = (type: string) => lines.flatMap(({ type: own, ...line }) => (own === type ? [line] : []));
  const idOf = ({ target }: { readonly target?: unknown }): unknown =>
    (target as { readonly id: string } | null)?.id ?? null;
  const document = {
    ...of('run')[0],
    targets: of('target'),
    packages: of('result').map(({ name, version, location, origin, requiredBy, ...result }) => {
      return { name, version, location, origin, requiredBy, results: [{ ...result, target: idOf(result) }] };
    }),
    summary: Object.fromEntries(
      of('summary').map(({ target, complete: _complete, ...counts }) => [idOf({ target }), counts]),
    ),
    diagnostics: of('diagnostic').map((line) => ({ ...line, target: idOf(line) })),
  };
  return jsonFaults(JSON.stringify(document));
}
export const sarifFaults: (text: string) => readonly string[] = validator('fixtures/schemas/sarif-2.1.0.schema.json');
export const gitlabFaults: (text: string) => readonly string[] = validator(
  'fixtures/schemas/gitlab-code-quality.schema.json',
);

const schemas = ['jenkins-junit-4.xsd', 'jenkins-junit-10.xsd'];

/** Against both of Jenkins' schemas; many texts at once, because the validator starts anew for each call. */
export async function junitFaults(...texts: readonly string[]): Promise<readonly string[]> {
  const answers = await Promise.all(
    schemas.map((name) =>
      validateXML({
        xml: texts.map((contents, at) => ({ fileName: `report-${at}.xml`, contents })),
        maxMemoryPages: memoryPages.GiB,
        schema: { fileName: name, contents: readFileSync(join(root, 'fixtures/schemas', name), 'utf8') },
      }),
    ),
  );
  return answers.flatMap(({ errors }, position) =>
    errors.map(({ message, loc }) => `${loc?.fileName} by ${schemas[position]}: ${message}`),
  );
}

/** As a browser parses it (the algorithm of the HTML standard), with what it would silently mend. */
export function htmlFaults(text: string): readonly string[] {
  const faults: string[] = [];
  parse(text, {
    onParseError: ({ code, startLine, startCol }) => void faults.push(`${startLine}:${startCol} ${code}`),
  });
  return faults;
}
