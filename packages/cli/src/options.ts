// Gives a command its options from the table, and reads what the environment says for them.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { environmentVariable } from './environment-variable.ts';
import type { CommandName, OptionRow } from './option-row.ts';
import { optionTable } from './option-table.ts';

/** Gives a command its rows of the table. */
export function addOptions(command: Command, name: CommandName): void {
  for (const row of optionTable.filter(({ commands }) => commands.includes(name))) {
    const option = new Option(row.flags, row.help).helpGroup(`${row.group}:`);
    const { number } = row;
    // `--no-binary NAMES` is a name with a value, not the opposite of a switch.
    if (row.flags.includes('<')) option.negate = false;
    if (row.choices) option.choices(row.choices);
    if (row.repeatable)
      option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
    if (number) option.argParser((value: string) => numberAtLeast(value, number));
    if (row.initial !== undefined) option.default(number ? Number(row.initial) : row.initial);
    command.addOption(option);
  }
  keepBinaryOrder(command);
}

/** The one of the two takes back what the other said before it, as with pip. */
function keepBinaryOrder(command: Command): void {
  const order: string[] = [];
  for (const name of ['no-binary', 'only-binary'])
    command.on(`option:${name}`, () => {
      order.push(name);
      command.setOptionValue('binaryOrder', [...order]);
    });
}

function numberAtLeast(text: string, number: NonNullable<OptionRow['number']>): number {
  const { least, whole } = number;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least || (whole && !Number.isInteger(value)))
    throw new InvalidArgumentError(`A ${numberFrom(number)} is expected.`);
  return value;
}

/** `whole number from 1 up` */
function numberFrom({ least, whole }: NonNullable<OptionRow['number']>): string {
  return `${whole ? 'whole ' : ''}number from ${least} up`;
}

/**
 * Sets what the command line left open from `WHEELCHECK_<FLAG>`: the flag beats the environment, which beats the default.
 *
 * @throws InvalidArgumentError naming the variable
 */
export function applyEnvironment(command: Command, environment: Readonly<Record<string, string | undefined>>): void {
  refuseUnknown(environment);
  for (const option of command.options) {
    const row = optionTable.find(({ flags }) => flags === option.flags);
    const name = option.attributeName();
    const variable = variableOf(option.long ?? '');
    const value = environmentVariable(environment, variable);
    if (
      !row ||
      row.noEnvironment ||
      value === undefined ||
      value === '' ||
      command.getOptionValueSource(name) === 'cli'
    )
      continue;
    command.setOptionValueWithSource(name, valueOf(row, option, value, variable), 'env');
  }
}

function valueOf(row: OptionRow, option: Option, value: string, variable: string): unknown {
  if (row.repeatable) return value.split(/\s+/).filter((part) => part !== '');
  if (row.number) {
    try {
      return numberAtLeast(value, row.number);
    } catch {
      throw new InvalidArgumentError(`${variable}: a ${numberFrom(row.number)} is expected, not '${value}'`);
    }
  }
  if (row.choices && !row.choices.includes(value))
    throw new InvalidArgumentError(`${variable}: ${row.choices.join(', ')} are known, not '${value}'`);
  if (!row.flags.includes('<')) {
    if (!['1', 'true', 'yes', '0', 'false', 'no'].includes(value.toLowerCase()))
      throw new InvalidArgumentError(`${variable}: 1 or 0 is expected, not '${value}'`);
    const set = ['1', 'true', 'yes'].includes(value.toLowerCase());
    return option.negate ? !set : set;
  }
  return value;
}

/** `--fail-on` → `WHEELCHECK_FAIL_ON`. */
export function variableOf(long: string): string {
  return `WHEELCHECK_${long.replace(/^--/, '').replaceAll('-', '_').toUpperCase()}`;
}

/** As with flags: a variable that has no effect is told, not passed over. */
function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const known = new Set([
    'WHEELCHECK_DEBUG',
    'WHEELCHECK_CACHE_LIMIT',
    ...optionTable.map(({ flags }) => variableOf(/--[\w-]+/.exec(flags)?.[0] ?? '')),
  ]);
  const unknown = Object.keys(environment).find((name) => name.startsWith('WHEELCHECK_') && !known.has(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`the environment variable ${unknown} is not known`);
}
