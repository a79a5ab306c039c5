// Where reports go: `-f NAME[=FILE]` read into pairs, and written.

import { existsSync, realpathSync, statSync } from 'node:fs';
import { access, appendFile, constants } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { WheelcheckError } from '@wheelcheck/core';
import { warningText } from './failure.ts';
import { shelteredText } from './github-actions.ts';
import type { Io } from './io.ts';
import { writeWhole } from './write-whole.ts';

export interface Output<Format extends string> {
  readonly format: Format;
  /** Absent: standard output. */
  readonly file?: string;
  /** Behind what the file holds; then nobody asked for it by name, and that it cannot be written is a warning. */
  readonly append?: true;
}

/**
 * Reads `-f` values; without one for standard output the terminal report goes there, unless `quiet`.
 *
 * @throws WheelcheckError for an unknown format or two that would share standard output
 */
export function parseOutputs<Registry extends Readonly<Record<'terminal', unknown>>>(
  values: readonly string[],
  registry: Registry,
  quiet: boolean,
): readonly Output<keyof Registry & string>[] {
  type Format = keyof Registry & string;
  const isFormat = (name: string): name is Format => Object.hasOwn(registry, name);
  const outputs = values.map((value): Output<Format> => {
    const [name = '', ...rest] = value.split('=');
    const file = rest.join('=');
    if (!isFormat(name))
      throw new WheelcheckError({
        code: 'usage',
        message: `there is no report format '${name}'`,
        hint: `-f takes ${Object.keys(registry).join(', ')}; =FILE after it writes a file`,
        settings: ['format'],
      });
    if (rest.length > 0 && file === '')
      throw new WheelcheckError({
        code: 'usage',
        message: `-f ${value} names no file`,
        hint: `-f ${name}=report.${name}`,
        settings: ['format'],
      });
    // As elsewhere, - is a stream.
    return rest.length > 0 && file !== '-' ? { format: name, file } : { format: name };
  });
  refuseSharing(outputs);
  const onStdout = outputs.filter(({ file }) => file === undefined);
  if (onStdout.length > 1) {
    throw new WheelcheckError({
      code: 'usage',
      message: `${onStdout.map(({ format }) => `-f ${format}`).join(' and ')} would both write to standard output`,
      hint: `give all but one a file: -f ${onStdout[0]?.format}=FILE`,
      settings: ['format'],
    });
  }
  if (onStdout.length > 0)
    return quiet ? outputs.filter(({ format, file }) => file !== undefined || format !== 'terminal') : outputs;
  return quiet ? outputs : [...outputs, { format: 'terminal' }];
}

/** The last report would be all that is left. */
function refuseSharing(outputs: readonly Output<string>[]): void {
  const seen = new Map<string, string>();
  for (const { format, file } of outputs) {
    if (file === undefined) continue;
    const other = seen.get(realPath(file));
    if (other !== undefined)
      throw new WheelcheckError({
        code: 'usage',
        message: `-f ${other} and -f ${format} would both write to ${file}`,
        hint: 'give each a file of its own',
        settings: ['format'],
      });
    seen.set(realPath(file), format);
  }
}

/**
 * @param read what the run reads, relative to the current folder
 * @throws WheelcheckError where a report would stand in place of one of these
 */
export function refuseOverwriting(outputs: readonly Output<string>[], read: readonly string[]): void {
  const inputs = new Set(read.map(realPath));
  const over = outputs.find(({ file }) => file !== undefined && inputs.has(realPath(file)));
  if (over?.file === undefined) return;
  throw new WheelcheckError({
    code: 'usage',
    message: `-f ${over.format}=${over.file} would overwrite what the run reads`,
    hint: `name another file: -f ${over.format}=report.${over.format}`,
    settings: ['format'],
  });
}

/** Where a path leads in the end: a link to the lock is the lock. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const whole = resolve(path);
    const above = dirname(whole);
    return above === whole ? whole : join(realPath(above), basename(whole));
  }
}

/**
 * Before anything is asked: a run of minutes shall not end in a report that has no place.
 *
 * @throws WheelcheckError where a file that was asked for is a folder, or stands in one that is not there or may not be written to
 */
export async function refuseUnwritable(outputs: readonly Output<string>[]): Promise<void> {
  for (const { file, append } of outputs) {
    if (file === undefined || append) continue;
    try {
      if (existsSync(file) && statSync(file).isDirectory()) throw new Error('it is a folder');
      const place = existsSync(file) ? file : dirname(resolve(file));
      if (place !== file && !statSync(place).isDirectory()) throw new Error(`${basename(place)} is no folder`);
      await access(place, constants.W_OK);
    } catch (error) {
      throw unwritable(file, error);
    }
  }
}

/** @throws WheelcheckError when a file that was asked for cannot be written */
export async function writeOutput({ format, file, append }: Output<string>, text: string, io: Io): Promise<void> {
  if (file === undefined) {
    io.stdout.write(format === 'terminal' ? shelteredText(text, io) : text);
    return;
  }
  try {
    if (append) await appendFile(file, text);
    else await writeWhole(file, text);
  } catch (error) {
    const failed = unwritable(file, error);
    if (!append) throw failed;
    io.stderr.write(warningText({ message: failed.message, cause: failed.reason }));
  }
}

function unwritable(file: string, error: unknown): WheelcheckError {
  const folder = dirname(file);
  return new WheelcheckError({
    code: 'output',
    message: `${file} cannot be written`,
    // Whoever mistyped a path would not find the report in a folder that was made for it.
    ...(existsSync(folder)
      ? { reason: reasonOf(error), hint: remedyOf(error) }
      : { reason: `there is no folder ${folder}`, hint: 'make it first, or name a file in a folder that is there' }),
    settings: ['format'],
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^(\w+): ([^,]*),.*$/s, '$2 ($1)') : String(error);
}

function remedyOf(error: unknown): string {
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return isFull
    ? 'the disk is full: make room and run again; nothing was written'
    : 'name a file in a folder that you may write to';
}
