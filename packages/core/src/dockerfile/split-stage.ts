// What of a single stage would stand in which of two: one that compiles, and one that runs what the first installs.

import type { SplitStage } from '../target/target-stage.ts';
import { isSecretName } from '../text/secret-values.ts';
import type { Instruction } from './read-instructions.ts';
import type { StageInstall } from './stage-install.ts';

/** What both stages say in the same words. */
const settings = new Set(['ENV', 'ARG', 'WORKDIR', 'LABEL']);

/** What only adds packages of the distribution, or another pip: the stages have lines of their own for it. */
const adds =
  /^(?:set -\S+|apt(?:-get)? (?:-\S+ )*(?:update|upgrade|install|clean|autoclean)\b[^|;<>]*|apk (?:-\S+ )*(?:add|update|upgrade)\b[^|;<>]*|rm -rf? (?:\/var\/lib\/apt\/lists|\/var\/cache\/apk|\/root\/\.cache|~\/\.cache)\S*|(?:python3? -m )?pip3? install (?:--no-cache-dir )?(?:-U|--upgrade) (?:--no-cache-dir )?pip)$/;

/** With pip, to where a virtual environment would take its place. */
const installs =
  /^(?:python3? -m )?pip3? install (?!.*(?:--user|--target|--prefix|--root|--python|--editable| -[te])\b)[^|;<>]+$/;

/**
 * Undefined where one of its lines up to the installation does anything else: a user of its own, a script, packages that go again.
 *
 * @param instructions of the only stage of a Dockerfile
 */
export function splitStage(
  from: Instruction,
  instructions: readonly Instruction[],
  found: readonly StageInstall[],
): SplitStage | undefined {
  const [install, ...others] = found;
  const at = instructions.findLastIndex(({ line }) => line <= (install?.understood.line ?? 0));
  const head = instructions.slice(0, at + 1);
  const commands = head.filter(({ keyword }) => keyword === 'RUN').map(partsOf);
  const isPlain = (part: string): boolean => adds.test(part) || installs.test(part);
  const own = commands.flat().filter((part) => installs.test(part) && !adds.test(part));
  const [command] = own;
  if (install === undefined || others.length > 0 || command === undefined || own.length > 1) return undefined;
  if (!commands.flat().every(isPlain) || !head.every(mayStand)) return undefined;
  const files = new Set(install.understood.files);
  const written = (each: Instruction): string => [each.keyword, ...flagsOf(each), each.text].join(' ');
  const isCopy = ({ keyword }: Instruction): boolean => keyword === 'COPY' || keyword === 'ADD';
  const isForInstall = (each: Instruction): boolean =>
    isCopy(each) &&
    each.text
      .split(/\s+/)
      .slice(0, -1)
      .every((path) => files.has(path.replace(/^\.\//, '')));
  const rest = head.filter(({ keyword }) => keyword !== 'RUN');
  return {
    from: [...flagsOf(from), from.text.split(/\s+/)[0] ?? ''].join(' '),
    builds: rest.map(written),
    runs: rest.filter((each) => !isForInstall(each)).map(written),
    command,
    lines: [from.line, head.at(-1)?.line ?? from.line],
  };
}

function partsOf({ text, flags }: Instruction): readonly string[] {
  // A mount is not carried along.
  return flags.length > 0 ? [''] : text.split('&&').map((part) => part.trim().replaceAll(/\s+/g, ' '));
}

function mayStand({ keyword, text, flags }: Instruction): boolean {
  if (keyword === 'RUN') return true;
  if (text.includes('\n') || /[\w-]+:\/\/[^/\s]*@/.test(text)) return false;
  if (settings.has(keyword)) return !(text.match(/\w+(?==)|^\w+/g) ?? []).some(isSecretName);
  return (keyword === 'COPY' || keyword === 'ADD') && flags.every(({ name }) => name !== 'from');
}

function flagsOf({ flags }: Instruction): readonly string[] {
  return flags.map(({ name, value }) => (value === '' ? `--${name}` : `--${name}=${value}`));
}
