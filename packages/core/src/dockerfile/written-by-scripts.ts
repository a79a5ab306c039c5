// Scripts of the build context in other languages than the shell's that a command runs: what they may write, as far as their texts tell.

import { absolutePath } from './context-paths.ts';
import { filesRun } from './files-run.ts';
import { fileInStage } from './find-file.ts';
import { lastOf } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { StageScope } from './stage-scope.ts';
import { writtenByCode } from './written-by-code.ts';
import type { WrittenFile } from './written-files.ts';

export function writtenByScripts({ words }: RunCommand, folder: string, scope: StageScope): readonly WrittenFile[] {
  const texts = words.map(({ text }) => text);
  return [...filesRun(texts).map(({ path }) => path), ...modulesRun(texts), ...scriptNamed(texts)].flatMap((path) => {
    const file = fileInStage(absolutePath(path, folder), scope.state, scope.earlier);
    if (file === undefined) return [];
    if (/\.(?:py|js|[cm]js|ts|pl|rb)$/.test(file)) scope.state.toRead.add(file);
    const code = scope.files.get(file)?.text;
    if (code === undefined || !isCode(file, code)) return [];
    return writtenByCode(code).map((text) => ({ word: { text, unknown: [] }, below: false }));
  });
}

/** `python -m tools.pin` runs `tools/pin.py`, of which there is no program of another's where the build context has it. */
function modulesRun(words: readonly string[]): readonly string[] {
  const at = words.findIndex(
    (word, index) => /^-\w*m$/.test(word) && /(?:^|\/)python[\d.]*$/.test(words[index - 1] ?? ''),
  );
  const module = at < 0 ? undefined : words[at + 1];
  if (module === undefined || !/^\w+(?:\.\w+)*$/.test(module)) return [];
  const path = module.replaceAll('.', '/');
  return [`${path}.py`, `${path}/__main__.py`];
}

/** `node --no-warnings tools/pin.js` */
function scriptNamed([program = '', ...words]: readonly string[]): readonly string[] {
  if (!/^(?:node|perl|ruby)$/.test(lastOf(program))) return [];
  const script = words.find((word) => !word.startsWith('-'));
  return script === undefined ? [] : [script];
}

function isCode(file: string, text: string): boolean {
  return /\.(?:py|js|[cm]js|ts|pl|rb)$/.test(file) || /^#!.*\b(?:python|node|perl|ruby)/.test(text);
}
