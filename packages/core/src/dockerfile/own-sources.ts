// Where the official images of Debian and Ubuntu have apt fetch from, and what commands of a stage have made of that list.

import { ownValue } from '../text/own-value.ts';
import { type MadeText, makeText } from '../edits/made-text.ts';
import { openWork } from '../edits/work.ts';
import { archiveOf } from '../image/archive-of.ts';
import { releaseOrder, releasesOf } from '../image/distribution.ts';
import type { FileEdit } from './file-edit.ts';
import { fitsPath } from './fits-path.ts';

/** Of a release that has left the mirrors which its images name. */
export interface OwnSources {
  readonly path: string;
  /** The line of its packages; those of updates and security differ from image to image. */
  readonly text: string;
  /** What a line looks like that names the mirrors for it. */
  readonly left: RegExp;
  /** What has its packages: `archive.debian.org`. */
  readonly archive: string;
}

const hosts: Readonly<Record<string, string>> = {
  debian: String.raw`(?:deb|security|ftp|ftp\.\w\w|httpredir)\.debian\.org`,
  ubuntu: String.raw`(?:(?:\w\w\.)?archive|security|ports)\.ubuntu\.com`,
};

/** From Ubuntu 24.04 on the list is in deb822. */
const DEB822 = '24.04';

/** Undefined for a release that has its mirrors, and for one that nobody knows. */
export function ownSources(name: string, version: string): OwnSources | undefined {
  const archive = archiveOf({ name, version });
  const host = ownValue(hosts, name);
  const codename = releasesOf(name).find((each) => each.version === version)?.codename;
  if (archive === undefined || host === undefined || codename === undefined) return undefined;
  if (name === 'ubuntu' && releaseOrder(version) >= releaseOrder(DEB822)) {
    const text = `Types: deb\nURIs: http://archive.ubuntu.com/ubuntu/\nSuites: ${codename}\nComponents: main\n`;
    return { path: '/etc/apt/sources.list.d/ubuntu.sources', text, left: new RegExp(`^URIs:.*${host}`, 'm'), archive };
  }
  const at = name === 'debian' ? 'deb.debian.org/debian' : 'archive.ubuntu.com/ubuntu/';
  const left = new RegExp(String.raw`^deb\s.*\b${host}/\S*\s+${codename}\b`, 'm');
  return { path: '/etc/apt/sources.list', text: `deb http://${at} ${codename} main\n`, left, archive };
}

/** What commands have made of the list; undefined where that is not known. */
export function sourcesAfter({ path, text }: OwnSources, edits: readonly FileEdit[]): string | undefined {
  let made: MadeText | undefined = { kind: 'written', text, line: 0 };
  for (const edit of edits.filter((each) => fitsPath(path, each.path))) made = made && madeOf(edit, made);
  if (made === undefined) return undefined;
  const result = makeText(made, '', openWork(), () => undefined);
  return 'why' in result ? undefined : result.text.lines.map((line) => line.text).join('\n');
}

/** `>> /etc/apt/sources.list` is noted as a text behind nothing: what stood there is the image's own. */
function madeOf({ made, by }: FileEdit, before: MadeText): MadeText | undefined {
  if (by !== undefined) return { kind: 'filtered', of: before, by };
  if (made?.kind === 'written') return made;
  if (made?.kind !== 'joined') return undefined;
  const [first, ...added] = made.parts;
  const isAppended = first?.kind === 'written' && first.text === '' && added.every(({ kind }) => kind === 'written');
  return isAppended ? { kind: 'joined', parts: [before, ...added] } : undefined;
}
