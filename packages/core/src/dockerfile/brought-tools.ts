// Installers of Python's that a command brings into a stage: by pip, pipx, packages of the distribution, scripts of their makers.

import { absolutePath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import type { Program } from './program-of.ts';
import type { RunCommand } from './shell/shell-walk.ts';
import type { BroughtTool, StageState } from './stage-state.ts';
import { systemChange } from './tools/system-packages.ts';

/** Installers that no image of Python's or of a distribution has by itself. */
export const broughtTools: ReadonlySet<string> = new Set(['poetry', 'pipenv', 'pdm', 'uv', 'virtualenv']);

/** Scripts of their makers, as they are fetched; where each puts its program unless a variable says otherwise. */
const scripts: readonly {
  readonly tool: string;
  readonly address: RegExp;
  readonly folder: (valueOf: ValueOf) => string;
}[] = [
  {
    tool: 'poetry',
    address: /install\.python-poetry\.org|install-poetry\.py/,
    folder: (valueOf) => (valueOf('POETRY_HOME') ? `${valueOf('POETRY_HOME')}/bin` : '/root/.local/bin'),
  },
  {
    tool: 'uv',
    address: /astral\.sh\/uv\/.*install\.sh/,
    folder: (valueOf) => valueOf('UV_INSTALL_DIR') ?? valueOf('XDG_BIN_HOME') ?? '/root/.local/bin',
  },
];

/** The one that a script which is fetched and run brings; undefined for other commands. */
export function toolOfScript(
  { name, words }: Program,
  { input = [] }: Pick<RunCommand, 'input'>,
  valueOf: ValueOf,
): readonly [tool: string, BroughtTool] | undefined {
  if (!/^(?:(?:ba|da|a)?sh|python3?)$/.test(name)) return undefined;
  const fed = input.map(({ text }) => text).join(' ');
  const script = /^(?:curl|wget) /.test(fed) ? scripts.find(({ address }) => address.test(fed)) : undefined;
  if (script === undefined) return undefined;
  const texts = words.map(({ text }) => text);
  const asked = texts[texts.indexOf('--version') + 1];
  const variable = script.tool === 'poetry' ? valueOf('POETRY_VERSION') : undefined;
  const named = texts.includes('--version') ? asked : (/\/uv\/(\d[\d.]*\d)\//.exec(fed)?.[1] ?? variable);
  const release = named === undefined ? 'newest' : /^\d+(?:\.\d+)+$/.test(named ?? '') ? named : null;
  return [script.tool, { release, folder: absolutePath(script.folder(valueOf), '/') }];
}

/** Remembers the installers among what a command installs. */
export function noteTools(program: Program, command: RunCommand, valueOf: ValueOf, { tools }: StageState): void {
  const script = toolOfScript(program, command, valueOf);
  if (script !== undefined) tools.set(...script);
  for (const [tool, brought] of namedTools(program, valueOf)) tools.set(tool, brought);
}

function namedTools({ name, words }: Program, valueOf: ValueOf): readonly (readonly [string, BroughtTool])[] {
  const texts = words.map(({ text }) => text);
  const change = systemChange([name, ...texts]);
  if (change !== undefined)
    return change.adds.flatMap((each) => {
      const tool = each.replace(/^(?:python3|py3)-/, '');
      return broughtTools.has(tool) ? [[tool, { release: null }] as const] : [];
    });
  const [first, second] = texts.filter((word) => !word.startsWith('-'));
  const isTool = name === 'pipx' || (name === 'uv' && first === 'tool');
  const verb = name === 'uv' ? second : first;
  if (verb !== 'install' || !(isTool || name === 'pip' || (name === 'uv' && first === 'pip'))) return [];
  const folder = isTool
    ? { folder: valueOf(name === 'uv' ? 'UV_TOOL_BIN_DIR' : 'PIPX_BIN_DIR') ?? '/root/.local/bin' }
    : {};
  return texts.flatMap((word) => {
    const [, tool = '', said = ''] = /^([a-z]+)(?:\[[^\]]*\])?($|[<>=!~ ;@].*)/.exec(word) ?? [];
    const release = said === '' ? 'newest' : (/^==(\d+\.\d+[\d.]*)$/.exec(said)?.[1] ?? null);
    return broughtTools.has(tool) ? [[tool, { release, ...folder }] as const] : [];
  });
}
