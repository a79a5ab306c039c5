// Lines of a stage that stop on another image: its distribution has another package manager.

import { listWords } from '../text/list-words.ts';
import type { Target } from '../target/target.ts';

/** @returns a change for each manager that the image lacks: `line 3: apk add goes (python:3.9-slim has no apk)` */
export function lostInstalls(image: string, { stage }: Pick<Target, 'stage'>): readonly string[] {
  const archives = /^(?:python|alpine|debian):/.test(image) ? (stage?.ubuntuArchives ?? []) : [];
  const managers = managersOf(image);
  const lost = (stage?.systemInstalls ?? []).filter(({ manager }) => managers?.includes(manager) === false);
  const file = stage === undefined || stage.path === 'Dockerfile' ? '' : `${stage.path} `;
  const ofManagers = [...new Set(lost.map(({ manager }) => manager))].map((manager) => {
    const lines = lost.filter((each) => each.manager === manager).map(({ line }) => line);
    const verb = manager === 'apk' ? 'apk add' : `${manager} install`;
    return `${file}${linesWords(lines)}: ${verb} goes (${image} has no ${manager})`;
  });
  return archives.length === 0
    ? ofManagers
    : [...ofManagers, `${file}${linesWords(archives)}: add-apt-repository goes (a PPA has packages for Ubuntu alone)`];
}

function linesWords(all: readonly number[]): string {
  const lines = [...new Set(all)];
  return lines.length === 1 ? `line ${lines[0]}` : `lines ${listWords(lines.map(String))}`;
}

/** Of the images whose names tell it; undefined for any other. */
function managersOf(image: string): readonly string[] | undefined {
  if (!/^(?:python|alpine|debian|ubuntu):/.test(image)) return undefined;
  return image.includes('alpine') ? ['apk'] : ['apt', 'apt-get', 'aptitude', 'dpkg'];
}
