// The RUN that installs packages of a distribution, in lines of a Dockerfile.

import type { ReportPreparation } from './report.ts';

/** Columns of a line with names. */
const NAMES_WIDTH = 64;

/** None where nothing is to be installed. */
export function runLines(manager: ReportPreparation['manager'], names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  if (manager === 'apk') return oneRun('apk add --no-cache', names, []);
  if (manager === 'dnf') return oneRun('dnf install -y', names, ['dnf clean all']);
  return oneRun('apt-get install -y --no-install-recommends', names, ['rm -rf /var/lib/apt/lists/*'], 'apt-get update');
}

/** One RUN, in lines that a narrow screen holds. */
function oneRun(
  install: string,
  names: readonly string[],
  after: readonly string[],
  before?: string,
): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < NAMES_WIDTH) lines[lines.length - 1] = `${last} ${name}`;
    else lines.push(name);
  }
  const parts = [
    ...(before === undefined ? [`RUN ${install}`] : [`RUN ${before}`, `    && ${install}`]),
    ...lines.map((line) => `        ${line}`),
    ...after.map((each) => `    && ${each}`),
  ];
  const isShort = parts.length === 2 && parts.join('').length < NAMES_WIDTH;
  return isShort
    ? [`RUN ${install} ${names.join(' ')}`]
    : parts.map((part, at) => (at < parts.length - 1 ? `${part} \\` : part));
}
