// Whether a command may bring programs that nobody named: only where nothing has can one be said not to be there.

import { isMakersScript, noteTools } from './brought-tools.ts';
import type { ValueOf } from './expand-variables.ts';
import { missingFetcher } from './missing-fetcher.ts';
import { lastOf, type Program } from './program-of.ts';
import type { RunCommand } from './shell/shell-walk.ts';
import type { StageScope } from './stage-scope.ts';
import { systemChange } from './tools/system-packages.ts';

/** What brings no program into a folder of programs; what they write is noted elsewhere. */
const harmless =
  /^(?:echo|printf|cat|e?grep|sed|awk|test|\[|:|true|false|exit|rm|ls|mkdir|touch|chmod|chown|which|type|hash|command|set|cd|export|unset|sleep|date|id|whoami|uname|curl|wget|virtualenv|pipx|(?:user|group)(?:add|mod)|add(?:user|group)|locale-gen|ldconfig|locale)$/;
const verbs: Readonly<Record<string, RegExp>> = {
  uv: /^(?:tool|pip|sync|run|venv|export|lock|--version|version|cache)$/,
  poetry: /^(?:config|install|sync|export|check|lock|show|env|build|--version)$/,
  pipenv: /^(?:install|sync|lock|requirements|check|verify|graph|clean|--version)$/,
  pdm: /^(?:config|use|venv|install|sync|export|lock|list|cache|--version)$/,
  'apt-get': /^(?:update|upgrade|dist-upgrade|clean|autoclean|autoremove|check)$/,
  apt: /^(?:update|upgrade|full-upgrade|clean|autoclean|autoremove|list)$/,
  apk: /^(?:update|upgrade|cache)$/,
};

/** Packages of Debian, Ubuntu and Alpine that bring no installer of Python's along, as far as all of their releases go. */
const plain =
  /^(?:lib(?!boost|vtk|opencv|python|gtk)[\w.+-]+|(?!py|npm|node)[\w.+]+-dev|default-libmysqlclient-dev|build-essential|build-base|linux-headers|gcc(?:-\d+)?|g\+\+(?:-\d+)?|gfortran|make|cmake|ninja-build|pkg-config|pkgconf|curl|wget|git|ca-certificates|openssl|unzip|zip|xz-utils|bzip2|gzip|vim|nano|less|sudo|gnupg2?|locales|tzdata|procps|net-tools|iputils-ping|netcat(?:-\w+)?|ffmpeg|poppler-utils|tesseract-ocr(?:-\w+)?|postgresql-client|gettext|file|jq|rsync|openssh-client|dumb-init|tini|bash)$/;
const ofPython = /^python[\d.]*(?:-[\w.-]+)?$|^py3-[\w.-]+$|^(?:pipx|pipenv|virtualenv|poetry)$/;

export function noteBrought(program: Program, command: RunCommand, valueOf: ValueOf, scope: StageScope): void {
  const { name } = program;
  const { state } = scope;
  const { certain, input } = command;
  if (/^(?:which|type|hash|command)$/.test(name))
    for (const { text } of program.words) state.askedFor.set(text, state.step);
  if (isMakersScript(program, command)) {
    // Without its fetcher the script is empty.
    const fetcher = lastOf(input?.[0]?.text ?? '');
    if (!certain) state.brought = 'anything';
    else if (missingFetcher(fetcher, command, scope) === undefined) noteTools(program, command, valueOf, state);
    return;
  }
  noteTools(program, command, valueOf, state);
  const words = program.words.map(({ text }) => text);
  const change = systemChange([name, ...words]);
  const verb = words.find((word) => /^[a-z]/.test(word)) ?? words[0] ?? '';
  if (change !== undefined) {
    const isPlain = certain && change.adds.every((each) => plain.test(each) || ofPython.test(each));
    if (!isPlain || change.removes.some((each) => ofPython.test(each))) state.brought = 'anything';
  } else if (name === 'pip') {
    if (state.brought === 'nothing' && !bringsNoInstaller(verb, words)) state.brought = 'packages';
  } else if (/^(?:uv|poetry|pipenv|pdm)$/.test(name) && /^(?:pip|install|sync|run)$/.test(verb)) {
    if (state.brought === 'nothing') state.brought = 'packages';
  } else if (!harmless.test(name) && verbs[name]?.test(verb) !== true && !onlyMakesEnvironment(name, words))
    state.brought = 'anything';
}

function onlyMakesEnvironment(name: string, [first, second]: readonly string[]): boolean {
  return (
    /^python[\d.]*$/.test(name) && ((first === '-m' && second === 'venv') || first === '--version' || first === '-V')
  );
}

/** `pip list`, `pip install -U pip setuptools`: what else pip installs may bring uv along. */
function bringsNoInstaller(verb: string, words: readonly string[]): boolean {
  if (/^(?:--version|-V|list|freeze|check|config|cache)$/.test(verb)) return true;
  const behind = words.slice(words.indexOf(verb) + 1);
  return behind.every((word) =>
    /^(?:pip|setuptools|wheel)(?:[<>=~!].*)?$|^(?:-U|-q|--upgrade|--no-cache-dir)$/.test(word),
  );
}
