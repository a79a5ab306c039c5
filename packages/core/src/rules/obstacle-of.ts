// Why nothing of a release can be installed: of the three rules for it, which one leads.

import type { Finding } from '../assess/assess.ts';

/** Null where something can be. A file of an old kind, which no pip takes, neither refuses nor admits a Python. */
export function obstacleOf({ verdict, reason, hashGone, refused }: Finding): 'python' | 'hash' | 'files' | null {
  if (verdict !== 'impossible') return null;
  const usable = refused.filter(({ file }) => file.filename.kind !== 'other');
  if (reason === 'requires-python' && usable.every((refusal) => refusal.reason === 'requires-python')) return 'python';
  return hashGone ? 'hash' : 'files';
}
