// Users and passwords of hosts from netrc, which pip, uv, Poetry and PDM read.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Login } from '../http/credentials.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads NETRC, else `~/.netrc` (or `~/_netrc`), when a host is first asked about. A file that is missing or cannot be read holds
 * nothing, as for requests.
 *
 * The entry `default` is for every host there is; what is sent belongs to its own origin alone, so that it counts for none.
 */
export function netrcLogins(environment: Environment): (hostname: string) => Login | undefined {
  let logins: ReadonlyMap<string, Login> | undefined;
  return (hostname) => (logins ??= parseNetrc(netrcText(environment))).get(hostname.toLowerCase());
}

function netrcText(environment: Environment): string {
  const { NETRC, HOME = homedir() } = environment;
  for (const path of NETRC ? [NETRC] : [join(HOME, '.netrc'), join(HOME, '_netrc')]) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      // The next one, or none.
    }
  }
  return '';
}

/** Of several entries for a host the last one counts, as in Python's netrc. */
export function parseNetrc(text: string): ReadonlyMap<string, Login> {
  const logins = new Map<string, Login>();
  // A macro goes on to an empty line; a comment begins a line or stands behind a blank.
  const plain = text.replaceAll(/^[ \t]*macdef[^\n]*\n(?:[^\n]+(?:\n|$))*/gm, '').replaceAll(/^[ \t]*#.*$/gm, '');
  const words = [...plain.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, word = '']) => quoted?.replaceAll(/\\(.)/gs, '$1') ?? word,
  );
  let host: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const [key, value = ''] = [words[at], words[at + 1]];
    if (key === 'default') host = undefined;
    else if (key === 'machine') {
      host = value.toLowerCase();
      logins.set(host, { username: '', password: '' });
      at += 1;
    } else if (key === 'login' || key === 'user' || key === 'account' || key === 'password') {
      const known = host === undefined ? undefined : logins.get(host);
      if (host !== undefined && known !== undefined && key !== 'account')
        logins.set(host, key === 'password' ? { ...known, password: value } : { ...known, username: value });
      at += 1;
    }
  }
  return logins;
}
