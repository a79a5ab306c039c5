// Types of make-rule-docs.mjs for the tests.

import type { RuleText } from '../../packages/core/src/report/rules.ts';

export function rulePage(id: string, rule: RuleText): string;
