// The pip that Alpine's Python brings to environments, and that `python3 -m ensurepip` unpacks: another than that of py3-pip.

import { releasePackages } from '../image/release-packages.ts';
import type { AskedCommand } from './asked-command.ts';
import { environmentMade } from './closed-python.ts';

/** Debian and Red Hat's family put the pip of their own package there. */
export function takeBundledPip({ command, place: { scope, folder } }: AskedCommand): void {
  const { state, packaged, distribution = '', release = '' } = scope;
  const words = command.words.map(({ text }) => text);
  if (state.ownPython || packaged?.version !== state.python || state.pipCommand !== undefined) return;
  const [, flag, module] = words;
  const isVenv = flag === '-m' && module === 'venv' && environmentMade(words, folder) !== undefined;
  if (!isVenv && (flag !== '-m' || module !== 'ensurepip')) return;
  state.pip = releasePackages(distribution, release).bundledPip ?? state.pip;
}
