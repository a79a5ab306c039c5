// What is put beside an installer that has an environment of its own: `pipx inject poetry poetry-plugin-export`, `uv tool install --with`.

import type { StageState } from './stage-state.ts';

const beside = /^--(?:with|preinstall)(?:=(.*))?$/;
/** What of a file or a project comes beside it is not known. */
const hidden = /^(?:-r.*|--(?:requirement|with-requirements|with-editable|with-executables-from)(?:=.*)?)$/;

/** Named by the command that installs it; undefined where that cannot be known. */
export function pluginsOf(texts: readonly string[]): readonly string[] | undefined {
  if (texts.some((text) => hidden.test(text))) return undefined;
  return texts.flatMap((text, at) => {
    const found = beside.exec(text);
    return found === null ? [] : (found[1] ?? texts[at + 1] ?? '').split(',');
  });
}

/** Notes what pipx does to an installer that is there already. */
export function noteBeside([verb = '', tool = '', ...behind]: readonly string[], { tools }: StageState): void {
  if (verb === 'upgrade-all' || verb === 'reinstall-all')
    for (const [name, brought] of tools) tools.set(name, { ...brought, release: null });
  const brought = tools.get(tool);
  if (brought === undefined || !/^(?:inject|runpip|upgrade|reinstall)$/.test(verb)) return;
  const isHidden = verb.startsWith('upgrade') || behind.some((text) => hidden.test(text));
  const plugins = [...(brought.plugins ?? []), ...behind];
  tools.set(tool, { ...brought, plugins, ...(isHidden ? { release: null } : {}) });
}
