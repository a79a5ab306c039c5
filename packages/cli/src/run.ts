// Arguments → command → exit code; every error ends here, as words.

import { existsSync } from 'node:fs';
import { Argument, Command, CommanderError, InvalidArgumentError } from 'commander';
import { commandActions } from './command-actions.ts';
import { type CommandRow, commandTable } from './command-table.ts';
import { failureOf, failureText, isWheelcheckError } from './failure.ts';
import { harmless } from './harmless.ts';
import type { Io } from './io.ts';
import { addOptions, applyEnvironment } from './options.ts';
import { VERSION } from './version.ts';

const examples = `
Examples:
${commandTable.flatMap((row) => row.examples.map((example) => `  ${example}\n`)).join('')}
Exit codes:
  0  nothing reaches --fail-on        1  something does
  2  something was not judged, or bad input
  130  interrupted
`;

/**
 * Runs one command line.
 *
 * @returns the exit code: 0, 1, 2, or 130 when interrupted
 */
export async function run(args: readonly string[], machine: Io): Promise<number> {
  const io = harmless(machine);
  let code = 0;
  const program = buildProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(withHelp(args), { from: 'user' });
    return code;
  } catch (error) {
    if (io.signal.aborted) return 130;
    // Commander prints its own errors; those of the environment are thrown outside its parser.
    if (error instanceof InvalidArgumentError) {
      const help = 'correct the variable or unset it; wheelcheck --help lists the options that variables stand for';
      io.stderr.write(failureText({ message: error.message, help }));
      return 2;
    }
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const choices = error.code === 'commander.missingArgument' ? choicesOf(args[0]) : undefined;
      io.stderr.write(`  help:  wheelcheck ${choices ?? '--help lists commands and options'}\n`);
      return 2;
    }
    if (isWheelcheckError(error)) {
      io.stderr.write(failureText(failureOf(error)));
      return 2;
    }
    io.stderr.write(
      failureText({
        message: 'wheelcheck failed in a way that it should not',
        cause: error instanceof Error ? error.message : String(error),
        help: 'please report it, with the command and the file; WHEELCHECK_DEBUG=1 shows where',
      }),
    );
    if (io.environment['WHEELCHECK_DEBUG'] && error instanceof Error) io.stderr.write(`${error.stack}\n`);
    return 2;
  }
}

/** `cache dir|clean|verify` */
function choicesOf(command: string | undefined): string | undefined {
  const row = commandTable.find(({ name }) => name === command);
  return row?.choices && `${row.name} ${row.choices.join('|')}`;
}

/** `help` and `help explain`, as other tools have them; a file of this name is a file. */
function withHelp([first, ...others]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return first === 'help' && !existsSync(first) ? [...others, '--help'] : [first, ...others];
}

function buildProgram(io: Io, done: (code: number) => void): Command {
  const program = new Command('wheelcheck')
    .description(
      'Which of your Python dependencies install from a wheel on a base image, which must be built, and which cannot be installed at all.',
    )
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .enablePositionalOptions()
    .argument(
      '[file...]',
      'locks, requirements files, Dockerfiles, compose files (default: those of the current folder)',
    )
    .addHelpText('after', examples);
  for (const row of commandTable) {
    const { name } = row;
    const command = name === 'check' ? program : addCommand(program, row);
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => void io.stdout.write(text),
        writeErr: (text) => void io.stderr.write(text),
      })
      .configureHelp({ helpWidth: 80, subcommandTerm: (sub) => commandTerm(sub.name()) });
    addOptions(command, name);
    command.hook('preAction', (_, acting) => {
      if (acting === command) applyEnvironment(command, io.environment);
    });
    commandActions[name]({ program, command, io, done });
  }
  return program;
}

/** `explain <package> [file...]`: that commands have options need not be said of each. */
function commandTerm(name: string): string {
  const operand = commandTable.find((row) => row.name === name)?.operand ?? '';
  return `${name} ${operand}`.trimEnd();
}

function addCommand(program: Command, { name, operand, help, choices }: CommandRow): Command {
  const command = program.command(name).description(help);
  for (const each of operand.split(' ')) {
    const argument = new Argument(each);
    if (choices) argument.choices(choices);
    command.addArgument(argument);
  }
  return command;
}
