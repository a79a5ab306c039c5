// What to write in place of a command that the installer of a stage does not know: the build stops there, whatever stands behind.

import type { AskedCommand } from './asked-command.ts';
import { commandLine } from './command-line.ts';
import { optionRemedy } from './refused-option.ts';
import { setuptoolsRemedy } from './without-setuptools.ts';

/** As a clause in the imperative; undefined where none is known. */
export function refusalRemedy(asked: AskedCommand): string | undefined {
  const { command, place } = asked;
  const { name, words } = asked.program;
  const texts = words.map(({ text }) => text);
  const verb = texts.find((text) => !text.startsWith('-'));
  const { installs } = place.scope.state;
  if (name === 'poetry' && verb === 'export') {
    const brings = installs.find(
      ({ understood }) => /(?:^|[\s/])pip3? /.test(understood.command) && understood.words.some(isPoetry),
    );
    const where = brings === undefined ? 'beside poetry' : `at line ${brings.understood.line}`;
    const how = brings === undefined ? '' : ` (${brings.understood.command} poetry-plugin-export)`;
    return `install poetry-plugin-export ${where}${how}: the build stops here`;
  }
  if (name === 'poetry' && texts.includes('--no-dev')) {
    const own = texts.flatMap((text) => (text === '--no-dev' ? ['--only', 'main'] : [text]));
    return `write ${commandLine(['poetry', ...own])}: the build stops here`;
  }
  if (name === 'pipenv' && verb === 'lock') {
    const dev = texts
      .filter((text) => /^(?:-d|--dev|--dev-only)$/.test(text))
      .map((text) => text.replace(/^-d$/, '--dev'));
    const output = command.output === undefined ? '' : ` > ${command.output.text}`;
    return `write ${commandLine(['pipenv', 'requirements', ...dev])}${output}: the build stops here`;
  }
  return optionRemedy(asked) ?? (name === 'pip' ? setuptoolsRemedy(asked) : undefined);
}

function isPoetry(word: string): boolean {
  return /^poetry(?:$|[[<>=~!])/.test(word);
}
