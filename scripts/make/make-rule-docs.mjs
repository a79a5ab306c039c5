// Writes docs/rules/WCnnn.md from core's rules. After `npm run build`: node scripts/make/make-rule-docs.mjs

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toldRules } from '../../packages/core/dist/rules/told-rules.js';
import { root } from '../setup/bootstrap.mjs';

/** The page of one rule. */
export function rulePage(id, { name, level, meaning, why, remedy }) {
  return `# ${id} ${name}\n\nLevel: ${level}\n\n${meaning}\n\n**Why it matters.** ${why}\n\n**What to do.** ${remedy}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(root, 'docs', 'rules');
  mkdirSync(folder, { recursive: true });
  for (const [id, rule] of Object.entries(toldRules)) writeFileSync(join(folder, `${id}.md`), rulePage(id, rule));
}
