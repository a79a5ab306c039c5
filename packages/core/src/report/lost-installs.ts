// Lines of a stage that stop on another image: its distribution has another package manager.

import { listWords } from '../text/list-words.ts';
import type { Target, TargetStage } from '../target/target.ts';

/** @returns a change for each manager that the image lacks: `Dockerfile:3: apk add and apk update go (python:3.9-slim has no apk)` */
export function lostInstalls(image: string, { stage }: Pick<Target, 'stage'>): readonly string[] {
  if (stage === undefined) return [];
  const archives = /^(?:python|alpine|debian):/.test(image) ? (stage.ubuntuArchives ?? []) : [];
  const managers = managersOf(image);
  const adding = (stage.systemInstalls ?? []).map((each) => ({
    ...each,
    verb: each.manager === 'apk' ? 'add' : 'install',
  }));
  const lost = [...adding, ...(stage.systemCommands ?? [])]
    .filter(({ manager }) => managers?.includes(manager) === false)
    .toSorted((a, b) => a.line - b.line);
  const ofManagers = [...new Set(lost.map(({ manager }) => manager))].map((manager) => {
    const own = lost.filter((each) => each.manager === manager);
    const commands = [...new Set(own.map(({ verb }) => `${manager} ${verb}`))];
    const go = commands.length === 1 ? 'goes' : 'go';
    return `${places(stage, own)}: ${listWords(commands)} ${go} (${image} has no ${manager})`;
  });
  const ofArchives = archives.map((line) => ({ line }));
  return archives.length === 0
    ? ofManagers
    : [...ofManagers, `${places(stage, ofArchives)}: add-apt-repository goes (a PPA has packages for Ubuntu alone)`];
}

/** `Dockerfile:3 and Dockerfile:5` */
function places({ path }: TargetStage, all: readonly { readonly line: number }[]): string {
  return listWords([...new Set(all.map(({ line }) => `${path}:${line}`))]);
}

/** Of the images whose names tell it; undefined for any other. */
function managersOf(image: string): readonly string[] | undefined {
  if (!/^(?:python|alpine|debian|ubuntu):/.test(image)) return undefined;
  return image.includes('alpine') ? ['apk'] : ['apt', 'apt-get', 'aptitude', 'dpkg'];
}
