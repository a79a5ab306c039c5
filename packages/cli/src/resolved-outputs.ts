// `--output-lock` and `--output-constraints`: files of what was resolved, beside the reports.

import { constraintsText, type Report, WheelcheckError } from '@wheelcheck/core';
import { warningText } from './failure.ts';
import type { Io } from './io.ts';
import { type Output, writeOutput } from './output.ts';

export interface ResolvedFlags {
  readonly outputLock?: string;
  readonly outputConstraints?: string;
  /** `--no-deps` is `deps: false` to commander. */
  readonly deps?: boolean;
}

type Written = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: string };

/** As reports, to find out before a run whether they can be written. @throws WheelcheckError where both are one file */
export function resolvedOutputs({ outputLock, outputConstraints }: ResolvedFlags): readonly Output<string>[] {
  if (outputLock !== undefined && outputLock === outputConstraints)
    throw new WheelcheckError({
      code: 'usage',
      message: `--output-lock and --output-constraints would both write to ${outputLock}`,
      hint: 'give each a file of its own',
      settings: ['output-lock'],
    });
  return [
    ...(outputLock === undefined ? [] : [{ format: 'lock', file: outputLock }]),
    ...(outputConstraints === undefined ? [] : [{ format: 'constraints', file: outputConstraints }]),
  ];
}

/** @returns whether all that was asked for could be made; what could not is said, and stands in no file */
export async function writeResolved(
  flags: ResolvedFlags,
  report: Report,
  lock: Written | undefined,
  io: Io,
): Promise<boolean> {
  let isWhole = true;
  for (const output of resolvedOutputs(flags)) {
    const text: Written =
      output.file === flags.outputConstraints
        ? constraintsText(report)
        : (lock ?? { ok: false, problem: 'nothing was resolved' });
    if (text.ok) {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other
      await writeOutput(output, text.value, io);
      if (output.file === flags.outputLock && flags.deps === false)
        io.stderr.write(
          `note: ${output.file} leaves out what its packages need: pip install --no-deps -r ${output.file}\n`,
        );
    } else {
      isWhole = false;
      io.stderr.write(warningText({ message: `${output.file} was not written`, cause: text.problem }));
    }
  }
  return isWhole;
}
