// What helps where a distribution keeps its Python to itself (PEP 668), in the words of the command that stops.

import { expect, it } from 'vitest';
import { closedStops } from '../../../packages/core/src/dockerfile/closed-stops.ts';

const venv = 'install in a virtual environment (python3 -m venv)';

it.each([
  ['pip3 install ansible', `write pip3 install --break-system-packages … there, or ${venv}`],
  [
    '/usr/bin/pip3.12 --quiet install six',
    `write /usr/bin/pip3.12 --quiet install --break-system-packages … there, or ${venv}`,
  ],
  ['python3 -m pip install -r install.txt', `write python3 -m pip install --break-system-packages … there, or ${venv}`],
  ['uv pip install --system six', `write uv pip install --break-system-packages … there, or ${venv}`],
  ['pipenv install --system', `${venv}, or with --break-system-packages`],
])('%s', (command, remedy) => {
  const stops = closedStops([], { line: 3, command } as Parameters<typeof closedStops>[1]);
  expect(stops.map((stop) => stop.remedy)).toEqual([remedy]);
});
