// What the mounts of a RUN bring: files of the build context or of a stage for as long as it runs, and secrets.

import { absolutePath, contextPath, type CopiedPath } from './context-paths.ts';
import { doubtUnnamed } from './doubt-copies.ts';
import { expandVariables, type ValueOf } from './expand-variables.ts';
import { packageFolder } from './install-place.ts';
import type { Instruction } from './read-instructions.ts';
import { cannotFollow, type StageScope, valueIn } from './stage-scope.ts';

/** @returns what the script takes of other stages */
export function runMounts(instruction: Instruction, scope: StageScope): readonly CopiedPath[] {
  return instruction.flags.flatMap(({ name, value }) => (name === 'mount' ? mount(value, instruction, scope) : []));
}

/** `type=secret,id=index,env=PIP_INDEX_URL`: a value that nobody knows. */
export function valueWithSecrets({ flags }: Instruction, { state }: StageScope): ValueOf {
  const outer = valueIn(state);
  const secrets = new Set(
    flags.flatMap(({ value }) =>
      /\btype=secret\b/.test(value) ? (/(?:^|,)env=(\w+)/.exec(value)?.slice(1) ?? []) : [],
    ),
  );
  return (name) => (secrets.has(name) ? null : outer(name));
}

/** `type=bind,source=requirements.txt,target=/tmp/requirements.txt,from=build` @returns what the script takes of another stage */
function mount(text: string, instruction: Instruction, scope: StageScope): readonly CopiedPath[] {
  const { state } = scope;
  const fields = new Map(
    text.split(',').map((field) => {
      const equals = field.indexOf('=');
      const value = expandVariables(field.slice(equals + 1), valueIn(state)).text;
      return equals < 0 ? [field, ''] : [field.slice(0, equals), value.replaceAll('"', '')];
    }),
  );
  const target = fields.get('target') ?? fields.get('dst') ?? fields.get('destination');
  if (target === undefined) return [];
  if (fields.get('type') === 'secret') {
    const destination = absolutePath(target, state.workdir);
    state.copied.push({ from: 'a secret', sources: [destination], destination, folder: false, step: state.step });
  }
  if ((fields.get('type') ?? 'bind') !== 'bind') return [];
  const source = fields.get('source') ?? fields.get('src') ?? '.';
  const from = fields.get('from');
  const stage = from === undefined ? undefined : scope.stageNumber(from);
  if (stage !== undefined) state.uses.add(stage);
  doubtUnnamed(
    expandVariables(text, valueIn(state)).unknown,
    stage,
    { line: instruction.line, text: `--mount=${text}` },
    scope,
  );
  const destination = absolutePath(target, state.workdir);
  const mounted = from === undefined ? contextPath(source) : absolutePath(source, '/');
  const shared = { ...(from === undefined ? {} : { from: stage ?? from }), folder: false, step: state.step };
  state.copied.push({ ...shared, sources: [mounted], destination });
  if (from === undefined) return [];
  const paths = usedBelow(destination, instruction.text, state.workdir).map((inside) => absolutePath(inside, mounted));
  if (stage === undefined && paths.some((path) => packageFolder.test(path)))
    cannotFollow(scope, instruction.line, `--mount=${text}`, 'what that image has installed there is not known');
  return stage === undefined || paths.length === 0
    ? []
    : [{ ...shared, line: instruction.line, sources: paths, destination: null }];
}

/** What a script names of a folder, relative to it: `cp -r /mnt/venv /opt/venv`, `--find-links=/mnt/wheels`, `cd /mnt`. */
function usedBelow(mounted: string, script: string, folder: string): readonly string[] {
  const words = script.split(/[\s"'=:;&|()[\],]+/).filter((word) => /[./]/.test(word));
  const paths = words.map((word) => absolutePath(word, folder));
  return paths.flatMap((path) =>
    path === mounted || path.startsWith(`${mounted}/`) ? [`.${path.slice(mounted.length)}`] : [],
  );
}
