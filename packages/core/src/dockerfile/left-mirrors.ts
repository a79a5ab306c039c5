// Releases whose packages have left the mirrors that their images name: apt-get update ends with an error there, and behind it nothing is found.

import { archiveOf } from '../image/archive-of.ts';
import { distributionTitle } from '../text/distribution-title.ts';
import type { AskedCommand } from './asked-command.ts';
import { changedPaths } from './changed-files.ts';
import type { CopiedPath } from './context-paths.ts';
import type { FileEdit } from './file-edit.ts';
import { fitsPath } from './fits-path.ts';
import type { StageScope } from './stage-scope.ts';

const sources = '/etc/apt/sources.list';
/** Docker's official images: what a company has built on them may name mirrors of its own. */
const official = /^(?:docker\.io\/)?(?:(?:.*\/)?library\/)?[^/]+$/;
/** Options that name other lists, or a way to them. */
const elsewhere = /dir::|sourcelist|sourceparts|proxy|^(?:-c|--config-file)/i;

/** What helps, in the imperative. */
export const toOtherMirrors = `name archive.debian.org in ${sources} above it, and set Acquire::Check-Valid-Until to "false", or start from a newer release`;

/** `Debian 10 has left its mirrors`; undefined where it has them, where the stage may have named others, and where nobody can say. */
export function leftMirrors({ base, distribution, release, state }: StageScope): string | undefined {
  if (distribution === undefined || release === undefined || base === undefined || !official.test(base))
    return undefined;
  if (archiveOf({ name: distribution, version: release }) === undefined || state.brought === 'anything')
    return undefined;
  // A file beside it leaves the lines that stop as they are: yarn.list, docker.list.
  const paths = changedPaths({ ...state, edits: state.edits.filter((edit) => !isOtherSetting(edit)) });
  const isNamed = paths.some(holdsSources) || state.copied.some(mayBringSources);
  return isNamed ? undefined : `${distributionTitle(distribution)} ${release} has left its mirrors`;
}

function holdsSources(path: string): boolean {
  return fitsPath(sources, path) || /^\/etc(?:\/apt)?\/?$|^\/etc\/apt\/apt\.conf/.test(path);
}

/** `echo 'Acquire::Retries "3";' > /etc/apt/apt.conf.d/retries`: only a proxy is another way to the lists. */
function isOtherSetting({ path, made }: FileEdit): boolean {
  return /apt\.conf/.test(path) && made?.kind === 'written' && !/proxy|dir::/i.test(made.text);
}

/** `COPY rootfs/ /`, and not `COPY requirements.txt /`. */
function mayBringSources({ sources: copied, destination }: CopiedPath): boolean {
  if (destination !== null && destination !== '/') return holdsSources(destination);
  return !copied.every((path) => /[^/.][^/]*\.[a-z]{1,5}$/.test(path));
}

/** Of `apt-get update`, why it ends with an error. @returns the same */
export function updateFails({ command, program, place }: AskedCommand): string | undefined {
  const { name, words } = program;
  if (!/^(?:apt|apt-get)$/.test(name) || !command.certain || !words.some(({ text }) => text === 'update'))
    return undefined;
  return words.some(({ text }) => elsewhere.test(text)) ? undefined : leftMirrors(place.scope);
}

/** Whether it fails, and its script goes on without it: `apt-get update || true`, and an installation behind that. */
export function failsUnheard(asked: AskedCommand, adds: readonly string[]): boolean {
  const { command, program, place } = asked;
  if (!command.certain || command.caught !== true) return false;
  if (updateFails(asked) !== undefined) return true;
  const fromLists = adds.some((each) => !each.includes('/') && !each.endsWith('.deb'));
  const { state } = place.scope;
  return (
    /^(?:apt|apt-get)$/.test(program.name) && fromLists && !state.aptLists && leftMirrors(place.scope) !== undefined
  );
}
