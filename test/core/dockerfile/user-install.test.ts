// Another user than root may not write into the Python of an official image. pip 23.2.1, 25.0.1 and 26.3, and uv 0.13.9, with the folder of
// CPython 3.12 owned by root:
//   useradd -m app: pip install six → /home/app/.local/lib/python3.12/site-packages
//   nobody, and a number that nobody has: "Could not install packages due to an OSError: [Errno 13] Permission denied: '/.local'"
//   uv pip install --system six → "Failed to create directory `…/site-packages/six`: Permission denied"

import { describe, expect, it } from 'vitest';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const platforms = { platform: 'linux/amd64', machine: 'linux/amd64' } as const;

const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';
const pip = 'RUN pip install six';
const added = 'RUN useradd -m app';

describe('the build stops', () => {
  const folders = (user: string): string => `pip stops: ${user} may write neither into /usr/local nor into a home`;
  it.each<readonly [lines: readonly string[], why: string | undefined]>([
    [['USER 1000', pip], folders('1000')],
    [['USER 1000:1000', pip], folders('1000')],
    [['USER nobody', pip], folders('nobody')],
    [['FROM python:3.12-alpine', 'USER nobody', pip], folders('nobody')],
    [[uv, 'USER nobody', 'RUN uv pip install --system six'], 'uv stops: nobody may not write into /usr/local'],
    [[uv, added, 'USER app', 'RUN uv pip install --system six'], 'uv stops: app may not write into /usr/local'],
    [
      [uv, added, 'USER app', 'ENV UV_SYSTEM_PYTHON=1', 'RUN uv pip install six'],
      'uv stops: app may not write into /usr/local',
    ],
    [[added, 'USER app', pip], undefined],
    [['USER root', pip], undefined],
    [['USER 0:0', pip], undefined],
    [['USER 1000', 'USER root', pip], undefined],
    [['ARG UID', 'USER $UID', pip], undefined],
    [['USER 1000', 'ENV HOME=/tmp', pip], undefined],
    [['USER 1000', 'RUN HOME=/tmp pip install six'], undefined],
    [['USER 1000', 'RUN pip install --target /tmp/six six'], undefined],
    [['USER 1000', 'RUN python -m venv /tmp/v && /tmp/v/bin/pip install six'], undefined],
    [['USER 1000', 'RUN pip install six || true'], undefined],
    [['RUN chown -R 1000 /usr/local', 'USER 1000', pip], undefined],
    [['RUN chmod -R a+w /usr/local/lib', 'USER 1000', pip], undefined],
    [['RUN useradd -u 1000 -m app', 'USER 1000', pip], undefined],
    [['RUN cd /usr && chown -R 1000 local', 'USER 1000', pip], undefined],
    [['WORKDIR /usr/local', 'RUN chown -R 1000 .', 'USER 1000', pip], undefined],
    [['RUN chown -R $UID:$GID /app/*.sh /usr/src/app', 'USER 1000', pip], folders('1000')],
    // A home for whoever has no name there.
    [['RUN mkdir -p /.local /.cache && chmod -R 777 /.local /.cache', 'USER 1000', pip], undefined],
    [['RUN echo "app:x:1000:0::/app:/bin/sh" >> /etc/passwd', 'USER 1000', pip], undefined],
    [['COPY passwd /etc/passwd', 'USER 1000', pip], undefined],
    [['COPY passwd /etc/', 'USER 1000', pip], undefined],
    [['COPY rootfs/ /', 'USER 1000', pip], undefined],
    [[pip, 'USER 1000', 'RUN pip install -U six'], undefined],
    [['RUN pip wheel -w /w six', 'USER 1000', 'RUN pip install --user six'], undefined],
    [['FROM public.ecr.aws/lambda/python:3.12', 'USER 1000', pip], undefined],
  ])('%j: %s', async (lines, why) => {
    const text = `FROM python:3.12-slim\n${lines.join('\n')}\n`;
    const stages = await followDockerfile({ path: 'Dockerfile', text, ...platforms });
    const { installs = [], notFollowed = [] } = stages.at(-1)?.state ?? {};
    expect(notFollowed.filter(({ stops }) => stops === true).map((each) => each.why)).toEqual(
      why === undefined ? [] : [why],
    );
    expect(installs.at(-1)?.understood.words).toEqual(['six']);
  });
});

describe('what is copied of the image misses what a user has', () => {
  const packages = '/usr/local/lib/python3.12/site-packages';
  const site = `COPY --from=b ${packages} ${packages}`;
  const missed = { why: 'pip puts it into /home/app/.local, since app may not write into /usr/local', path: packages };
  it.each<readonly [lines: readonly string[], copies: string, missed: typeof missed | undefined]>([
    [[added, 'USER app', pip], site, missed],
    [['RUN adduser --disabled-password --gecos "" app', 'USER app', pip], site, missed],
    [['RUN adduser -D app', 'USER app', pip], site, missed],
    [[added, 'USER app', pip], 'COPY --from=b /usr/local /usr/local', { ...missed, path: '/usr/local' }],
    [[added, 'USER app', pip], 'COPY --from=b /home/app/.local /home/app/.local', undefined],
    [[added, 'USER app', pip], `${site}\nCOPY --from=b /home/app /home/app`, undefined],
    [['RUN useradd app', 'USER app', pip], site, undefined],
    [['RUN useradd -m -d /app app', 'USER app', pip], site, undefined],
    [[added, 'RUN pip install idna', 'USER app', pip], site, undefined],
    [[added, 'RUN chown -R app /usr/local', 'USER app', pip], site, undefined],
    [[added, 'USER app', 'USER root', pip], site, undefined],
  ])('%j, %s', async (lines, copies, expected) => {
    const text = `FROM python:3.12-slim AS b\n${lines.join('\n')}\nFROM python:3.12-slim\n${copies}\n`;
    const found = await findStage({ path: 'Dockerfile', text, ...platforms }, []);
    const { missed: told } = found.request(found.installs).stage?.runtime ?? {};
    expect(told && { why: told.why, path: told.path }).toEqual(expected);
  });
});
