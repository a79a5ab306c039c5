// Whether the Python that runs looks where packages of another stage are copied to. Seen with real ones: a venv of CPython 3.12
// run by 3.13 has lib/python3.13 of its own alone, and Debian's Python looks into dist-packages.

import { describe, expect, it } from 'vitest';
import { findStage } from '../../../packages/core/src/dockerfile/find-stage.ts';
import type { StageRuntime } from '../../../packages/core/src/target/target-stage.ts';

async function runtimeOf(from: string, install: string, to: string, rest: string): Promise<StageRuntime | undefined> {
  const text = `FROM ${from} AS b\nWORKDIR /app\nCOPY . .\n${install}\nFROM ${to}\n${rest}\n`;
  const found = await findStage({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' }, []);
  return found.request(found.installs).stage?.runtime;
}

const packages = '/usr/local/lib/python3.12/site-packages';
const venv = 'RUN python -m venv /venv && /venv/bin/pip install -r r.txt';
const entered = 'RUN python -m venv /venv && . /venv/bin/activate && pip install -r r.txt';
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nRUN uv sync --frozen';
const pip = 'RUN pip install -r r.txt';
const prefix = 'RUN pip install --prefix=/install -r r.txt';
const user = 'RUN pip install --user -r r.txt';

describe('packages of Python 3.12 in an image of another', () => {
  it.each([
    [venv, 'COPY --from=b /venv /venv', true],
    [venv, 'COPY --from=b /venv /opt/other', true],
    [entered, 'COPY --from=b /venv /venv', true],
    ['RUN python -m venv e && e/bin/pip install -r r.txt', 'COPY --from=b /app /app', true],
    [uv, 'COPY --from=b /app/.venv /app/.venv', true],
    ['RUN pip install uv && uv venv /e && uv pip install -p /e/bin/python -r r.txt', 'COPY --from=b /e /e', true],
    [pip, `COPY --from=b ${packages} ${packages}`, true],
    [pip, 'COPY --from=b /usr/local/lib/python3.12 /usr/local/lib/python3.12', true],
    [pip, 'COPY --from=b /usr/local/lib /usr/local/lib', true],
    [pip, `COPY --from=b ${packages} ${packages}\nCOPY --from=b /usr/local/bin /usr/local/bin`, true],
    [prefix, 'COPY --from=b /install /usr/local', true],
    [user, 'COPY --from=b /root/.local /root/.local', true],
    // However it is started
    [prefix, 'COPY --from=b /install /usr/local\nCMD ["python3", "-m", "six"]', true],
    [user, 'COPY --from=b /root/.local /root/.local\nENTRYPOINT ["/usr/local/bin/python3", "-m", "six"]', true],
    [venv, 'COPY --from=b /venv /venv\nCMD ["/venv/bin/app"]', true],
    // Another folder, or one that is led to
    [pip, `COPY --from=b ${packages} /usr/local/lib/python3.13/site-packages`, undefined],
    [pip, `COPY --from=b /usr/local/lib/python3.*/site-packages /packages`, undefined],
    [prefix, 'COPY --from=b /install/lib/python3.12 /usr/local/lib/python3.13', undefined],
    [venv, 'COPY --from=b /venv/lib/python3.12/site-packages /packages', undefined],
    ['RUN pip install --target /deps -r r.txt', 'COPY --from=b /deps /deps', undefined],
    ['RUN pip wheel -w /wheels -r r.txt', 'COPY --from=b /wheels /wheels', undefined],
    [venv, 'COPY --from=b /venv /venv\nENV PYTHONPATH=/venv/lib/python3.12/site-packages', undefined],
    [venv, 'ARG P\nENV PYTHONPATH=$P\nCOPY --from=b /venv /venv', undefined],
    [venv, 'COPY --from=b /venv /venv\nRUN ln -s /venv/lib/python3.12 /venv/lib/python3.13', undefined],
    [venv, 'COPY --from=b /venv /venv\nCMD ["sh", "-c", "PYTHONPATH=/venv/x python -m app"]', undefined],
    [uv, 'COPY --from=b /app /app\nCMD ["uv", "run", "app"]', undefined],
    [venv, 'RUN --mount=from=b,source=/venv,target=/mnt cp -r /mnt/lib/python3.12/site-packages /p', undefined],
    // A Python in another folder, and one without the libpython that its program loads
    [pip, 'COPY --from=b /usr/local /opt/py', true],
    [
      pip,
      'COPY --from=b /usr/local/lib/python3.12 /usr/local/lib/python3.12\nCOPY --from=b /usr/local/bin /usr/local/bin',
      true,
    ],
    // With the Python itself
    [pip, 'COPY --from=b /usr/local /opt/py\nENV PATH=/opt/py/bin:$PATH', undefined],
    [venv, 'COPY --from=b /usr/local /usr/local\nCOPY --from=b /venv /venv', undefined],
    [pip, 'COPY --from=b /usr/local /usr/local', undefined],
    [pip, 'COPY --from=b /usr/local/lib /usr/local/lib\nCOPY --from=b /usr/local/bin /usr/local/bin', undefined],
  ])('%s, %s: lost %s', async (install, rest, lost) => {
    const runtime = await runtimeOf('python:3.12-slim', install, 'python:3.13-slim', rest);
    // Where the Python comes along the stage has the same minor.
    expect(runtime?.python?.startsWith('3.12') === true ? undefined : runtime?.keptByMinor).toBe(lost);
  });
});

describe('packages of the same Python in an image that has it elsewhere', () => {
  const debian = 'gcr.io/distroless/python3-debian12';
  const apt = 'debian:12\nRUN apt-get update && apt-get install -y python3';
  const link = '/venv/bin/python leads to /usr/local/bin, and the Python that runs lies in /usr/bin';

  it.each([
    [venv, debian, 'COPY --from=b /venv /venv', link],
    [venv, apt, 'COPY --from=b /venv /venv', link],
    [
      pip,
      debian,
      'COPY --from=b /usr/local/lib /usr/local/lib',
      'the Python in /usr/bin does not look into /usr/local/lib/python3.11/site-packages',
    ],
    [
      prefix,
      debian,
      'COPY --from=b /install /usr/local',
      'the Python in /usr/bin does not look into /usr/local/lib/python3.11/site-packages',
    ],
    [venv, debian, 'ENV PYTHONPATH=/venv/lib/python3.11/site-packages\nCOPY --from=b /venv /venv', undefined],
    [venv, debian, 'COPY --from=b /venv/lib/python3.11/site-packages /usr/lib/python3/dist-packages', undefined],
    [
      pip,
      debian,
      'COPY --from=b /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/dist-packages',
      undefined,
    ],
    [user, debian, 'COPY --from=b /root/.local /root/.local', undefined],
    [venv, `${apt} && ln -s /usr/bin/python3 /usr/local/bin/python3`, 'COPY --from=b /venv /venv', undefined],
    // With the Python itself
    [pip, apt, 'COPY --from=b /usr/local /usr/local', undefined],
    [venv, debian, 'COPY --from=b /usr/local /usr/local\nCOPY --from=b /venv /venv', undefined],
    [venv, debian, 'COPY --from=b /venv /venv\nCMD ["python3", "-m", "six"]', link],
    [venv, 'python:3.11-slim', 'COPY --from=b /venv /venv', undefined],
    [venv, 'registry.example/python', 'COPY --from=b /venv /venv', undefined],
  ])('%s on %s, %s: %s', async (install, to, rest, why) => {
    expect((await runtimeOf('python:3.11-slim-bookworm', install, to, rest))?.missed?.why).toBe(why);
  });

  it.each([
    [
      'COPY --from=b /app/.venv /app/.venv',
      '/app/.venv/bin/python leads into /root/.local/share/uv/python, and the Python that runs lies in /usr/local/bin',
    ],
    [
      'COPY --from=b /root/.local/share/uv/python /root/.local/share/uv/python\nCOPY --from=b /app/.venv /app/.venv',
      undefined,
    ],
  ])('of one that uv fetched, %s: %s', async (rest, why) => {
    const sync = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nWORKDIR /app\nRUN UV_PYTHON=3.13 uv sync --frozen';
    expect((await runtimeOf('python:3.12-slim', sync, 'python:3.13-slim', rest))?.missed?.why).toBe(why);
  });

  it('has the version of the one that is copied along, not of the distribution’s', async () => {
    const both = 'COPY --from=b /usr/local /usr/local\nCOPY --from=b /venv /venv';
    expect((await runtimeOf('python:3.12-slim-bookworm', venv, apt, both))?.python).toMatch(/^3\.12/);
  });

  it('is found where both take Debian’s', async () => {
    const runtime = await runtimeOf(
      'debian:12',
      'RUN apt-get update && apt-get install -y python3-venv && python3 -m venv /venv && /venv/bin/pip install -r r.txt',
      debian,
      'COPY --from=0 /venv /venv',
    );
    expect(runtime?.missed).toBeUndefined();
  });
});

describe('what is copied', () => {
  it.each([
    ['RUN pip install uv && python -m venv /venv', ['/venv'], undefined],
    ['RUN pip install poetry\nRUN python -m venv /venv && /venv/bin/pip install six', ['/venv'], 'python:3.12-alpine'],
  ])('is that of its own commands: %s', async (install, _copied, base) => {
    const text = `FROM python:3.12-slim AS b\n${install}\nFROM python:3.12-alpine\nCOPY --from=b /venv /venv\n`;
    const found = await findStage({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' }, []);
    expect(found.request(found.installs.slice(0, 1)).stage?.runtime).toBeUndefined();
    expect(found.request(found.installs.slice(-1)).stage?.runtime?.base).toBe(base);
  });

  it('is what is installed of wheels that an earlier command makes', async () => {
    const text = `FROM python:3.12-slim AS b
RUN pip wheel -w /wheels six && pip install --no-index --prefix=/install /wheels/*
FROM python:3.12-alpine
COPY --from=b /install /usr/local
`;
    const found = await findStage({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' }, []);
    const makes = found.installs.filter(({ takesMade }) => !takesMade);
    expect(found.request(makes).stage?.runtime?.base).toBe('python:3.12-alpine');
  });
});
