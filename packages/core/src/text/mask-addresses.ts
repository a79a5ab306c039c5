// Addresses in messages: who may log in, with what password, is for the server alone, and so is a query, which may hold a token.
// The one place that decides what of an address may be shown; an address that cannot be read shows less, not more.

/** What stands in the place of a secret. */
export const HIDDEN = '****';

/** `host`, `host:8443`, `[::1]:8443`: no colon in it begins a password. */
const plainHost = /^(?:\[[\da-f:.]*\]|[^:@[\]]*)(?::\d*)?$/i;

/** A host that stands for itself before a path with an `@`: Azure's feeds have views (`/_packaging/feed@Release/pypi/simple`). */
const dottedHost = /^[\w-]+(?:\.[\w-]+)+$/;

/** What stands behind the `@` of a password that holds a slash: a host, by its dot, its port or its name. */
const hostAhead = /^(?:localhost(?![\w-])|[^/]*[.:[])/i;

/** What may stand before an address in the same word: a quote, a bracket, a flag, the name of a requirement. */
const lead = /^(?:["'`(<[]|--?[\w-]+=)*/;

/** Of every address in a text no more than the host, the path and the fragment: the others become `****`. */
export function maskAddresses(text: string): string {
  return text.replaceAll(/\S+/g, (word) => (isAddress(word) ? maskAddress(word) : word));
}

/** The same of a text that ought to be one address and may lack even its scheme, hold blanks, or be quoted. */
export function maskAddress(text: string): string {
  const start = text.indexOf('://');
  const before = text.slice(0, start === -1 ? 0 : start);
  // A login before the scheme is none of an address that anything reads: `user:password@https://host`.
  if (start === -1 || /:.*@|@(?!\w[\w+.-]*$)/.test(before)) return maskLoose(text);
  return `${before}://${maskRest(text.slice(start + 3), before.includes('+'))}`;
}

/** `host/`, `localhost:8080/`, `[::1]/` behind a login that has lost its scheme or the half before a blank. */
const hostAndPath = /^(?:localhost|\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)+)(?::\d+)?\//i;

/** A word with a scheme; or without one, as people forget it: with a login, or with a path and a query. */
function isAddress(word: string): boolean {
  if (word.includes('://')) return true;
  const at = word.lastIndexOf('@');
  const behind = word.slice(at + 1);
  // An image's digest stands behind an `@` as well.
  if (at !== -1 && (hostAndPath.test(behind) || (word.slice(0, at).includes(':') && !/^sha\d+:/i.test(behind))))
    return true;
  const query = word.search(/\?[\w-]+=/);
  return query !== -1 && word.slice(0, query).includes('/');
}

/** Without a readable scheme: what stands behind the last `@`. */
function maskLoose(text: string): string {
  const at = text.lastIndexOf('@');
  if (at === -1) return withoutQuery(text);
  const [kept = ''] = lead.exec(text) ?? [];
  return `${kept}${HIDDEN}@${withoutQuery(text.slice(at + 1))}`;
}

/** @param rest what stands behind `://` */
function maskRest(rest: string, isVcs: boolean): string {
  const end = rest.search(/[/?#]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  const path = end === -1 ? '' : rest.slice(end);
  const login = authority.lastIndexOf('@');
  const host = authority.slice(login + 1);
  const shownLogin = login === -1 ? '' : `${HIDDEN}@`;
  const last = path.lastIndexOf('@');
  if (last === -1) {
    // `https://user:pass`, cut off at a blank of the password.
    const isCut = login === -1 && !plainHost.test(host.replace(/["'`)>,;.]+$/, ''));
    return isCut ? HIDDEN : `${shownLogin}${withoutQuery(host + path)}`;
  }
  const isQuery = path.slice(0, last).includes('?');
  if (dottedHost.test(host) && (isQuery || isVcs || !hostAhead.test(path.slice(last + 1)))) {
    // Of several `@` in the path of a repository the last one is that of the revision.
    const other = path.lastIndexOf('@', last - 1);
    if (isQuery || other === -1) return `${shownLogin}${withoutQuery(host + path)}`;
    return `${HIDDEN}@${withoutQuery(path.slice(other + 1))}`;
  }
  // A query with an `@`, behind what may be a host or the beginning of a password: neither is shown.
  if (isQuery && plainHost.test(host)) return HIDDEN;
  return `${HIDDEN}@${withoutQuery(path.slice(last + 1))}`;
}

/** A fragment stays: it says which hash a file has. */
function withoutQuery(text: string): string {
  const query = text.indexOf('?');
  if (query === -1) return text;
  const behind = text.slice(query + 1);
  const [end = ''] = /(?:#\w{1,20}=[^#?@]*)?["'`)>]{0,4}$/.exec(behind) ?? [];
  return end.length === behind.length && !end.startsWith('#') ? text : `${text.slice(0, query)}?${HIDDEN}${end}`;
}
