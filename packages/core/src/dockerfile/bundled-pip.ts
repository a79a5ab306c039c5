// The pip that Alpine's Python brings to environments, and that `python3 -m ensurepip` unpacks: another than that of py3-pip.

import { releasePackages } from '../image/release-packages.ts';
import type { AskedCommand } from './asked-command.ts';
import type { StageScope } from './stage-scope.ts';

/** Debian and Red Hat's family put the pip of their own package there: undefined for what is not known. */
export function bundledPip({ state, packaged, distribution = '', release = '' }: StageScope): string | undefined {
  if (state.ownPython || packaged?.version !== state.python) return undefined;
  return releasePackages(distribution, release).bundledPip;
}

export function takeBundledPip({ command, place: { scope } }: AskedCommand): void {
  const { state } = scope;
  const [, flag, module] = command.words.map(({ text }) => text);
  const pip = bundledPip(scope);
  if (flag === '-m' && module === 'ensurepip' && pip !== undefined && state.pipCommand === undefined) state.pip = pip;
}
