// A Python that is copied from an official image: all of it is the stage's, with its pip; a part is none that is known.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

/** Of the last stage: its Python and pip for each installation, then what of it was not followed. */
async function told(...lines: readonly string[]): Promise<readonly string[]> {
  const text = `${lines.join('\n')}\n`;
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const { state, understood } = stages.at(-1) ?? {};
  const installs = state?.installs.map(({ python, pip }) => `${python} ${pip}`) ?? [];
  return [...installs, ...(understood?.notFollowed.map(({ line, why }) => `${line}: ${why}`) ?? [])];
}

/** Without it the images of Debian 12 have no libssl3. */
const bookworm = 'FROM debian:12\nRUN apt-get update && apt-get install -y ca-certificates';
const six = 'RUN pip install six';
const image = 'python:3.12.4-slim-bookworm';
const stage = (base: string): string => `FROM ${base} AS b`;
const copy = (from: string, ...paths: readonly string[]): string =>
  `COPY --from=${from} ${paths.length === 1 ? `${paths[0]} ${paths[0]}` : paths.join(' ')}`;
const apt = (name: string): string => `RUN apt-get update && apt-get install -y ${name}`;

it.each<readonly [string, readonly string[], readonly string[]]>([
  ['the whole prefix', [bookworm, copy(image, '/usr/local'), six], ['3.12.4 24.0']],
  ['on Ubuntu', ['FROM ubuntu:22.04', copy(image, '/usr/local'), six], ['3.12.4 24.0']],
  ['on a newer release', ['FROM debian:13', copy(image, '/usr/local'), six], ['3.12.4 24.0']],
  ['on Alpine', ['FROM alpine:3.20', copy('python:3.12.4-alpine3.20', '/usr/local'), six], ['3.12.4 24.0']],
  [
    'programs and libraries one after the other',
    [bookworm, copy(image, '/usr/local/bin'), copy(image, '/usr/local/lib'), six],
    ['3.12.4 24.0'],
  ],
  [
    'programs, modules and the library that they load',
    [
      bookworm,
      copy(image, '/usr/local/bin'),
      copy(image, '/usr/local/lib/python3.12'),
      copy(image, '/usr/local/lib/libpython3.12.so.1.0', '/usr/local/lib/'),
      six,
    ],
    ['3.12.4 24.0'],
  ],
  [
    "of uv's image",
    [bookworm, copy('ghcr.io/astral-sh/uv:python3.12-bookworm-slim', '/usr/local'), six],
    ['3.12.14 null'],
  ],
  ['of a stage', [stage(image), bookworm, copy('b', '/usr/local'), six], ['3.12.4 24.0']],
  [
    'of a stage, with the pip that it has there',
    [stage(image), 'RUN pip install pip==23.0', bookworm, copy('b', '/usr/local'), six],
    ['3.12.4 23.0'],
  ],
  ["over the image's own", ['FROM python:3.11-slim-bookworm', copy(image, '/usr/local'), six], ['3.12.4 24.0']],
  [
    "before the distribution's, which stays beside it",
    [bookworm, apt('python3 python3-pip'), copy(image, '/usr/local'), six, 'RUN python3.11 -m pip install six'],
    ['3.12.4 24.0', '3.11.2 23.0.1'],
  ],
  [
    'behind which a package brings another',
    [bookworm, copy(image, '/usr/local'), apt('python3'), six],
    ['3.12.4 24.0'],
  ],
  [
    'a program of it alone',
    [
      bookworm,
      copy(image, '/usr/local/bin/python3.12', '/usr/local/bin/'),
      copy(image, '/usr/local/lib'),
      'RUN python3.12 -m pip install six',
      six,
    ],
    ['3.12.4 24.0', '6: the build stops: there is no pip in this stage: of /usr/local/bin it has python3.12 alone'],
  ],
  [
    'a part of it',
    [bookworm, copy(image, '/usr/local/bin'), six],
    ['null null', `3: it is a part of the Python of ${image}, and /usr/local is the whole: say --python`],
  ],
  [
    'of an image that nobody knows',
    [bookworm, copy('acme/python-base', '/usr/local'), six],
    ['null null', '3: which Python it brings from acme/python-base is not known: say --python'],
  ],
  ['of an image without one', ['FROM python:3.11.9-slim', copy('node:20', '/usr/local'), six], ['3.11.9 24.0']],
  [
    'for another libc',
    ['FROM alpine:3.20', copy(image, '/usr/local'), six],
    [`3: the build stops: the Python of ${image} does not start: it is for glibc, and this stage has musl`],
  ],
  [
    // "libm.so.6: version `GLIBC_2.38' not found (required by /usr/local/bin/../lib/libpython3.12.so.1.0)"
    'for a newer glibc',
    ['FROM debian:12', copy('python:3.12-slim-trixie', '/usr/local'), six],
    [
      '3: the build stops: the Python of python:3.12-slim-trixie does not start: it asks for glibc 2.38, and Debian 12 has 2.36',
    ],
  ],
  [
    'for a newer glibc, of a stage',
    [stage('python:3.12-slim-bookworm'), 'FROM ubuntu:20.04', copy('b', '/usr/local'), 'RUN python3 -m venv /v'],
    [
      '4: the build stops: the Python of python:3.12-slim-bookworm does not start: it asks for glibc 2.35, and Ubuntu 20.04 has 2.31',
    ],
  ],
  [
    // "pip is configured with locations that require TLS/SSL, however the ssl module in Python is not available."
    'without the libssl that its pip needs',
    ['FROM debian:12-slim', apt('procps'), copy(image, '/usr/local'), six],
    [
      '4: the build stops: the Python that was copied cannot fetch over https: it loads libssl3, which Debian 12 has not by itself; apt-get install ca-certificates brings it',
    ],
  ],
  [
    'which a package may have brought, and wheels of a folder do not need',
    [
      'FROM debian:12-slim',
      copy(image, '/usr/local'),
      'RUN pip install --no-index --find-links=/w six',
      apt('acme-tools'),
      six,
    ],
    ['3.12.4 24.0', '3.12.4 24.0'],
  ],
  [
    'for a newer musl',
    ['FROM alpine:3.16', copy('python:3.12-alpine3.20', '/usr/local'), six],
    ['null null', '2: the Python that it brings was built with a newer musl than this stage has: say --python'],
  ],
])('%s', async (_, lines, expected) => {
  expect(await told(...lines)).toEqual(expected);
});
