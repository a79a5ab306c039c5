// A stage's packages that nobody named are told with what brings them: apt installs what is recommended.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { heldWords } from '../../../packages/core/src/report/held-words.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

async function told(line: string, names: readonly string[]): Promise<string> {
  const lines = ['FROM ubuntu:22.04', `RUN apt-get update && ${line}`, 'RUN pip3 install six==1.16.0', ''];
  const [first] = await planDockerfile(dockerfilePlan(lines.join('\n'), {}));
  return heldWords(names, first?.targets[0]?.stage);
}

const compiler = ['build-essential', 'python3-dev'];

// apt-cache show python3-pip (Ubuntu 22.04): Recommends: build-essential, python3-dev (>= 3.2)
it.each([
  ['apt-get install -y python3-pip git', compiler, 'build-essential and python3-dev (through python3-pip)'],
  ['apt-get install -y python3-pip git', ['build-essential', 'git'], 'build-essential (through python3-pip) and git'],
  ['apt-get install -y python3-pip python3-dev', compiler, 'build-essential (through python3-pip) and python3-dev'],
  ['apt-get install -y python3-pip build-essential python3-dev', compiler, 'build-essential and python3-dev'],
])('%s: %j', async (line, names, words) => {
  expect(await told(line, names)).toBe(words);
});

it('an image has what it has', () => {
  expect(heldWords(['gcc', 'libpq-dev'])).toBe('gcc and libpq-dev');
});
