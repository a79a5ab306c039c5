// Who may see which password: credentials belong to the origin whose address held them, and are shown to no other.

import type { Host } from './host.ts';
import { readUrl } from './read-url.ts';

/** What one run knows: from addresses with `user:password@`, and from the host's own list (netrc) where these say nothing. */
export interface Credentials {
  /** Takes in what an address holds, for every address of its origin. */
  learn(url: string): void;
  /** The Authorization header for an address; undefined where nothing is known of its origin. */
  authorization(url: string): string | undefined;
  /** The user among them, as far as it may be told: what stands there alone is a token. */
  user(url: string): string | undefined;
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

interface Known {
  readonly path: string;
  readonly authorization: string;
}

/**
 * No credentials at first.
 *
 * Where two indexes of one host have credentials of their own (`/team-a/simple`, `/team-b/simple`), the address whose path
 * agrees furthest counts, as for pip (MultiDomainBasicAuth._get_index_url); of equals the one learnt last.
 */
export function createCredentials(login?: Host['login']): Credentials {
  const known = new Map<string, Known[]>();
  const ofHost = (name: string): string | undefined => {
    const found = login?.(name);
    return found && basicAuthorization(withLogin('https://host', found));
  };
  const credentials: Credentials = {
    learn(text) {
      if (readUrl(text) === undefined) return;
      const { url, authorization } = splitCredentials(text);
      if (authorization === undefined) return;
      const { origin, pathname: path } = new URL(url);
      const others = (known.get(origin) ?? []).filter((each) => each.path !== path);
      known.set(origin, [{ path, authorization }, ...others]);
    },
    authorization(text) {
      const { origin, pathname } = new URL(text);
      const depth = ({ path }: Known): number => commonFolders(path, pathname);
      const [first, ...others] = known.get(origin) ?? [];
      if (first === undefined) return ofHost(new URL(text).hostname);
      return others.reduce((best, each) => (best && depth(best) >= depth(each) ? best : each), first)?.authorization;
    },
    user: (text) => userIn(credentials.authorization(text)),
  };
  return credentials;
}

/** GitHub takes a token for the user and a word for the password. */
const noPasswords: ReadonlySet<string> = new Set(['', 'x', 'x-oauth-basic', 'x-access-token']);

function userIn(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  const [user = '', ...password] = atob(authorization.replace('Basic ', '')).split(':');
  return /^[\w.+@-]{1,24}$/.test(user) && !noPasswords.has(password.join(':')) ? user : undefined;
}

/** An address, and what of it is for the server alone. @param text that can be parsed */
export function splitCredentials(text: string): { readonly url: string; readonly authorization?: string } {
  const url = new URL(text);
  const authorization = basicAuthorization(url);
  if (authorization === undefined) return { url: url.href };
  [url.username, url.password] = ['', ''];
  return { url: url.href, authorization };
}

/** An address with this user and password in place of its own. @param text as it is where it cannot be parsed */
export function withLogin(text: string, { username, password }: Login): string {
  const url = readUrl(text);
  if (url === undefined) return text;
  [url.username, url.password] = [encodeURIComponent(username), encodeURIComponent(password)];
  return url.href;
}

/** Basic credentials (RFC 7617) in UTF-8: an address percent-encodes each byte, and btoa takes one character for each byte. */
function basicAuthorization(of: URL | string): string | undefined {
  const { username, password } = typeof of === 'string' ? new URL(of) : of;
  if (username === '' && password === '') return undefined;
  const bytes = `${username}:${password}`.replaceAll(/%[0-9A-Fa-f]{2}/g, (code) =>
    String.fromCodePoint(Number.parseInt(code.slice(1), 16)),
  );
  return `Basic ${btoa(bytes)}`;
}

/** How many folders two paths share from the root on. */
function commonFolders(one: string, other: string): number {
  const parts = other.split('/');
  const differing = one.split('/').findIndex((part, position) => part !== parts[position]);
  return differing === -1 ? parts.length : differing;
}
