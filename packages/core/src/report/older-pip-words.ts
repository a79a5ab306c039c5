// Where in a Dockerfile pip before 24.1 comes in: above a line that upgrades pip it would be undone.

import type { LockedPackage } from '../manifest/manifest.ts';
import type { PipCommand, Target, TargetStage } from '../target/target.ts';

const OLDER = '"pip<24.1"';

/**
 * `before Dockerfile:19: pip install "pip<24.1"` for what installs these; where a line has brought another pip by then, that line
 * is changed: `Dockerfile:17: pip install -U pip → pip install -U "pip<24.1"`. Without a Dockerfile no place.
 */
export function olderPipWords(refused: readonly LockedPackage[], { stage }: Pick<Target, 'stage'>): readonly string[] {
  const [first] = stage?.installs ?? [];
  if (stage === undefined || first === undefined) return [`pip install ${OLDER} first`];
  const bringing = stage.installs.filter((install) => refused.some((pkg) => brings(install, pkg, stage)));
  const concerned = bringing.length === 0 ? stage.installs : bringing;
  const bare = concerned.find(({ pipCommand }) => pipCommand === undefined);
  const changes = concerned.flatMap(({ pipCommand }) => (pipCommand ? [changed(pipCommand, stage)] : []));
  return [...(bare ? [`before ${stage.path}:${bare.line}: pip install ${OLDER}`] : []), ...new Set(changes)];
}

/** Whether a command names the file of a package, or the package itself. */
function brings({ line, files }: TargetStage['installs'][number], { at }: LockedPackage, stage: TargetStage): boolean {
  if (at.path === stage.path) return at.line === line;
  return files.some((file) => at.path === file || at.path.endsWith(`/${file}`));
}

/** A command that does not name pip in so many words is followed by another. */
function changed({ line, command }: PipCommand, { path }: TargetStage): string {
  const after = command.replace(
    /(\binstall\s(?:.*?\s)?)(?:"pip\s*(?:[=<>~!@][^"]*)?"|pip(?:[=<>~!]\S*)?)(?=\s|$)/,
    `$1${OLDER}`,
  );
  const change = after === command ? `${command} && pip install ${OLDER}` : after;
  return `${path}:${line}: ${command} → ${change}`;
}
