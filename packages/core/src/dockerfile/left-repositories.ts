// CentOS 8 and older, whose mirrors are gone: whatever yum is told to fetch, it ends with an error there.

import { archiveOf } from '../image/archive-of.ts';
import type { AskedCommand } from './asked-command.ts';
import { changedPaths } from './changed-files.ts';
import type { StageScope } from './stage-scope.ts';

/** Docker's official image: what somebody has built on it may name other repositories. */
const official = /^(?:docker\.io\/)?(?:(?:.*\/)?library\/)?centos(?:[:@]|$)/;
const fetching = /^(?:install|groupinstall|localinstall|reinstall|update|upgrade|makecache)$/;
const elsewhere = /^(?:-c|--config|--disablerepo|--repo|--repoid|--repofrompath|--setopt|--installroot)(?:=|$)/;
const folders = /^\/(?:etc(?:\/yum(?:\.repos\.d|\.conf)?.*)?\/?)?$|^\/etc\/dnf/;

/** What helps, in the imperative. */
export const toVault = 'name vault.centos.org as baseurl in /etc/yum.repos.d above it, or start from another image';

/** As a clause; undefined where it has them, where the stage may have named others, and where nobody can say. */
export function leftRepositories({ command, program, place }: AskedCommand): string | undefined {
  const { name, words } = program;
  const texts = words.map(({ text }) => text);
  if (!/^(?:yum|dnf)$/.test(name) || !command.certain || command.caught === true) return undefined;
  if (!texts.some((text) => fetching.test(text)) || texts.some((text) => elsewhere.test(text))) return undefined;
  return isLeft(place.scope) ? `CentOS ${place.scope.release} has left its mirrors` : undefined;
}

function isLeft({ base = '', distribution, release, state }: StageScope): boolean {
  if (distribution !== 'centos' || release === undefined || !official.test(base)) return false;
  const paths = [...changedPaths(state), ...state.copied.map(({ destination }) => destination ?? '/')];
  const isGone = archiveOf({ name: distribution, version: release }) !== undefined;
  return isGone && state.brought !== 'anything' && !paths.some((path) => folders.test(path));
}
