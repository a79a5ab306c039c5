// Whether a command that installs is stopped at a Python that its distribution has closed to it (PEP 668).

import { ownValue } from '../text/own-value.ts';
import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { isOn } from './install-environment.ts';
import { lastOf, type Program } from './program-of.ts';
import { PIPENV_ENVIRONMENTS } from './tools/environment-habits.ts';
import type { ToolInstall } from './tools/tool-install.ts';

/** `unknown`: it hangs on what the Dockerfile does not tell. */
export type AtClosedPython = 'stopped' | 'free' | 'unknown';

/** pip looks for the mark of the environment that it installs into, and so not at other places (its commands/install.py). */
const elsewhere = /^(?:--(?:target|prefix|root)(?:=.*)?|-t.*)$/;
const pipFolders: readonly string[] = ['PIP_TARGET', 'PIP_PREFIX', 'PIP_ROOT'];

/** Folders of programs that are the distribution's own. */
const ownFolder = /^(?:\/usr(?:\/local)?)?\/s?bin$/;

/** What opens a Python for every command behind it: the mark removed, a setting. */
export function opensPython(text: string): boolean {
  return /EXTERNALLY|break-system-packages(?: +| *= *)(?:true|1|yes|on)\b/.test(text);
}

/** The environment that a command enters for what runs behind it in the same script, by the path of its `bin/activate`. */
export function environmentEntered(text: string): string | undefined {
  return /^(?:\.|source) +(?:-\S+ +)*["']?(.*?)(?:\/bin)?\/activate\b/.exec(text)?.[1];
}

const valued = /^(?:-p|--(?:python|prompt|pip|setuptools|wheel|app-data|seed|extra-search-dir|upgrade-deps))$/;

/** What makes an environment, by the words that the command begins with. */
const makers = [['python', '-m', 'venv'], ['python', '-m', 'virtualenv'], ['virtualenv'], ['uv', 'venv']];

/** The folder of the environment that a command makes: `python3 -m venv /opt/venv`, `virtualenv venv`, `uv venv`. */
export function environmentMade(words: readonly string[], folder: string): string | undefined {
  const [program = '', ...others] = words;
  const begins = [lastOf(program).replace(/^python[\d.]*$/, 'python'), ...others];
  // `pipenv --python 3.12` makes one and installs nothing.
  if (begins[0] === 'pipenv' && /^--(?:python|two|three)\b/.test(begins[1] ?? '')) return PIPENV_ENVIRONMENTS;
  const maker = makers.find((each) => each.every((word, at) => begins[at] === word));
  if (maker === undefined) return undefined;
  // `virtualenv -p python3.11 /venv`: values of options are no folders.
  const behind = words.slice(maker.length);
  const named = behind.findLast((word, at) => !word.startsWith('-') && !valued.test(behind[at - 1] ?? ''));
  return absolutePath(named ?? '.venv', folder);
}

export interface AroundCommand {
  /** Of the whole command, what runs the installer first. */
  readonly words: readonly string[];
  readonly program: Program;
  /** The variables that it sees. */
  readonly valueOf: ValueOf;
  /** Folders of environments that the stage has made. */
  readonly environments: ReadonlySet<string>;
  /** Whether a file of pip's settings was copied into the stage. */
  readonly isConfigured: boolean;
}

/** Commands that look for the mark, by the words that they begin with. */
const stopping: Readonly<Record<string, Stopping>> = {
  pip: { allowed: 'PIP_BREAK_SYSTEM_PACKAGES', folders: pipFolders },
  'uv pip': {
    allowed: 'UV_BREAK_SYSTEM_PACKAGES',
    folders: [],
    only: { option: '--system', variable: 'UV_SYSTEM_PYTHON' },
  },
};

interface Stopping {
  /** What lets it go on. */
  readonly allowed: string;
  /** What names another place. */
  readonly folders: readonly string[];
  /** Where it is told to install into the system's Python alone. */
  readonly only?: { readonly option: string; readonly variable: string };
}

export function atClosedPython(
  { tool }: Pick<ToolInstall, 'tool'>,
  { words, program, valueOf, environments, isConfigured }: AroundCommand,
): AtClosedPython {
  const options = program.words.map(({ text }) => text);
  const verb = options.find((word) => !word.startsWith('-'));
  const row = ownValue(stopping, `${tool} ${verb}`) ?? ownValue(stopping, tool);
  const { option, variable } = row?.only ?? {};
  const isHere = option === undefined || options.includes(option) || isOn(valueOf(variable ?? ''));
  if (row === undefined || !isHere || !options.includes('install')) return 'free';
  const { allowed, folders } = row;
  // `sudo -H /opt/venv/bin/pip`, `env PIP_TARGET=/app pip`
  const before = words.slice(0, words.length - options.length);
  const set = before.flatMap((word) => (/^\w+=/.test(word) ? [word.slice(0, word.indexOf('='))] : []));
  const variables = [allowed, ...pipFolders].map((name) => ({ name, value: valueOf(name) }));
  if (
    options.some((word) => word === '--break-system-packages' || elsewhere.test(word)) ||
    set.some((name) => name === allowed || pipFolders.includes(name)) ||
    variables.some(({ name, value }) => (name === allowed ? isOn(value) : folders.includes(name) && Boolean(value)))
  )
    return 'free';
  const hidden =
    isConfigured ||
    variables.some(({ value }) => value === null) ||
    ['PIP_PYTHON', 'PIP_CONFIG_FILE'].some((name) => valueOf(name) !== undefined);
  if (hidden || [...before, ...options].some((word) => /^(?:--python|-p)(?:=|$)/.test(word))) return 'unknown';
  // `venv/bin/pip` is a path as well.
  const named = before.find((word) => /\/(?:pip|python)[\d.]*$/.test(word));
  if (named !== undefined && !ownFolder.test(named.replace(/\/[^/]+$/, ''))) return 'free';
  return row.only !== undefined || named !== undefined ? 'stopped' : byPath(valueOf('PATH'), environments);
}

/** By the first folder that is not the distribution's own; an image's own PATH is that of its distribution. */
function byPath(path: string | null | undefined, environments: ReadonlySet<string>): AtClosedPython {
  if (path === null) return 'unknown';
  const folders = (path ?? '').split(':').filter((folder) => folder.startsWith('/') && !ownFolder.test(folder));
  if (folders.length === 0) return 'stopped';
  return folders.some((folder) => environments.has(folder.replace(/\/bin\/?$/, ''))) ? 'free' : 'unknown';
}
