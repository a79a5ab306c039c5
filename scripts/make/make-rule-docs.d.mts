// Types of make-rule-docs.mjs for the tests.

import type { RuleText } from '../../packages/core/src/rules/define-rule.ts';

export function rulePage(id: string, rule: RuleText): string;
