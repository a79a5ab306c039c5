// Whether what could not be decided is which version would be installed.

import type { Finding } from '../assess/assess.ts';

export function hasNoPin({ reason }: Finding): boolean {
  return reason === 'unpinned' || reason === 'no-solution';
}
