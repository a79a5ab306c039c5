// Whether apt may have packages of other archives than the distribution's own.

import type { StageScope } from './stage-scope.ts';

/** Images of which it is known which archives they have. */
const known = /(?:^|\/)(?:debian|ubuntu|nvidia\/cuda)(?:[:@]|$)/;

export function hasOtherArchives({ base = '', state }: Pick<StageScope, 'base' | 'state'>): boolean {
  const { ubuntuArchives, changed, copied } = state;
  const files = [...changed.keys(), ...copied.map(({ destination }) => destination ?? '/')];
  return (
    !known.test(base) || ubuntuArchives.length > 0 || files.some((path) => /^\/(?:etc\/?)?(?:$|apt(?:\/|$))/.test(path))
  );
}
