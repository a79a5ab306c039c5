// `wheelcheck explain Dockerfile`: what was understood of it, stage by stage; for a terminal and as JSON.

import type {
  NotFollowed,
  UnderstoodDockerfile,
  UnderstoodInstall,
  UnderstoodStage,
} from '../../dockerfile/understood-dockerfile.ts';
import { counted } from '../../text/counted.ts';
import { distributionTitle } from '../../text/distribution-title.ts';
import { listWords } from '../../text/list-words.ts';
import { reasonOfStop } from '../../text/stop-reason.ts';
import { printable } from '../../text/unprintable.ts';
import { jsonText } from '../escape/json-text.ts';
import type { RenderOptions } from '../render-options.ts';
import { indented, paint, spread } from './layout.ts';

/** How a Dockerfile was understood, for a person (`terminal`) or a program (`json`). */
export const dockerfileRenderers = {
  terminal: dockerfileTerminal,
  json: (dockerfile: UnderstoodDockerfile) => `${jsonText(dockerfile, 2)}\n`,
} as const satisfies Readonly<Record<string, (dockerfile: UnderstoodDockerfile, options: RenderOptions) => string>>;

const INDENT = ' '.repeat(11);

function dockerfileTerminal(dockerfile: UnderstoodDockerfile, options: RenderOptions): string {
  const { path, stages, installing, final } = dockerfile;
  const where =
    installing.length === 0 ? 'nothing is installed' : `it installs in ${listWords(installing.map(stageName))}`;
  const title = `${printable(path)}: ${counted(stages.length, 'stage')}; ${where}; ${stageName(final ?? 0)} runs`;
  const lines = [
    ...indented(title, '', options.width).map((line) => paint(line, 'bold', options)),
    ...stages.flatMap((stage) => ['', ...stageLines(stage, dockerfile, options)]),
    '',
    ...indented(conclusion(stages), '', options.width),
  ];
  return `${lines.join('\n')}\n`;
}

/** Where a build ends is no line that was not followed. */
function conclusion(stages: readonly UnderstoodStage[]): string {
  const ends = stages.flatMap(({ notFollowed }) => notFollowed.find(isStop)?.line ?? []);
  const unsure = stages.some(({ notFollowed }) => !notFollowed.every(isStop));
  return [
    ...(ends.length === 0
      ? []
      : [`The build stops at ${linesOf(ends)}: nothing behind ${ends.length === 1 ? 'it' : 'them'} runs.`]),
    unsure
      ? 'Not everything was followed: a line that was not may install more.'
      : 'Every command that installs was followed.',
  ].join(' ');
}

function isStop({ why }: NotFollowed): boolean {
  return reasonOfStop(why) !== undefined;
}

function stageLines(
  stage: UnderstoodStage,
  { final }: UnderstoodDockerfile,
  options: RenderOptions,
): readonly string[] {
  const { width } = options;
  const own = stage.name ?? stage.index;
  const title = `${stageName(own)}: ${printable(stage.base ?? stage.from)} ${stage.platform}`;
  const say = (label: string, text: string): readonly string[] => indented(printable(text), INDENT, width, label);
  const [first = '', ...rest] = spread(
    title,
    [own === final ? 'runs' : '', `line ${stage.line}`].filter(Boolean).join(', '),
    width,
  );
  return [
    paint(first, 'bold', options),
    ...rest,
    ...say('image', imageWords(stage)),
    ...say('Python', pythonWords(stage)),
    ...(stage.packages.length > 0 ? say('has', stage.packages.join(', ')) : []),
    ...Object.entries(stage.environment).flatMap(([name, value]) => say('sets', `${name}=${value}`)),
    ...events(stage).flatMap(({ line, text }) => say(`line ${line}`, text)),
  ];
}

function events({
  installs,
  copies,
  notFollowed,
}: UnderstoodStage): readonly { readonly line: number; readonly text: string }[] {
  const all = [
    ...installs.map((install) => ({ line: install.line, text: `${within(install)}${installWords(install)}` })),
    ...copies.map(({ line, from, paths }) => ({ line, text: `copies ${paths.join(', ')} from ${stageName(from)}` })),
    ...notFollowed.map(({ line, at, text, why }) => ({
      line,
      text: `${within(at === undefined ? {} : { at })}${isStop({ line, text, why }) ? 'the build stops' : 'not followed'}: ${text} (${reasonOfStop(why) ?? why})`,
    })),
  ];
  return repeated(all.toSorted((a, b) => a.line - b.line));
}

/** A loop says the same again and again. */
function repeated(all: ReturnType<typeof events>): ReturnType<typeof events> {
  const counts = new Map<string, number>();
  const keyOf = ({ line, text }: (typeof all)[number]): string => `${line} ${text}`;
  for (const each of all) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return [...new Map(all.map((each) => [keyOf(each), each])).values()].map((each) => {
    const count = counts.get(keyOf(each)) ?? 1;
    return count === 1 ? each : { ...each, text: `${each.text}, ${count} times` };
  });
}

/** `scripts/install.sh:4: `, of what stands in a script. */
function within({ at }: Pick<UnderstoodInstall, 'at'>): string {
  return at === undefined ? '' : `${printable(at.path)}:${at.line}: `;
}

function stageName(stage: string | number): string {
  return typeof stage === 'number' ? `stage ${stage}` : printable(stage);
}

function imageWords({ base, image }: UnderstoodStage): string {
  if (image === null) return base === 'scratch' ? 'empty' : 'not known';
  const { distro, libc } = image;
  const system = distro === null ? '' : `${distributionTitle(distro.name)} ${distro.version} `;
  return `${system}(${libc.family} ${libc.version})`;
}

function pythonWords({ python, pip }: UnderstoodStage): string {
  if (python === null) return 'none that is known';
  return pip === null ? python : `${python}, ${pip === 'newest' ? 'the newest pip' : `pip ${pip}`}`;
}

/** `line 8 changes it`, `lines 8 and 9 change it` */
function linesNamed(lines: readonly number[]): string {
  return `${linesOf(lines)} ${lines.length === 1 ? 'changes' : 'change'} it`;
}

function linesOf(lines: readonly number[]): string {
  return lines.length === 1 ? `line ${lines[0]}` : `lines ${listWords(lines.map(String))}`;
}

/** `poetry installs poetry.lock (only main; extra pg)` */
function installWords({
  tool,
  files,
  words,
  groups,
  extras,
  allExtras,
  indexes,
  binaries,
  constraints,
  changedAt = [],
}: UnderstoodInstall): string {
  const said = [
    ...(changedAt.length === 0 ? [] : [`as ${linesNamed(changedAt)}`]),
    ...groups.map((group) => (group === 'all' ? 'every group' : group)),
    ...(allExtras === true ? ['every extra'] : extras.map((extra) => `extra ${extra}`)),
    ...constraints.map((path) => `within ${path}`),
    ...binaries,
    ...indexes.map((index) => `index ${index}`),
  ];
  const what = [...files.map((path) => (path === '.' ? 'the project in .' : path)), ...words].join(', ');
  return `${tool} installs ${what === '' ? 'nothing that is named' : what}${said.length === 0 ? '' : ` (${said.join('; ')})`}`;
}
