// Installers of Python's that a command brings into a stage: by pip, pipx, packages of the distribution, scripts of their makers.

import type { ValueOf } from './expand-variables.ts';
import type { Program } from './program-of.ts';
import { withSettings } from './settings-around.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { BroughtTool } from './inherited-state.ts';
import type { StageState } from './stage-state.ts';
import { localFolder, toolFolder, variablesBefore } from './tool-folders.ts';
import { noteBeside, pluginsOf } from './tool-plugins.ts';
import { isNewest, releaseOfScript } from './tool-releases.ts';
import { systemChange } from './tools/system-packages.ts';

/** Installers that no image of Python's or of a distribution has by itself. */
export const broughtTools: ReadonlySet<string> = new Set(['poetry', 'pipenv', 'pdm', 'uv', 'virtualenv']);

type Bringing = readonly (readonly [tool: string, brought: BroughtTool])[];

/** Scripts of their makers, by the address that they are fetched from. */
const scripts: readonly {
  readonly address: RegExp;
  readonly brings: (texts: readonly string[], fed: string, valueOf: ValueOf, state: StageState) => Bringing[number];
}[] = [
  { address: /install\.python-poetry\.org|install-poetry\.py/, brings: poetryOfScript },
  { address: /astral\.sh\/uv\/.*install\.sh/, brings: uvOfScript },
];

function poetryOfScript(texts: readonly string[], _fed: string, valueOf: ValueOf, state: StageState): Bringing[number] {
  const isPreview = valueOf('POETRY_PREVIEW') !== undefined;
  const release = isPreview ? null : releaseOfScript(texts, valueOf('POETRY_VERSION'));
  const folder = toolFolder(['POETRY_HOME'], localFolder(valueOf, state), valueOf, '/bin');
  return ['poetry', { release, ...inFolder(folder) }];
}

function uvOfScript(texts: readonly string[], fed: string, valueOf: ValueOf, state: StageState): Bringing[number] {
  const [, inAddress] = /\/uv\/(\d[\d.]*\d)\//.exec(fed) ?? [];
  const names = ['UV_UNMANAGED_INSTALL', 'UV_INSTALL_DIR', 'XDG_BIN_HOME'];
  // Before 0.5 it went to a folder of Rust's.
  const isOld = /^0\.[0-4]\./.test(inAddress ?? '');
  const folder = isOld ? undefined : toolFolder(names, dataFolder(valueOf, state), valueOf);
  return ['uv', { release: releaseOfScript(texts, inAddress), ...inFolder(folder) }];
}

type MakersScript = (typeof scripts)[number];

/** The maker's script that a command fetches and runs. */
export function makersScript({ name }: Program, { input = [] }: Pick<RunCommand, 'input'>): MakersScript | undefined {
  const fed = input.map(({ text }) => text).join(' ');
  return /^(?:(?:ba|da|a)?sh|python3?)$/.test(name) && /^(?:curl|wget) /.test(fed)
    ? scripts.find(({ address }) => address.test(fed))
    : undefined;
}

/** Remembers the installers among what a command installs. */
export function noteTools(
  program: Program,
  command: RunCommand,
  script: MakersScript | undefined,
  around: ValueOf,
  state: StageState,
): void {
  const valueOf = withSettings(around, state);
  const texts = program.words.map(({ text }) => text);
  const own = variablesBefore(program, command, valueOf);
  if (script !== undefined) {
    const fed = (command.input ?? []).map(({ text }) => text).join(' ');
    const [tool, brought] = script.brings(texts, fed, own ?? valueOf, state);
    state.tools.set(tool, own === undefined ? { release: null } : brought);
  }
  if (program.name === 'pipx')
    noteBeside(
      texts.filter((text) => !/^--?[a-z-]+$/.test(text) || /^(?:-r|--requirement)$/.test(text)),
      state,
    );
  for (const [tool, brought] of namedTools(program, own, valueOf, state)) state.tools.set(tool, brought);
}

/** Commands that bring installers; those that give each an environment of its own, with the folder of its program. */
const ways: readonly {
  readonly command: RegExp;
  readonly folderOf?: (texts: readonly string[], valueOf: ValueOf, state: StageState) => string | undefined;
}[] = [
  { command: /^(?:pip|uv pip) install / },
  {
    command: /^uv tool install /,
    folderOf: (_texts, valueOf, state) =>
      toolFolder(['UV_TOOL_BIN_DIR', 'XDG_BIN_HOME'], dataFolder(valueOf, state), valueOf),
  },
  {
    command: /^pipx install /,
    folderOf: (texts, valueOf, state) =>
      texts.includes('--global')
        ? toolFolder(['PIPX_GLOBAL_BIN_DIR'], '/usr/local/bin', valueOf)
        : toolFolder(['PIPX_BIN_DIR'], localFolder(valueOf, state), valueOf),
  },
];

/** @param own undefined where words before the program are not understood */
function namedTools({ name, words }: Program, own: ValueOf | undefined, around: ValueOf, state: StageState): Bringing {
  const texts = words.map(({ text }) => text);
  const change = systemChange([name, ...texts]);
  if (change !== undefined)
    return change.adds.flatMap((each) => {
      const tool = each.replace(/^(?:python3|py3)-/, '');
      return broughtTools.has(tool) ? [[tool, { release: null }] as const] : [];
    });
  const bare = [name, ...texts.filter((word) => !word.startsWith('-'))].join(' ');
  const way = ways.find(({ command }) => command.test(bare));
  if (way === undefined) return [];
  const isTool = way.folderOf !== undefined;
  const folder = own === undefined ? undefined : way.folderOf?.(texts, own, state);
  const plugins = isTool ? pluginsOf(texts) : [];
  const isUpgrade = texts.some((text) => /^-[a-zA-Z]*[UI]|^--(?:upgrade|force)|^--ignore-installed$/.test(text));
  return texts.flatMap((word) => {
    const [, tool = '', said = ''] = /^([a-z]+)(?:\[[^\]]*\])?($|[<>=!~ ;@].*)/.exec(word) ?? [];
    if (!broughtTools.has(tool)) return [];
    // What is there stays as it is.
    const there = isUpgrade ? undefined : state.tools.get(tool)?.release;
    const newest = there === undefined ? (isNewest(words, own ?? around) ? 'newest' : null) : there;
    const release = said === '' ? newest : (/^==(\d+\.\d+[\d.]*)$/.exec(said)?.[1] ?? null);
    const beside = plugins === undefined ? { release: null } : { release, plugins };
    return [[tool, { ...beside, ...inFolder(folder) }] as const];
  });
}

/** uv looks at the folder of data before the home. */
function dataFolder(valueOf: ValueOf, state: StageState): string | undefined {
  return valueOf('XDG_DATA_HOME') === undefined ? localFolder(valueOf, state) : undefined;
}

function inFolder(folder: string | undefined): Pick<BroughtTool, 'folder'> {
  return folder === undefined ? {} : { folder };
}
