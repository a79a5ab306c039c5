// The files of a report, and how many packages each asks for: what a Dockerfile installs beside them, Poetry itself for one, is none of the project's.

import type { Report } from '../../report/report.ts';

/** `requirements.txt (2), Dockerfile (9)`; without counts where all are files of the project, and where several ask for one package. */
export function inputsCounted({ inputs, packages }: Report): readonly string[] {
  const installed = packages.filter(({ results }) => results.some(({ verdict }) => verdict !== 'skipped'));
  const isBeside = inputs.length > 1 && inputs.some(({ kind }) => kind === 'Dockerfile');
  const isOnce = new Set(installed.map(({ name }) => name)).size === installed.length;
  return inputs.map(({ path }) => {
    const count = installed.filter(({ location }) => location.path === path).length;
    return isBeside && isOnce ? `${path} (${count})` : path;
  });
}
