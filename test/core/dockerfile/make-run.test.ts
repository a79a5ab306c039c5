// Makefiles of the build context that a RUN calls: what they install, at their own lines. What runs was seen of GNU Make 4.3, with a pip
// in PATH that writes down what it is told.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const makefile = `.PHONY: all deps dev tools
PIP ?= pip
all: deps
deps: tools
\t@echo pip install nothing
\t$(PIP) install -r r.txt
tools:
\t-$(PIP) install \\
\t  idna
dev:
\t$(MAKE) -C sub deps
venv/bin/x:
\tpip install six
script:
\tcd sub && sh ./y.sh six
each:
\tfor n in six idna; do pip install $$n; done
lost:
\tcd /tmp
\tpip install -r r.txt
`;
const context = {
  'r.txt': 'six==1.16.0\n',
  Makefile: makefile,
  'sub/Makefile': 'deps:\n\tpip install idna\n',
  'sub/y.sh': '#\npip install $1\n',
  'own.mk': 'a:\n\tpip install six\n',
};

async function planned(lines: string) {
  const plans = await planDockerfile(dockerfilePlan(`FROM python:3.12\nWORKDIR /app\nCOPY . .\n${lines}\n`, context));
  const stages = plans.flatMap(({ targets }) => targets.flatMap(({ stage }) => stage ?? []));
  return {
    installs: stages.flatMap(({ installs }) => installs).map(({ line, command }) => `${line}: ${command}`),
    unchecked: (stages[0]?.unchecked ?? []).map(({ path, line, why }) => `${path ?? 'Dockerfile'}:${line} ${why}`),
  };
}

it.each([
  ['RUN make', ['4: Makefile:8: pip install idna', '4: Makefile:6: pip install -r r.txt']],
  ['RUN cd / && make -C app deps', ['4: Makefile:8: pip install idna', '4: Makefile:6: pip install -r r.txt']],
  ['RUN make tools PIP=pip3', ['4: Makefile:8: pip3 install idna']],
  ['RUN PIP=pip3 make tools', ['4: Makefile:8: pip3 install idna']],
  ['ENV PIP=pip3\nRUN make tools', ['5: Makefile:8: pip3 install idna']],
  ['RUN make dev', ['4: sub/Makefile:2: pip install idna']],
  ['RUN make script', ['4: sub/y.sh:2: pip install six']],
  ['RUN make each', ['4: Makefile:17: pip install six', '4: Makefile:17: pip install idna']],
  ['RUN make lost', ['4: Makefile:20: pip install -r r.txt']],
  ['RUN make -f own.mk', ['4: own.mk:2: pip install six']],
  ['RUN make tools && pip install six', ['4: Makefile:8: pip install idna', '4: pip install six']],
])('%s', async (lines, installs) => {
  expect(await planned(lines)).toEqual({ installs, unchecked: [] });
});

it.each([
  [
    'a file that may be there',
    'RUN make venv/bin/x',
    ['Makefile:13 whether it runs hangs on something that is not known'],
  ],
  ['what nobody knows the value of', 'RUN make tools PIP="$WHAT"', ['Dockerfile:4 it runs what a Makefile says']],
  ['an option that goes on', 'RUN make -i tools', ['Dockerfile:4 it runs what a Makefile says']],
  ['what the image changes', 'RUN sed -i s/a/b/ Makefile && make tools', ['Dockerfile:4 it runs what a Makefile says']],
])('is not sure of %s', async (_, lines, unchecked) => {
  expect((await planned(`${lines}\nRUN pip install six`)).unchecked).toEqual(unchecked);
});
