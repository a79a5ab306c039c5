// Why a command of an installer is not judged: the questions that are asked of each, in this order; the first reason is told.

import { ownValue } from '../text/own-value.ts';
import { missingProgram } from './missing-program.ts';
import { otherPython, otherPythonStops } from './other-python.ts';
import { packagedPipx } from './packaged-pipx.ts';
import { pipenvRefusal } from './pipenv-refusal.ts';
import { poetryRefusal } from './poetry-refusal.ts';
import type { AskedCommand } from './asked-command.ts';
import { refusedOption } from './refused-option.ts';
import { settingNotFollowed, valueHidden } from './settings-around.ts';
import { unquotedVersion } from './unquoted-version.ts';
import { noUvEnvironment, noUvSystem } from './uv-environment.ts';
import { uvPythonOpen, uvPythonMissing } from './uv-python-refusal.ts';
import { valueAsked } from './value-asked.ts';
import { withoutSetuptools } from './without-setuptools.ts';

/** @returns the reason as a clause; undefined where there is none, as far as that can be said */
type Question = (asked: AskedCommand) => string | undefined;

interface Questions {
  /** Asked of whatever an installer is told to do. */
  readonly ofCommands: readonly Question[];
  /** Asked of what installs. */
  readonly ofInstalls: readonly Question[];
  /** Those of them at which the installer surely ends, and its script may go on. */
  readonly refusals: readonly Question[];
}

/** Of one installer alone, by its program. */
const own: Readonly<Record<string, Partial<Questions>>> = {
  pip: { ofCommands: [refusedOption, withoutSetuptools], refusals: [refusedOption, withoutSetuptools] },
  pipx: { ofInstalls: [packagedPipx] },
  uv: {
    ofInstalls: [uvPythonOpen, uvPythonMissing, noUvEnvironment, noUvSystem],
    refusals: [uvPythonMissing, noUvEnvironment, noUvSystem],
  },
  poetry: { ofCommands: [poetryRefusal, refusedOption], refusals: [poetryRefusal, refusedOption] },
  pipenv: { ofCommands: [pipenvRefusal, refusedOption], refusals: [pipenvRefusal, refusedOption] },
};

/** Why nothing that the command is told to do can be followed. */
export function whyNotFollowed(asked: AskedCommand): string | undefined {
  const { ofCommands = [] } = ownValue(own, asked.program.name) ?? {};
  return firstOf([valueMissing, doubtful, ...ofCommands], asked);
}

/** Why the installer ends before it does anything. */
export function refusalOf(asked: AskedCommand): string | undefined {
  return firstOf(ownValue(own, asked.program.name)?.refusals ?? [], asked);
}

/** Why what it installs is not judged. */
export function whyNotInstalled(asked: AskedCommand): string | undefined {
  const { ofInstalls = [] } = ownValue(own, asked.program.name) ?? {};
  return firstOf([valueHidden, settingNotFollowed, ...ofInstalls, otherPython, missingProgram, unquotedVersion], asked);
}

/** Whether an installer ends for that reason, or is not there. */
export function isRefusal(why: string, asked: AskedCommand): boolean {
  return why === refusalOf(asked) || why === otherPythonStops(asked) || why === missingProgram(asked);
}

function firstOf(questions: readonly Question[], asked: AskedCommand): string | undefined {
  for (const question of questions) {
    const why = question(asked);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Options that say where something goes, not what is installed: their values may stay unknown. */
const places =
  /^(?:--(?:target|prefix|root|src|cache-dir|wheel-dir|dest|log|trusted-host|timeout|directory|output-file|output)|-[twdo])$/;

function valueMissing({ program: { words }, place: { scope } }: AskedCommand): string | undefined {
  const [name] = words.flatMap(({ text, unknown }, index) => {
    const [option = ''] = text.startsWith('--') ? text.split('=') : [words[index - 1]?.text];
    return places.test(option) ? [] : unknown;
  });
  if (name === undefined) return undefined;
  return name.startsWith('$')
    ? `what ${name} prints is not known`
    : `${name} has no value that is known: ${valueAsked(name, scope.state)}`;
}

function doubtful({ command: { certain, hangsOn }, place: { scope } }: AskedCommand): string | undefined {
  if (certain) return undefined;
  return hangsOn === undefined || hangsOn.startsWith('$')
    ? 'whether it runs hangs on something that is not known'
    : `whether it runs hangs on ${hangsOn}: ${valueAsked(hangsOn, scope.state)}`;
}
