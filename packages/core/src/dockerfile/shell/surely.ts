// What a compound command comes to: whatever is not known to fail is taken to work.

import type { ShellPlace } from './shell-place.ts';
import type { Status } from './shell-walk.ts';

export function surely(status: Status, { certain }: ShellPlace): boolean {
  return status !== false || !certain;
}
