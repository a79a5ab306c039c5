// An index of a few routes for the project demo, and what it says of a release in one line.

import type { Fetch, FetchResponse } from '../../packages/core/src/http/host.ts';
import { openIndex } from '../../packages/core/src/package-index/open-index.ts';
import {
  IndexError,
  type PackageIndex,
  type ReleaseAnswer,
} from '../../packages/core/src/package-index/package-index.ts';
import { normalizeName, type PackageName } from '../../packages/core/src/packaging/name.ts';
import { respond } from './respond.ts';
import { virtualHost } from './virtual-host.ts';

export const demo: PackageName = normalizeName('demo');

export const versionPath = '/pypi/demo/1.0/json';
export const projectPath = '/pypi/demo/json';
export const simplePath = '/simple/demo/';

export const wheel = 'demo-1.0-py3-none-any.whl';
export const entry = (filename: string): object => ({ filename, url: `https://files.example/${filename}` });
export const json = (body: unknown): FetchResponse =>
  respond(200, {}, typeof body === 'string' ? body : JSON.stringify(body));
export const versionJson = (...names: readonly string[]): FetchResponse =>
  json({ info: { name: 'demo', version: '1.0', requires_dist: ['six'] }, urls: names.map(entry) });
export const projectJson = (releases: Readonly<Record<string, readonly string[]>>): FetchResponse => {
  const listed = Object.entries(releases).map(([version, names]) => [version, names.map(entry)]);
  return json({ info: { name: 'demo', version: '1.0', requires_dist: ['six'] }, releases: Object.fromEntries(listed) });
};
export const simpleJson = (...names: readonly string[]): FetchResponse =>
  json({ meta: { 'api-version': '1.1' }, name: 'demo', files: names.map(entry) });
const missing = (): FetchResponse => respond(404, {}, 'not found');
export const portal = (): FetchResponse =>
  json('<html><head><title>Log in</title></head><body><a href="/">x</a></body></html>');

export type Routes = Readonly<Record<string, (accept: string) => FetchResponse | Error>>;

/** An index of these routes, 404 elsewhere; `asked` is every path that it was asked for. */
export function routed(
  routes: Routes,
  url = 'https://index.example/simple',
): { readonly index: PackageIndex; readonly asked: string[] } {
  const asked: string[] = [];
  const fetch: Fetch = (to, { headers }) => {
    const { pathname } = new URL(to);
    asked.push(pathname);
    const reply = routes[pathname]?.(headers['accept'] ?? '') ?? missing();
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  };
  return { index: openIndex(virtualHost(fetch), url), asked };
}

export async function outcome(answer: Promise<ReleaseAnswer>): Promise<string> {
  try {
    const settled = await answer;
    return settled.found ? settled.files.map((file) => file.raw).join(' ') : `no ${settled.missing}`;
  } catch (error) {
    return error instanceof IndexError ? `${error.kind}: ${error.message}` : `not an IndexError: ${String(error)}`;
  }
}
