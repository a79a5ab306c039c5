// The documents of an index that answer for a project, and the question that gets each of them.

import type { Fault } from '../http/fault.ts';
import type { Question } from '../http/get.ts';
import type { PackageName } from '../packaging/name.ts';
import type { IndexAddress } from './index-url.ts';

/** `version` and `project`: the JSON API; `page` and `page-html`: the Simple API, as JSON where there is any, and as HTML. */
export type DocumentKind = 'version' | 'project' | 'page' | 'page-html';

/**
 * Faults of one document that leave the others worth asking. Whatever ails the connection ails them all.
 * Installers use the Simple API alone, so a JSON API that answers 403 or 500 changes nothing of what they would do.
 */
export const documentFaults: ReadonlySet<Fault['kind']> = new Set([
  'content',
  'coding',
  'status',
  'limit',
  'redirect',
] satisfies Fault['kind'][]);

/** What pip sends: JSON where there is any. */
const acceptSimple =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01';

/** For an index whose JSON cannot be used. */
const acceptSimpleHtml = 'application/vnd.pypi.simple.v1+html, text/html; q=0.1';

/** @param version Only that of `version` counts; as pinned. The JSON API's documents need an address that has one. */
export function documentQuestion(
  { json, simple }: IndexAddress,
  kind: DocumentKind,
  name: PackageName,
  version = '',
): Question {
  const project = segment(name);
  switch (kind) {
    case 'version':
      return { url: `${json}/${project}/${segment(version)}/json`, accept: 'application/json' };
    case 'project':
      return { url: `${json}/${project}/json`, accept: 'application/json', whole: true };
    case 'page':
      return { url: `${simple}/${project}/`, accept: acceptSimple, whole: true };
    case 'page-html':
      return { url: `${simple}/${project}/`, accept: acceptSimpleHtml, whole: true };
  }
}

/** One part of a path, whatever the text: nothing in it leads elsewhere. Dots alone would, encoded or not (WHATWG URL, 4.4). */
function segment(text: string): string {
  return /^\.+$/.test(text) ? '-' : encodeURIComponent(text);
}
