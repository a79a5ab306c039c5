// Commands of which nobody can say from a Dockerfile whether they install something.

import { mentionsInstall } from './mentions-install.ts';
import { lastOf, type Program } from './program-of.ts';
import { otherInstall } from './other-installs.ts';
import type { RunCommand } from './shell/run-command.ts';

/** Scripts from the network whose only work is to bring one tool. */
const knownScripts =
  /astral\.sh\/uv|install\.python-poetry|get-poetry|install-poetry|rustup|nodesource|get-pip\.py|pdm-project|install-pdm|get\.docker|taskfile\.dev|micro\.mamba/;
/** Files that a shell sources and that set variables. */
const settings =
  /(?:^|\/)(?:activate|env|\.?bashrc|\.?profile|\.bash_profile|nvm\.sh|conda\.sh|setvars\.sh|os-release|.*\.env)$/;

/** What only prints its words, or moves files: an installation among them is run by nobody. */
const printing =
  /^(?:echo|printf|cat|tee|grep|egrep|sed|awk|test|\[|true|rm|ls|mkdir|touch|chmod|chown|ln|cp|mv|which|type|hash|git|curl|wget)$/;

const another = 'another program runs an installation';

/** Why not, as a clause; undefined for what certainly installs nothing of Python's, as far as that can be said. */
export function isUnfollowed(program: Program, command: RunCommand): string | undefined {
  return knownUnfollowed(program, command) ?? (runsInstall(program, command) ? another : undefined);
}

/** `gosu app pip install …`, `python -c "…pip…"`, `echo "pip install …" | sh`. */
function runsInstall({ name, words }: Program, { input, heredoc }: RunCommand): boolean {
  if (printing.test(name)) return false;
  const isShell = /^(?:ba|da|a|z)?sh$/.test(name);
  const fed = isShell ? (input ?? []).map(({ text }) => text).join(' ') : '';
  // A shell's own script is followed.
  const own = isShell ? '' : [name, ...words.map(({ text }) => text), heredoc ?? ''].join(' ');
  return mentionsInstall(fed) || mentionsInstall(own);
}

function knownUnfollowed(program: Program, { input, heredoc }: RunCommand): string | undefined {
  const { name, words } = program;
  const texts = words.map((word) => word.text);
  const fed = (input ?? []).map((word) => word.text).join(' ');
  const other = otherInstall(name, texts);
  if (other !== undefined) return other;
  if (
    /^(?:ba|da|a|z)?sh$|^python3?$/.test(name) &&
    input !== undefined &&
    !texts.some((text) => /^[^-]/.test(text) && text !== '-')
  )
    return /^(?:curl|wget)\b/.test(fed) && !knownScripts.test(fed) ? 'it runs what it fetches' : undefined;
  if (/^(?:ba|da|a|z)?sh$/.test(name)) {
    const script = texts.find((text) => !text.startsWith('-'));
    return script === undefined || heredoc !== undefined || knownScripts.test(script) || settings.test(script)
      ? undefined
      : 'it runs a script';
  }
  if (name === 'source' || name === '.') return settings.test(texts[0] ?? '') ? undefined : 'it runs a script';
  if (name.endsWith('.sh'))
    return knownScripts.test(name) || /^(?:conda|Miniconda|Anaconda|Miniforge)/.test(name)
      ? undefined
      : 'it runs a script';
  if (name === 'make')
    return texts.some((text) => /^[a-z]/i.test(text) && !/^(?:all|clean|install|altinstall|test)$|=/.test(text))
      ? 'it runs what a Makefile says'
      : undefined;
  if (name === 'xargs')
    return texts.some((text) => /^(?:pip3?|uv|apt-get|apk)$/.test(lastOf(text)))
      ? 'it installs what another command prints'
      : undefined;
  if (/^python3?(?:\.\d+)?$/.test(name) && lastOf(texts[0] ?? '') === 'setup.py')
    return texts.some((text) => /^(?:install|develop)$/.test(text))
      ? 'setup.py installs by itself, past pip'
      : undefined;
  return undefined;
}
