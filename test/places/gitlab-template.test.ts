// The GitLab template: its own variables, its version, its reports. `pnpm test:parts gitlab-template` runs its job.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { optionTable } from '../../packages/cli/src/option-table.ts';
import { variableOf } from '../../packages/cli/src/options.ts';
import { VERSION } from '../../packages/cli/src/version.ts';
import { renderers } from '../../packages/core/src/render/renderers.ts';

const template = readFileSync(join(import.meta.dirname, '../../templates/wheelcheck.gitlab-ci.yml'), 'utf8');

it('names this version, and no package that nobody published', () => {
  expect(template).toContain("WHEELCHECK_VERSION: ''");
  expect(template).toContain(`ref: v${VERSION}`);
});

it('takes its own variables away before the command, which refuses what is none of its options', () => {
  const options = new Set(optionTable.map(({ flags }) => variableOf(/--[\w-]+/.exec(flags)?.[0] ?? '')));
  const own = [...template.matchAll(/^ {4}(WHEELCHECK_\w+):/gm)].map(([, name]) => name ?? '');
  expect(own.filter((name) => options.has(name))).toEqual([]);
  expect(template).toContain(`- unset ${own.join(' ')}\n`);
});

it('hands over the reports that it writes', () => {
  const written = [...template.matchAll(/-f (\w+)=(\S+)/g)].map(
    ([, format, file]) => [format ?? '', file ?? ''] as const,
  );
  expect(written.map(([format]) => format)).toEqual(['gitlab', 'junit']);
  expect(written.filter(([format]) => !Object.hasOwn(renderers, format))).toEqual([]);
  expect(written.filter(([, file]) => !new RegExp(`^ {6}(?:codequality|junit): ${file}$`, 'm').test(template))).toEqual(
    [],
  );
});
