// Types of make-api-report.mjs for the tests.

export function apiReport(): string;
