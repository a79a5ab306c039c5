// The pip that Alpine's Python brings to environments, and that `python3 -m ensurepip` unpacks: another than that of py3-pip.

import type { AskedCommand } from './asked-command.ts';
import { environmentMade } from './closed-python.ts';

/** Of the Pythons whose py3-pip is too old for musllinux (Alpine 3.13 to 3.15): Lib/ensurepip of that CPython. */
const bundled: Readonly<Record<string, string>> = { '3.8.15': '22.0.4', '3.9.17': '23.0.1', '3.9.18': '23.0.1' };

/** Debian and Red Hat's family put the pip of their own package there. */
export function takeBundledPip({ command, place: { scope, folder } }: AskedCommand): void {
  const { state, distribution } = scope;
  const words = command.words.map(({ text }) => text);
  const pip = bundled[state.python ?? ''];
  if (distribution !== 'alpine' || state.ownPython || pip === undefined || state.pipCommand !== undefined) return;
  const [, flag, module] = words;
  const isVenv = flag === '-m' && module === 'venv' && environmentMade(words, folder) !== undefined;
  if (isVenv || (flag === '-m' && module === 'ensurepip')) state.pip = pip;
}
