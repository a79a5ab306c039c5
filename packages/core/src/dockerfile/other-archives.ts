// Whether apt may have packages of other archives than the distribution's own.

import { ownValue } from '../text/own-value.ts';
import type { AskedCommand } from './asked-command.ts';
import { changedPaths, noteChange } from './changed-files.ts';
import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';

/** Images of which it is known which archives they have. */
const known = /(?:^|\/)(?:debian|ubuntu|nvidia\/cuda)(?:[:@]|$)/;

/** Programs that write where archives are named, beside those that a shell tells to. */
const adding: Readonly<Record<string, RegExp>> = {
  'add-apt-repository': /./,
  'apt-add-repository': /./,
  extrepo: /^enable$/,
  // Of a vendor, a package often is one that names its archive: packages-microsoft-prod.deb.
  dpkg: /^(?:-i|--install)$/,
  apt: /\.deb$/,
  'apt-get': /\.deb$/,
};

/** Notes a command that may add one. */
export function noteArchives({ program: { name, words }, place: { scope, line } }: AskedCommand): void {
  const told = ownValue(adding, name);
  if (words.some(({ text }) => told?.test(text) === true))
    noteChange(`/etc/apt/sources.list${name.includes('-repository') ? '' : '.d/'}`, line, scope.state);
}

export function hasOtherArchives({ base = '', state }: Pick<StageScope, 'base' | 'state'>): boolean {
  return !known.test(base) || addsArchives(state);
}

/** Whether something of the stage adds some, or writes where they are named: a line in sources.list, a PPA, a folder that is copied over it. */
export function addsArchives(state: Pick<StageState, 'ubuntuArchives' | 'changed' | 'edits' | 'copied'>): boolean {
  const copied = state.copied.flatMap((each) => (isRootFile(each) ? [] : [each.destination ?? '/']));
  const files = [...changedPaths(state), ...copied];
  return state.ubuntuArchives.length > 0 || files.some((path) => /^\/(?:etc\/?)?(?:$|apt(?:\/|$))/.test(path));
}

/** `COPY requirements.txt .` where no WORKDIR stands: it lies in the root by its own name. */
function isRootFile({ sources, destination }: StageState['copied'][number]): boolean {
  return (
    destination === '/' &&
    sources.every((source) => /[^/.][^/*]*\.(?:txt|in|toml|lock|cfg|py|sh|md|json|ya?ml)$/.test(source))
  );
}
