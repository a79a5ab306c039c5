// A wheel whose tag only the image's pip does not know is had with another pip, and not by an older version alone.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { smallIndex } from '../../support/small-index.ts';

const [known, unknown] = ['cp312-cp312-manylinux1_x86_64', 'cp312-cp312-manylinux_2_17_x86_64'];
const index = smallIndex({
  spam: {
    '1.0': { files: ['tar.gz', known], requires: [] },
    '2.0': { files: ['tar.gz', unknown], requires: [] },
  },
  ham: { '2.0': { files: ['tar.gz', unknown], requires: [] } },
  old: { '1.0': { files: ['py3-none-any'], requires: ['pytz (>dev)'] } },
  pytz: { '1.0': { files: ['py3-none-any'], requires: [] } },
});

it.each<[text: string, pip: string, plans: readonly string[], fix: string]>([
  ['spam==2.0\n', '19.0', ['pip install -U pip first', 'spam 1.0 (older)'], 'pip install -U pip first'],
  ['ham==2.0\n', '19.0', ['pip install -U pip first'], 'pip install -U pip first'],
  ['spam==2.0\nham==2.0\n', '19.0', ['pip install -U pip first'], 'pip install -U pip first'],
  // Where the file names no version, an older one is pinned only behind that.
  ['spam\n', '19.0', ['pip install -U pip first', 'spam 1.0'], 'pip install -U pip first'],
  // pip refuses `pytz (>dev)` from 24.1 on.
  ['ham==2.0\nold==1.0\npytz==1.0\n', '19.0', ['pip install "pip<24.1" first'], 'pip install "pip<24.1" first'],
])('%j with pip %s', async (text, pip, plans, fix) => {
  const file = { path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined) };
  const request = { base: 'python:3.12-slim', platform: 'linux/amd64', pip } as const;
  const report = await check({ files: [file], targets: [request], index });
  const own = report.targets.flatMap((target) => target.plans.filter(({ base }) => base === request.base));
  expect(own.map((plan) => plan.text)).toEqual(plans);
  const fixes = report.packages.flatMap(({ results }) =>
    results.flatMap((each) => (each.fix === '' ? [] : [each.fix])),
  );
  expect(new Set(fixes)).toEqual(new Set([fix]));
});
