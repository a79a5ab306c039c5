// Where in a Dockerfile another pip comes in: above a line that brings one of its own it would be undone.

import type { PlanPip } from '../advise/advice.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { pipUpgrade } from '../packaging/newest-pip-for.ts';
import type { Target } from '../target/target.ts';
import type { PipCommand, TargetStage } from '../target/target-stage.ts';

const requirement = {
  newest: ({ pip, python }: Asked) => pipUpgrade(pip, python.release),
  'before-24.1': () => '"pip<24.1"',
} as const satisfies Record<PlanPip['to'], (target: Asked) => string>;

type Asked = Pick<Target, 'stage' | 'pip' | 'python'>;

/** As a headline names it. */
export const pipTitle = { newest: 'the newest pip', 'before-24.1': 'pip before 24.1' } as const satisfies Record<
  PlanPip['to'],
  string
>;

/**
 * `above Dockerfile:19: RUN pip install "pip<24.1"` for what installs these; where a line has brought another pip by then, that line
 * is changed: `Dockerfile:17: pip install -U pip → pip install -U "pip<24.1"`. Without a Dockerfile no place.
 */
export function otherPipWords({ to, of }: PlanPip, target: Asked): readonly string[] {
  const { stage } = target;
  const asked = requirement[to](target);
  const [first] = stage?.installs ?? [];
  if (stage === undefined || first === undefined) return [`pip install ${asked} first`];
  const bringing = stage.installs.filter((install) => of.some((pkg) => brings(install, pkg, stage)));
  const concerned = bringing.length === 0 ? stage.installs : bringing;
  const bare = concerned.find(({ pipCommand }) => pipCommand === undefined);
  const changes = concerned.flatMap(({ pipCommand }) => (pipCommand ? [changed(pipCommand, asked, stage)] : []));
  return [
    ...(bare ? [`above ${stage.path}:${bare.run ?? bare.line}: RUN ${programOf(bare.command)} install ${asked}`] : []),
    ...new Set(changes),
  ];
}

/** Whether a command names the file of a package, or the package itself. */
function brings({ line, files }: TargetStage['installs'][number], { at }: LockedPackage, stage: TargetStage): boolean {
  if (at.path === stage.path) return at.line === line;
  return files.some((file) => at.path === file || at.path.endsWith(`/${file}`));
}

/** The pip that installs, which may be that of a virtual environment: `pip3`, `python -m pip`, `/venv/bin/pip`. */
function programOf(command: string): string {
  return /^(\S*python[\d.]*\s+-m\s+pip|\S*pip[\d.]*)\s/.exec(command)?.[1] ?? 'pip';
}

/** A command that does not name pip in so many words is followed by another. */
function changed({ line, command }: PipCommand, asked: string, { path }: TargetStage): string {
  const after = command.replace(
    /(\binstall\s(?:.*?\s)?)(?:"pip\s*(?:[=<>~!@][^"]*)?"|pip(?:[=<>~!]\S*)?)(?=\s|$)/,
    `$1${asked}`,
  );
  const change = after === command ? `${command} && pip install ${asked}` : after;
  return `${path}:${line}: ${command} → ${change}`;
}
