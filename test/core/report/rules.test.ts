// The table of rules, and the pages made from it.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleIds, rules } from '../../../packages/core/src/report/rules.ts';
import { rulePage } from '../../../scripts/make/make-rule-docs.mjs';

const folder = join(import.meta.dirname, '../../../docs/rules');

describe('rules', () => {
  it('each has a page, made from the table (node scripts/make/make-rule-docs.mjs)', () => {
    expect(readdirSync(folder).toSorted()).toEqual(ruleIds.map((id) => `${id}.md`).toSorted());
    for (const id of ruleIds) expect(readFileSync(join(folder, `${id}.md`), 'utf8')).toBe(rulePage(id, rules[id]));
  });

  it('stand in order, with full sentences', () => {
    expect(ruleIds).toEqual(ruleIds.toSorted());
    for (const id of ruleIds)
      expect(
        Object.values(rules[id])
          .slice(2)
          .every((text) => text.endsWith('.')),
      ).toBe(true);
  });
});
