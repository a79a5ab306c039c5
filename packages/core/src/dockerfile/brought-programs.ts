// Whether a command may bring programs that nobody named: only where nothing has can one be said not to be there.

import { ownValue } from '../text/own-value.ts';
import { makersScript, noteTools } from './brought-tools.ts';
import type { ValueOf } from './expand-variables.ts';
import { missing } from './missing-command.ts';
import { lastOf, type Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';
import { systemChange } from './tools/system-packages.ts';

type Brought = StageState['brought'];

/** From the least to the most. */
const degrees = ['nothing', 'packages', 'anything'] as const satisfies readonly Brought[];

/** What brings no program into a folder of programs; what they write is noted elsewhere. */
const harmless =
  /^(?:echo|printf|cat|tee|e?grep|sed|awk|test|\[\[?|:|true|false|exit|rm|ls|mkdir|touch|chmod|chown|which|type|hash|command|set|cd|export|unset|sleep|date|id|whoami|uname|curl|wget|virtualenv|pipx|(?:user|group)(?:add|mod)|add(?:user|group)|locale-gen|ldconfig|locale)$/;

/** What a program brings by its verb and what stands behind it, the first row that fits; by any other verb it may bring anything. */
const byVerb: Readonly<Record<string, readonly (readonly [verbs: RegExp, brings: Brought])[]>> = {
  pip: [
    [/^(?:--version|-V|list|freeze|check|config|cache)\b/, 'nothing'],
    // What else pip installs may bring uv along.
    [/^install(?: (?:(?:pip|setuptools|wheel)(?:[<>=~!]\S*)?|-U|-q|--upgrade|--no-cache-dir))*$/, 'nothing'],
    [/^/, 'packages'],
  ],
  uv: [
    [/^(?:pip|sync|run)\b/, 'packages'],
    [/^(?:tool|venv|export|lock|--version|version|cache)(?: |$)/, 'nothing'],
  ],
  poetry: [
    [/^(?:install|sync|run)\b/, 'packages'],
    [/^(?:config|export|check|lock|show|env|build|--version)(?: |$)/, 'nothing'],
  ],
  pipenv: [
    [/^(?:install|sync|run)\b/, 'packages'],
    [/^(?:lock|requirements|check|verify|graph|clean|--version)(?: |$)/, 'nothing'],
  ],
  pdm: [
    [/^(?:install|sync|run)\b/, 'packages'],
    [/^(?:config|use|venv|export|lock|list|cache|--version)(?: |$)/, 'nothing'],
  ],
  'apt-get': [[/^(?:update|upgrade|dist-upgrade|clean|autoclean|autoremove|check)(?: |$)/, 'nothing']],
  apt: [[/^(?:update|upgrade|full-upgrade|clean|autoclean|autoremove|list)(?: |$)/, 'nothing']],
  apk: [[/^(?:update|upgrade|cache)(?: |$)/, 'nothing']],
};

/** Packages of Debian, Ubuntu and Alpine that bring no installer of Python's along, as far as all of their releases go. */
const plain =
  /^(?:lib(?!boost|vtk|opencv|python|gtk)[\w.+-]+|(?!py|npm|node)[\w.+]+-dev|default-libmysqlclient-dev|build-essential|build-base|linux-headers|gcc(?:-\d+)?|g\+\+(?:-\d+)?|gfortran|make|cmake|ninja-build|pkg-config|pkgconf|curl|wget|git|ca-certificates|openssl|unzip|zip|xz-utils|bzip2|gzip|vim|nano|less|sudo|gnupg2?|locales|tzdata|procps|net-tools|iputils-ping|netcat(?:-\w+)?|ffmpeg|poppler-utils|tesseract-ocr(?:-\w+)?|postgresql-client|gettext|file|jq|rsync|openssh-client|dumb-init|tini|bash)$/;
const ofPython = /^python[\d.]*(?:-[\w.-]+)?$|^py3-[\w.-]+$|^(?:pipx|pipenv|virtualenv|poetry)$/;

export function noteBrought(program: Program, command: RunCommand, valueOf: ValueOf, scope: StageScope): void {
  const { state } = scope;
  if (/^(?:which|type|hash|command)$/.test(program.name))
    for (const { text } of program.words) state.askedFor.set(text, state.step);
  const script = makersScript(program, command);
  if (script === undefined || isRun(command, scope)) noteTools(program, command, script, valueOf, state);
  const brought = script === undefined ? broughtBy(program, command) : command.certain ? 'nothing' : 'anything';
  if (degrees.indexOf(brought) > degrees.indexOf(state.brought)) state.brought = brought;
}

/** Without its fetcher a maker's script is empty. */
function isRun(command: RunCommand, scope: StageScope): boolean {
  const fetcher = lastOf(command.input?.[0]?.text ?? '');
  return command.certain && missing(fetcher, scope) === undefined;
}

export function broughtBy(program: Program, { certain }: RunCommand): Brought {
  const { name } = program;
  const words = program.words.map(({ text }) => text);
  const change = systemChange([name, ...words]);
  if (change !== undefined) {
    const isPlain = certain && change.adds.every((each) => plain.test(each) || ofPython.test(each));
    return isPlain && !change.removes.some((each) => ofPython.test(each)) ? 'nothing' : 'anything';
  }
  if (harmless.test(name) || onlyMakesEnvironment(name, words)) return 'nothing';
  const verb = verbOf(words);
  const behind = words.slice(words.indexOf(verb)).join(' ');
  return ownValue(byVerb, name)?.find(([verbs]) => verbs.test(behind))?.[1] ?? 'anything';
}

function verbOf(words: readonly string[]): string {
  return words.find((word) => /^[a-z]/.test(word)) ?? words[0] ?? '';
}

function onlyMakesEnvironment(name: string, [first, second]: readonly string[]): boolean {
  return (
    /^python[\d.]*$/.test(name) && ((first === '-m' && second === 'venv') || first === '--version' || first === '-V')
  );
}
