// The table of rules, and the pages made from it.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleIds, rules } from '../../../packages/core/src/rules/rules.ts';
import { toldRules } from '../../../packages/core/src/rules/told-rules.ts';
import { rulePage } from '../../../scripts/make/make-rule-docs.mjs';

const folder = join(import.meta.dirname, '../../../docs/rules');

describe('rules', () => {
  it('each has a page, made from the table (node scripts/make/make-rule-docs.mjs)', () => {
    expect(readdirSync(folder).toSorted()).toEqual(ruleIds.map((id) => `${id}.md`).toSorted());
    for (const id of ruleIds) expect(readFileSync(join(folder, `${id}.md`), 'utf8')).toBe(rulePage(id, toldRules[id]));
  });

  it('each has a file, named after it', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../packages/core/src/rules'));
    expect(files.filter((file) => file.startsWith('wc'))).toEqual(
      ruleIds.map((id) => `${id.toLowerCase()}-${rules[id].name}.ts`),
    );
  });

  it('stand in order, with full sentences', () => {
    expect(ruleIds).toEqual(ruleIds.toSorted());
    const texts = ruleIds.flatMap((id) => [toldRules[id].meaning, toldRules[id].why, toldRules[id].remedy]);
    expect(texts.filter((text) => !/^(?:[A-Z]|pip ).*\.$/.test(text))).toEqual([]);
  });

  it('of packages lead where a verdict rests on them', () => {
    expect(ruleIds.filter((id) => rules[id].ofPackage?.role === 'leads')).toEqual([
      'WC101',
      'WC102',
      'WC103',
      'WC104',
      'WC106',
      'WC201',
      'WC202',
    ]);
  });
});
