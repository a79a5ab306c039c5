// What pip's configuration says of connections, as the variables that say the same.

import { WheelcheckError } from '../error.ts';
import { type PipConnection, pipConnection } from '../index-settings/pip-connection.ts';
import type { PipSettings } from '../manifest/machine-traits.ts';
import { type Environment, homeOf } from './configuration-folders.ts';
import { readMachine } from './read-machine.ts';

export interface PipEnvironment {
  readonly environment: Environment;
  /** Where pip is given a certificate to show to servers, which is not done here. */
  readonly clientCert?: string;
}

/**
 * `cert` of pip.conf as PIP_CERT; `proxy` (and PIP_PROXY), with which pip heeds no variable about proxies, as HTTP_PROXY and HTTPS_PROXY.
 * A file that pip cannot read says nothing here: where pip installs, its indexes are asked for, and the run ends with that.
 *
 * @param settings which of pip's settings count
 */
export function pipEnvironment(
  environment: Environment,
  platform: NodeJS.Platform,
  settings: PipSettings = 'variables-and-files',
): PipEnvironment {
  if (settings === 'none') return { environment };
  const without = { PIP_CONFIG_FILE: platform === 'win32' ? 'nul' : '/dev/null' };
  const seen = settings === 'variables' ? { ...environment, ...without } : environment;
  const { cert, proxy, clientCert } = connectionOf(seen, platform);
  const noProxies = { all_proxy: '', ALL_PROXY: '', no_proxy: '', NO_PROXY: '' };
  return {
    environment: {
      ...environment,
      ...(cert === undefined ? {} : { PIP_CERT: cert.text.replace(/^~(?=\/)/, homeOf(environment)) }),
      ...(proxy === undefined ? {} : { ...noProxies, http_proxy: proxy.text, https_proxy: proxy.text }),
    },
    ...(clientCert === undefined ? {} : { clientCert: clientCert.from }),
  };
}

function connectionOf(environment: Environment, platform: NodeJS.Platform): PipConnection {
  try {
    return pipConnection(readMachine(environment, platform));
  } catch (error) {
    if (error instanceof WheelcheckError) return {};
    throw error;
  }
}
