// Why what uv installs for a project is not judged: no Python that it may take is there, or nobody knows which it takes.

import type { AskedCommand } from './asked-command.ts';
import { uvPython } from './uv-python.ts';

/** Commands that take the Python that a project asks for. */
export function isForProject({ program }: AskedCommand): boolean {
  const verb = program.words.find(({ text }) => !text.startsWith('-'))?.text ?? '';
  return program.name === 'uv' && /^(?:sync|run|venv|export)$/.test(verb);
}

/** As a clause. */
export function uvPythonOpen(asked: AskedCommand): string | undefined {
  return whyOf(asked, 'open');
}

/** The same, where uv ends. */
export function uvPythonMissing(asked: AskedCommand): string | undefined {
  return whyOf(asked, 'stops');
}

function whyOf(asked: AskedCommand, kind: 'open' | 'stops'): string | undefined {
  const found = isForProject(asked) ? uvPython(asked) : undefined;
  return found?.kind === kind ? found.why : undefined;
}
