// Names that every object of JavaScript has: in a Dockerfile they are words as any other.

import { expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

async function found(lines: readonly string[]): Promise<unknown> {
  const text = ['FROM python:3.12-slim', ...lines, 'RUN pip install six==1.16.0', ''].join('\n');
  return JSON.parse(JSON.stringify(await installationsIn(dockerfilePlan(text, {}))));
}

const plain = 'aTool';

it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__proto__'])(
  '%s is a name',
  async (name) => {
    const forms = (each: string): readonly (readonly string[])[] => [
      [`RUN ${each} a`],
      [`RUN ./${each} --x y`],
      [`RUN env ${each}`],
      [`RUN sh -c '${each} a'`],
      [`RUN echo a | xargs -n1 ${each}`],
      [`RUN apt-get install -y ${each}`],
      [`RUN pip ${each} --x`],
      [`RUN pip install --${each} six`],
      [`RUN poetry ${each}`],
      [`RUN uv ${each}`],
      [`ARG ${each}`, `RUN pip install "cffi$${each}"`],
      [`ENV ${each}=1`, `RUN pip install cffi==$${each}`],
      [`RUN echo a > ${each} && pip install -r ${each}`],
      [`SHELL ["${each}", "-c"]`],
    ];
    const others = forms(plain);
    for (const [at, lines] of forms(name).entries()) {
      const result = JSON.stringify(await found(lines)).replaceAll(name, 'NAME');
      const other = JSON.stringify(await found(others[at] ?? [])).replaceAll(plain, 'NAME');
      expect([lines, result]).toEqual([lines, other]);
    }
  },
);
