// /usr/bin/python3 that the build makes itself, beside the image's own Python: it is what the command put there, not the distribution's package.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

/** The Python of each installation, then what stops the build. */
async function told(lines: readonly string[]): Promise<readonly string[]> {
  const text = ['FROM python:3.12.4-slim-bookworm', ...lines, ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const found = stages.at(-1);
  return [
    ...(found?.state.installs.map(({ python }) => String(python)) ?? []),
    ...(found?.state.notFollowed.flatMap(({ why, stops }) => (stops === true ? [why] : ['open'])) ?? []),
  ];
}

const install = '/usr/bin/python3 -m pip install six==1.16.0';
const open = ['open'];

it.each<readonly [string, readonly string[], readonly string[]]>([
  ['a link to the own one', [`RUN ln -sf /usr/local/bin/python3 /usr/bin/python3 && ${install}`], ['3.12.4']],
  ['in a RUN before', ['RUN ln -s /usr/local/bin/python3.12 /usr/bin/python3', `RUN ${install}`], ['3.12.4']],
  ['a link to what which finds', [`RUN ln -s $(which python3) /usr/bin/python3 && ${install}`], open],
  [
    'an alternative',
    [`RUN update-alternatives --install /usr/bin/python3 python3 /usr/local/bin/python3 1 && ${install}`],
    ['3.12.4'],
  ],
  ['a copy', [`RUN cp /usr/local/bin/python3.12 /usr/bin/python3 && ${install}`], open],
  ['a copy into the folder', [`RUN cp /usr/local/bin/python3 /usr/bin/ && ${install}`], open],
  ['links of all', [`RUN ln -s /usr/local/bin/* /usr/bin/ && ${install}`], open],
  ['what COPY brings', ['COPY --from=debian:12 /usr/bin /usr/bin', `RUN ${install}`], open],
  ['a pip', ['RUN ln -s /usr/local/bin/pip /usr/bin/pip && /usr/bin/pip install six==1.16.0'], ['3.12.4']],
  // Whether the package came behind it, and put its own there, is not known.
  [
    'over the package',
    [
      'RUN apt-get update && apt-get install -y python3-pip',
      `RUN ln -sf /usr/local/bin/python3 /usr/bin/python3 && ${install}`,
    ],
    open,
  ],
  [
    'another program',
    [`RUN ln -s /usr/local/bin/pip /usr/bin/pip && ${install}`],
    ['the distribution keeps its Python to itself (PEP 668)'],
  ],
])('%s', async (_, lines, expected) => {
  expect(await told(lines)).toEqual(expected);
});
