// Releases whose packages have left the mirrors that their images name: apt-get update ends with an error there, and behind it nothing is found.

import { distributionTitle } from '../text/distribution-title.ts';
import type { AskedCommand } from './asked-command.ts';
import { changedPaths } from './changed-files.ts';
import type { CopiedPath } from './context-paths.ts';
import type { FileEdit } from './file-edit.ts';
import { fitsPath } from './fits-path.ts';
import { type OwnSources, ownSources, sourcesAfter } from './own-sources.ts';
import type { StageScope } from './stage-scope.ts';

/** Docker's official images: what a company has built on them may name mirrors of its own. */
const official = /^(?:docker\.io\/)?(?:(?:.*\/)?library\/)?[^/]+$/;
/** Options that name other lists, or a way to them. */
const elsewhere = /dir::|sourcelist|sourceparts|proxy|^(?:-c|--config-file)/i;

/** Which of its images name their mirrors there is not known of each release before 24.04. */
const ubuntuSources = '/etc/apt/sources.list.d/ubuntu.sources';
const around = /^\/etc(?:\/apt)?\/?$|^\/etc\/apt\/apt\.conf/;

/** What helps, in the imperative. */
export function toOtherMirrors({ distribution = '', release = '' }: StageScope): string {
  const { path, archive } = ownSources(distribution, release) ?? {
    path: '/etc/apt/sources.list',
    archive: 'the archive',
  };
  // The lists of Debian's archive have a date that is past.
  const dated = distribution === 'debian' ? ', and set Acquire::Check-Valid-Until to "false"' : '';
  return `name ${archive} in place of the mirrors in ${path} above it${dated}, or start from a newer release`;
}

/** `Debian 10 has left its mirrors`; undefined where it has them, where the stage may have named others, and where nobody can say. */
export function leftMirrors(scope: StageScope): string | undefined {
  const { distribution = '', release = '' } = scope;
  const [own, list] = standingList(scope) ?? [];
  return own !== undefined && list !== undefined && own.left.test(list)
    ? `${distributionTitle(distribution)} ${release} has left its mirrors`
    : undefined;
}

/** The list as it stands, of an official image whose own no longer works; undefined for any other, and where nobody can say. */
function standingList({
  base = '',
  distribution = '',
  release = '',
  state,
}: StageScope): readonly [OwnSources, string | undefined] | undefined {
  const own = official.test(base) && state.brought !== 'anything' ? ownSources(distribution, release) : undefined;
  if (own === undefined) return undefined;
  // A file beside it leaves the lines that stop as they are: yarn.list, docker.list.
  const others = state.edits.filter((edit) => !isOtherSetting(edit) && !fitsPath(own.path, edit.path));
  const paths = changedPaths({ changed: state.changed, edits: others });
  const isUnknown =
    paths.some((path) => holdsSources(path, own)) || state.copied.some((copied) => mayBringSources(copied, own));
  return isUnknown ? undefined : [own, sourcesAfter(own, state.edits)];
}

function holdsSources(path: string, own: OwnSources): boolean {
  return [own.path, ubuntuSources].some((each) => fitsPath(each, path)) || around.test(path);
}

/** `echo 'Acquire::Retries "3";' > /etc/apt/apt.conf.d/retries`: only a proxy is another way to the lists. */
function isOtherSetting({ path, made }: FileEdit): boolean {
  return /apt\.conf/.test(path) && made?.kind === 'written' && !/proxy|dir::/i.test(made.text);
}

/** `COPY rootfs/ /`, and not `COPY requirements.txt /`. */
function mayBringSources({ sources: copied, destination }: CopiedPath, own: OwnSources): boolean {
  if (destination !== null && destination !== '/') return holdsSources(destination, own);
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
  if (!command.certain || command.caught !== true || findsElsewhere(place.scope)) return false;
  if (updateFails(asked) !== undefined) return true;
  const fromLists = adds.some((each) => !each.includes('/') && !each.endsWith('.deb'));
  const { state } = place.scope;
  return (
    /^(?:apt|apt-get)$/.test(program.name) && fromLists && !state.aptLists && leftMirrors(place.scope) !== undefined
  );
}

/** Whether a line that was added names something else: its lists are fetched, whatever becomes of the others. */
function findsElsewhere(scope: StageScope): boolean {
  const [own, list = ''] = standingList(scope) ?? [];
  return list.split('\n').some((line) => /^(?:deb\s|URIs:)/.test(line) && own?.left.test(line) === false);
}
