// Scripts and Makefiles of the build context that install: their line is told, and nothing of it is judged, where they are not followed.

import { describe, expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import { makefileLines } from '../../../packages/core/src/installs/makefile-lines.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const makefile = `.PHONY: all deps
PIP ?= pip
all: build
build:
\techo pip install nothing
deps: tools
\t@echo done
tools:
\t$(PIP) install -r tools.txt
lint: ; uv sync
split:
\t$(PIP) \\
\t  install six
hooked:
\tsh ./hook.sh
deeper:
\t$(MAKE) -C sub
native:
\tgcc -o a a.c && install -m 755 a /usr/bin
# Not followed, as a whole.
export LANG = C
`;
const script = '#!/bin/sh\n# pip install nothing\necho "pip install nothing"\npip install uwsgi\n';
const python = 'import subprocess\n"""pip install x"""\nsubprocess.run(["pip", "install", "x"])\n';
const context = {
  'requirements.txt': 'six==1.16.0\n',
  Makefile: makefile,
  'sub/Makefile': 'include ../common.mk\nx:\n\tpoetry install\n',
  bootstrap: script,
  'docker/start.sh': script,
  'harmless.sh': 'echo pip install x\nexec "$@"\n',
  'setup_all.py': python,
  'app.py': 'print("pip install x")\n',
};

/** Beside an installation that is judged. */
async function told(lines: string): Promise<readonly string[]> {
  const text = `FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n${lines}\n`;
  const [planned] = await planDockerfile(dockerfilePlan(text, context));
  const [target] = planned?.targets ?? [];
  return (target?.stage?.unchecked ?? []).map(({ why }) => why);
}

describe('what installs', () => {
  it.each([
    ['RUN make deps', ['Makefile:9 installs ($(PIP) install -r tools.txt)']],
    ['RUN make -C /app tools', ['Makefile:9 installs ($(PIP) install -r tools.txt)']],
    ['RUN make split', ['Makefile:12 installs ($(PIP) install six)']],
    ['RUN make hooked', ['it runs what a Makefile says']],
    ['RUN make deeper', ['it runs what a Makefile says']],
    ['RUN make $TARGET', ['Makefile:9 installs ($(PIP) install -r tools.txt)']],
    ['RUN make lint', ['Makefile:10 installs (lint: ; uv sync)']],
    // Other files have a say there: any line may be run.
    ['RUN make -C sub', ['sub/Makefile:3 installs (poetry install)']],
    ['RUN python setup_all.py', ['setup_all.py:3 installs (subprocess.run(["pip", "install", "x"]))']],
    ['ENTRYPOINT ["./bootstrap"]', ['bootstrap:4 installs (pip install uwsgi) when it starts']],
    [
      'CMD ["tini", "--", "bash", "docker/start.sh"]',
      ['docker/start.sh:4 installs (pip install uwsgi) when it starts'],
    ],
    ['CMD ./bootstrap && exec app', ['bootstrap:4 installs (pip install uwsgi) when it starts']],
    [
      'COPY docker/start.sh /usr/local/bin/\nENTRYPOINT ["start.sh"]',
      ['docker/start.sh:4 installs (pip install uwsgi) when it starts'],
    ],
    ['ENTRYPOINT ["gosu", "app", "/app/bootstrap"]', ['bootstrap:4 installs (pip install uwsgi) when it starts']],
  ])('%s', async (lines, whys) => {
    expect(await told(lines)).toEqual(whys);
  });

  it.each([
    ['RUN make', []],
    ['RUN make all', []],
    ['RUN make native', []],
    ['RUN make -j 4 native', []],
    // `./configure` writes it.
    ['RUN cd lib && ./configure && make && make install', []],
    ['RUN python app.py', []],
    ['RUN ./docker', []],
    ['RUN ./none', []],
    ['CMD ["python", "app.py"]', []],
    ['CMD ["./harmless.sh", "app"]', []],
    ['ENTRYPOINT ["./bootstrap"]\nENTRYPOINT ["app"]', []],
    // What a file says that the image has otherwise is not known.
    ['RUN sed -i s/pip/pip3/ bootstrap && ./bootstrap', []],
  ])('not %s', async (lines, whys) => {
    expect(await told(lines)).toEqual(whys);
  });
});

describe('what installs only for whoever names it', () => {
  const extra = 'set -e\nif [ -n "$EXTRA" ]; then\n  pip3 install --no-cache-dir $EXTRA\nfi\nexec "$@"\n';
  const start = 'ENTRYPOINT ["./start.sh"]';
  const nothing = 'start.sh:3 installs what EXTRA names when it starts, and that is nothing by itself';
  const installs = 'start.sh:3 installs (pip3 install --no-cache-dir $EXTRA) when it starts';

  it.each<[what: string, script: string, lines: string, remarks: readonly string[], open: readonly string[]]>([
    ['a variable without a value', extra, start, [`Dockerfile:5: ${start}: ${nothing}`], []],
    ['an empty one', extra, `ENV EXTRA=""\n${start}`, [`Dockerfile:6: ${start}: ${nothing}`], []],
    ['one that has a value', extra, `ENV EXTRA=six\n${start}`, [], [installs]],
    ['one that the script sets', `EXTRA=six\n${extra}`, start, [], [installs.replace(':3', ':4')]],
    [
      'one with a default',
      extra.replace('che-dir $EXTRA', 'che-dir ${EXTRA:-six}'),
      start,
      [],
      [installs.replace('$EXTRA', '${EXTRA:-six}')],
    ],
    ['more than that', `${extra}pip install six\n`, start, [], [installs]],
    [
      'a file of that name',
      extra.replace('--no-cache-dir', '-r'),
      start,
      [],
      [installs.replace('--no-cache-dir', '-r')],
    ],
    [
      'while the image is built',
      extra,
      'RUN ./start.sh',
      [],
      ['EXTRA has no value that is known: no ARG or ENV before it sets one'],
    ],
  ])('%s', async (_what, starting, lines, remarks, open) => {
    const text = `FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n${lines}\n`;
    const [planned] = await planDockerfile(dockerfilePlan(text, { ...context, 'start.sh': starting }));
    const [target] = planned?.targets ?? [];
    expect(planned?.remarks ?? []).toEqual(remarks);
    expect((target?.stage?.unchecked ?? []).map(({ why }) => why)).toEqual(open);
  });
});

it('explain has no build context: whatever a Makefile of it says is not followed', async () => {
  const text = 'FROM python:3.12\nCOPY . /app\nRUN pip install six && make -C /app install && make -C /src install\n';
  const { stages } = await understandDockerfile({
    path: 'Dockerfile',
    text,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  expect(stages.flatMap(({ notFollowed }) => notFollowed)).toEqual([
    { line: 3, text: 'make -C /app install', why: 'it runs what a Makefile says' },
  ]);
});

it('shows no secret of the command', async () => {
  const text =
    'FROM python:3.12\nCOPY . .\nENV TOKEN=abcdefgh\nRUN pip install six==1.16.0\nRUN python setup_all.py --key=$TOKEN\n';
  const [planned] = await planDockerfile(dockerfilePlan(text, context));
  const unchecked = planned?.targets[0]?.stage?.unchecked ?? [];
  expect(unchecked.map((each) => each.text)).toEqual(['python setup_all.py --key=****']);
});

it('reads only what the targets of a Makefile run', () => {
  expect([...(makefileLines(makefile, ['deps']) ?? [])]).toEqual([7, 9]);
  expect([...(makefileLines(makefile, []) ?? [])]).toEqual([5]);
  expect(makefileLines(makefile, ['none'])).toBeUndefined();
  expect(makefileLines(`include a.mk\n${makefile}`, ['deps'])).toBeUndefined();
  expect(makefileLines('%.txt: %.in\n\tpip-compile $<\n', ['a.txt'])).toBeUndefined();
  expect([...(makefileLines('a: b\n\tx\nb: a\n\ty\n', ['a']) ?? [])]).toEqual([2, 4]);
});
