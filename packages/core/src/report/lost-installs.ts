// Lines of a stage that stop on another image: its distribution has another package manager.

import { listWords } from '../text/list-words.ts';
import type { Target } from '../target/target.ts';

/** @returns a change for each manager that the image lacks: `line 3: apk add goes (python:3.9-slim has no apk)` */
export function lostInstalls(image: string, { stage }: Pick<Target, 'stage'>): readonly string[] {
  const managers = managersOf(image);
  const lost = (stage?.systemInstalls ?? []).filter(({ manager }) => managers?.includes(manager) === false);
  const file = stage === undefined || stage.path === 'Dockerfile' ? '' : `${stage.path} `;
  return [...new Set(lost.map(({ manager }) => manager))].map((manager) => {
    const lines = [...new Set(lost.filter((each) => each.manager === manager).map(({ line }) => line))];
    const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${listWords(lines.map(String))}`;
    const verb = manager === 'apk' ? 'apk add' : `${manager} install`;
    return `${file}${where}: ${verb} goes (${image} has no ${manager})`;
  });
}

/** Of the images whose names tell it; undefined for any other. */
function managersOf(image: string): readonly string[] | undefined {
  if (!/^(?:python|alpine|debian|ubuntu):/.test(image)) return undefined;
  return image.includes('alpine') ? ['apk'] : ['apt', 'apt-get', 'aptitude', 'dpkg'];
}
