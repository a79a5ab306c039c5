// Through which proxy an address is asked, by the variables that curl, pip and uv read.

import { ownValue } from '../text/own-value.ts';
import { BlockList, isIP } from 'node:net';
import { readUrl } from '../http/read-url.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Small letters count before capital ones, as for curl and Python. */
function valueOf(environment: Environment, name: string): string {
  return (ownValue(environment, name) || ownValue(environment, name.toUpperCase()) || '').trim();
}

/**
 * The proxy of an address: that of its own scheme, else ALL_PROXY. One that is not needed is not looked at.
 *
 * @returns undefined where it is asked directly
 * @throws an error with the code ERR_PROXY for a proxy whose address is none
 */
export function proxyOf(url: URL, environment: Environment): string | undefined {
  if (isExempt(url, valueOf(environment, 'no_proxy'))) return undefined;
  const name = `${url.protocol.slice(0, -1)}_proxy`;
  const own = valueOf(environment, name);
  const value = own === '' ? valueOf(environment, 'all_proxy') : own;
  return value === '' ? undefined : readProxy(value, own === '' ? 'all_proxy' : name);
}

/** Without a scheme it is `http://`, as for curl and pip. undici lets a SOCKS proxy look names up, which is what socks5h means. */
function readProxy(value: string, name: string): string {
  const url = (value.includes('://') ? value : `http://${value}`).replace(/^socks5h?:/i, 'socks5:');
  if (readUrl(url) === undefined || !/^(?:https?|socks5):\/\//i.test(url)) {
    throw Object.assign(new Error(`${name} is not an address`), { code: 'ERR_PROXY' });
  }
  return url;
}

/** `*`, a host, its domain (`.example`), `host:port`, an address, a network (`10.0.0.0/8`). */
function isExempt(url: URL, exempt: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return exempt.split(/[,\s]+/).some((entry) => {
    // Whether something is an address is not asked for nothing: Node compiles a large expression for it.
    if (entry === '') return false;
    if (entry === '*') return true;
    if (entry.includes('/')) return isInNetwork(host, entry);
    const [, name = entry, ofPort = port] = /^(.+):(\d+)$/.exec(isIP(entry) === 6 ? '' : entry) ?? [];
    const domain = name
      .replace(/^\*?\./, '')
      .replace(/^\[|\]$/g, '')
      .toLowerCase();
    return domain !== '' && ofPort === port && (host === domain || host.endsWith(`.${domain}`));
  });
}

function isInNetwork(host: string, network: string): boolean {
  const [address = '', bits = ''] = network.split('/');
  const [kind, version] = [isIP(host), isIP(address)];
  if (kind === 0 || kind !== version || !/^\d{1,3}$/.test(bits) || Number(bits) > (kind === 4 ? 32 : 128)) return false;
  const family = kind === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(address, Number(bits), family);
  return list.check(host, family);
}
