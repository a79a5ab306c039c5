// The type of what -f json writes, its JSON Schema and what is written agree: the type is made from the schema, the compiler
// holds the writer to it, and every report among the fixtures is parsed with it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json } from '../../../packages/core/src/render/data/json.ts';
import { jsonDocument } from '../../../packages/core/src/render/data/json-document.ts';
import { jsonl } from '../../../packages/core/src/render/data/jsonl.ts';
import type { WrittenReport } from '../../../packages/core/src/report/written-report.ts';
import { reportType } from '../../../scripts/make/make-report-type.mjs';
import { filledReport } from '../../support/sample-report.ts';
import { jsonFaults, jsonlFaults } from '../../support/validators.ts';

const root = join(import.meta.dirname, '../../..');
const core = join(root, 'packages/core/src/report');
const projects = join(root, 'fixtures/projects');

/** Every transcript of a check whose output is JSON. */
const transcripts = readdirSync(projects, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.transcript.md'))
  .flatMap((path) => {
    const text = readFileSync(join(projects, path), 'utf8');
    const format = /^ {4}\$ wheelcheck (?!explain|images).*-f (json|jsonl)(?: |$)/m.exec(text)?.[1];
    const written = /^stdout\n\n```\n([\s\S]*?)^```$/m.exec(text)?.[1] ?? '';
    return format === undefined ? [] : [{ path, format, written }];
  });

it('the type is made from the schema (node scripts/make/make-report-type.mjs)', () => {
  const schema = JSON.parse(readFileSync(join(core, 'report.schema.json'), 'utf8')) as object;
  expect(readFileSync(join(core, 'written-report.ts'), 'utf8')).toBe(reportType(schema));
});

describe('every report among the transcripts', () => {
  it('is found', () => {
    expect(transcripts.map(({ format }) => format)).toEqual(expect.arrayContaining(['json', 'jsonl']));
  });

  it.each(transcripts)('$path', ({ format, written }) => {
    expect(format === 'json' ? jsonFaults(written) : jsonlFaults(written)).toEqual([]);
  });
});

describe('a report with every field filled', () => {
  const filled = filledReport('as it came');
  // Where the installer refuses the whole file, nothing is advised.
  const report = { ...filled, diagnostics: filled.diagnostics.filter(({ level }) => level !== 'error') };

  it('fits', () => {
    expect(jsonFaults(json(report))).toEqual([]);
    expect(jsonlFaults(jsonl(report))).toEqual([]);
  });

  /** Whatever is an object somewhere in the document, with what lies behind it left alone. */
  function objects(value: unknown): readonly Record<string, unknown>[] {
    if (typeof value !== 'object' || value === null) return [];
    const inner = Object.values(value).flatMap(objects);
    return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
  }

  it('fits no longer with a key more, or a key less, anywhere', () => {
    const document: WrittenReport = JSON.parse(json(report));
    const unseen: string[] = [];
    for (const each of objects(document)) {
      if (each === document.summary) continue;
      for (const key of Object.keys(each)) {
        const { [key]: value, ...others } = each;
        delete each[key];
        if (jsonFaults(JSON.stringify(document)).length === 0) unseen.push(`without ${key}`);
        for (const other of Object.keys(others)) delete each[other];
        Object.assign(each, { [key]: value, ...others });
      }
      each['more'] = null;
      if (jsonFaults(JSON.stringify(document)).length === 0) unseen.push(`more beside ${Object.keys(each).join()}`);
      delete each['more'];
    }
    expect(unseen).toEqual([]);
  });

  it('has its keys in the order of the schema', () => {
    const document: WrittenReport = jsonDocument(report);
    const { $defs, properties } = JSON.parse(readFileSync(join(core, 'report.schema.json'), 'utf8')) as Shape;
    const order = (name: string): readonly string[] => Object.keys($defs?.[name]?.properties ?? {});
    const [target] = document.targets;
    const [pkg] = document.packages;
    expect(Object.keys(document)).toEqual(Object.keys(properties ?? {}));
    expect(Object.keys(target ?? {})).toEqual(order('target'));
    expect(Object.keys(target?.plans[0] ?? {})).toEqual(order('plan'));
    expect(Object.keys(target?.install ?? {})).toEqual(order('install'));
    expect(Object.keys(pkg ?? {})).toEqual(order('package'));
    expect(Object.keys(pkg?.results[0] ?? {})).toEqual(order('result'));
    expect(Object.keys(document.diagnostics[0] ?? {})).toEqual(order('diagnostic'));
  });
});

interface Shape {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly $defs?: Readonly<Record<string, Shape>>;
}
