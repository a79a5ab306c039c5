// Whether a command may bring programs that nobody named: only where nothing has can one be said not to be there.

import type { Program } from './program-of.ts';
import type { StageState } from './stage-state.ts';
import { systemChange } from './tools/system-packages.ts';

/** What brings no program into a folder of programs; what they write is noted elsewhere. */
const harmless =
  /^(?:echo|printf|cat|e?grep|sed|awk|test|\[|:|true|false|exit|rm|ls|mkdir|touch|chmod|chown|which|type|hash|set|cd|export|unset|sleep|date|id|whoami|uname|(?:user|group)(?:add|mod)|add(?:user|group)|locale-gen|ldconfig|locale)$/;
const verbs: Readonly<Record<string, RegExp>> = {
  uv: /^(?:pip|sync|venv|export|lock|--version|version|cache)$/,
  poetry: /^(?:config|install|sync|export|check|lock|show|env|build|--version)$/,
  'apt-get': /^(?:update|upgrade|dist-upgrade|clean|autoclean|autoremove|check)$/,
  apt: /^(?:update|upgrade|full-upgrade|clean|autoclean|autoremove|list)$/,
  apk: /^(?:update|upgrade|cache)$/,
};

/** Packages of Debian, Ubuntu and Alpine that bring no installer of Python's along, as far as all of their releases go. */
const plain =
  /^(?:lib(?!boost|vtk|opencv|python|gtk)[\w.+-]+|(?!py|npm|node)[\w.+]+-dev|default-libmysqlclient-dev|build-essential|build-base|linux-headers|gcc(?:-\d+)?|g\+\+(?:-\d+)?|gfortran|make|cmake|ninja-build|pkg-config|pkgconf|curl|wget|git|ca-certificates|openssl|unzip|zip|xz-utils|bzip2|gzip|vim|nano|less|sudo|gnupg2?|locales|tzdata|procps|net-tools|iputils-ping|netcat(?:-\w+)?|ffmpeg|poppler-utils|tesseract-ocr(?:-\w+)?|postgresql-client|gettext|file|jq|rsync|openssh-client|dumb-init|tini|bash)$/;
const ofPython = /^python[\d.]*(?:-[\w.-]+)?$|^py3-[\w.-]+$/;

export function noteBrought(program: Program, certain: boolean, state: StageState): void {
  const { name } = program;
  const words = program.words.map(({ text }) => text);
  const change = systemChange([name, ...words]);
  const verb = words.find((word) => /^[a-z]/.test(word)) ?? words[0] ?? '';
  if (change !== undefined) {
    const isPlain = certain && change.adds.every((each) => plain.test(each) || ofPython.test(each));
    if (!isPlain || change.removes.some((each) => ofPython.test(each))) state.brought = 'anything';
  } else if (name === 'pip') {
    if (state.brought === 'nothing' && !bringsNoInstaller(verb, words)) state.brought = 'packages';
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
