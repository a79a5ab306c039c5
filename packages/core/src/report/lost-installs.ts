// Lines of a stage that stop on another image: its distribution has another package manager.

import { isNamedAlike } from '../image/same-names.ts';
import { listWords } from '../text/list-words.ts';
import { addingWords, managersOf, type RewrittenLine, rewrittenLines } from '../image/rewritten-lines.ts';
import { shortened } from '../text/shortened.ts';
import type { Target } from '../target/target.ts';
import type { TargetStage } from '../target/target-stage.ts';

/** Those of which a whole line can be written. */
const wholeCommands: ReadonlyMap<string, string> = new Map([
  ['apt-get', 'apt-get update && apt-get install -y --no-install-recommends'],
  ['apk', 'apk add --no-cache'],
]);

/** Packages of one line. */
const NAMED = 6;

/**
 * In the order of their first lines.
 *
 * @returns a change for each manager that the image lacks: `Dockerfile:3: apk add and apk update go (python:3.9-slim has no apk)`
 */
export function lostInstalls(image: string, { stage }: Pick<Target, 'stage'>): readonly string[] {
  if (stage === undefined) return [];
  const archives = /^(?:python|alpine|debian):/.test(image) ? (stage.ubuntuArchives ?? []) : [];
  const managers = managersOf(image);
  const rewritten = rewrittenLines(image, stage);
  const adding = (stage.systemInstalls ?? [])
    .map((each) => ({ ...each, verb: each.manager === 'apk' ? 'add' : 'install' }))
    .filter(
      ({ line, manager }) => !rewritten.some((each) => each.line === line && each.before === addingWords(manager)),
    );
  const lost = [...adding, ...(stage.systemCommands ?? [])]
    .filter(({ manager }) => managers?.includes(manager) === false)
    .toSorted((a, b) => a.line - b.line);
  const ofManagers = [...new Set(lost.map(({ manager }) => manager))].map((manager) => {
    const own = lost.filter((each) => each.manager === manager);
    const commands = [...new Set(own.map(({ verb }) => `${manager} ${verb}`))];
    const go = commands.length === 1 ? 'goes' : 'go';
    return {
      line: own[0]?.line ?? 0,
      text: `${places(stage, own)}: ${listWords(commands)} ${go} (${image} has no ${manager})`,
    };
  });
  const ofArchives = archives.slice(0, 1).map((line) => ({
    line,
    text: `${places(
      stage,
      archives.map((each) => ({ line: each })),
    )}: add-apt-repository goes (a PPA has packages for Ubuntu alone)`,
  }));
  const inOtherWords = rewritten.map((each) => ({ line: each.line, text: rewrittenWords(stage.path, each) }));
  return [...inOtherWords, ...ofManagers, ...ofArchives].toSorted((a, b) => a.line - b.line).map(({ text }) => text);
}

/** `Dockerfile:3 and Dockerfile:5` */
function places({ path }: TargetStage, all: readonly { readonly line: number }[]): string {
  return listWords([...new Set(all.map(({ line }) => `${path}:${line}`))]);
}

/** `Dockerfile:4: apt-get install → apk add --no-cache git` where both have that name, `Dockerfile:4: apk add → apt-get, for git and curl by ${after}'s names`, `Dockerfile:3: adduser -D → useradd` */
export function rewrittenWords(path: string, { line, before, after, packages, dropped }: RewrittenLine): string {
  const change = `${path}:${line}: ${before} → ${after}`;
  if (packages.length === 0) return change;
  const whole = wholeCommands.get(after);
  const go =
    dropped.length === 0
      ? ''
      : ` (without ${listWords(shortened(dropped, NAMED))}, which ${dropped.length === 1 ? 'is' : 'are'} not needed there)`;
  if (whole !== undefined && packages.every(isNamedAlike))
    return `${path}:${line}: ${before} → ${whole} ${packages.join(' ')}${go}`;
  return `${change}, for ${listWords(shortened(packages, NAMED))} by ${after}'s names${go}`;
}
