import { expect, it } from 'vitest';
import { shownCommands } from '../../../../packages/core/src/render/terminal/shown-commands.ts';

const commands = (count: number, line: number) =>
  Array.from({ length: count }, (_, at) => ({
    path: 'Dockerfile',
    stage: null,
    line,
    command: `pip install name${at}`,
  }));

it.each([
  [[...commands(4, 3)], ['3 name0', '3 name1', '3 name2', '3 name3']],
  [
    [...commands(1, 2), ...commands(40, 3), ...commands(1, 4)],
    ['2 name0', '3 name0', '3 name1', '3 … and 38 more of that line', '4 name0'],
  ],
])('%#', (given, shown) => {
  expect(shownCommands(given).map(({ line, command }) => `${line} ${command.replace('pip install ', '')}`)).toEqual(
    shown,
  );
});
