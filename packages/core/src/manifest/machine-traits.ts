// What installers read of the machine that they run on, a row each: indexes, logins, proxies and certificates.

import type { SettingsOf } from '../index-settings/index-settings.ts';
import type { VariableStyle } from '../http/expand-variables.ts';
import type { LoginsOf } from '../index-settings/named-login.ts';
import type { InstallerName } from './installer-traits.ts';

/** Variables that name certificates, beside SSL_CERT_FILE and SSL_CERT_DIR, which are OpenSSL's. */
export const bundleVariables = ['PIP_CERT', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'] as const;

/** What of pip's own settings counts: its files, variables such as PIP_PROXY. */
export type PipSettings = 'variables-and-files' | 'variables' | 'none';

/** What an installer reads of the machine when it fetches. */
export interface Fetching {
  /**
   * What of pip's settings names the proxy and the certificates: variables such as PIP_PROXY alone where pipenv runs pip, with
   * PIP_CONFIG_FILE=/dev/null (pipenv/utils/pip.py, 2023.12 as 2026.10).
   */
  readonly pipSettings: PipSettings;
  /** Those of the variables that it reads. */
  readonly bundles: readonly (typeof bundleVariables)[number][];
}

export interface MachineTraits {
  /** Whose variables and configuration files name indexes for it. */
  readonly settings: SettingsOf;
  /** Whether these stand over the default index that a file names: uv's variables do (UV_DEFAULT_INDEX over --index-url in a file). */
  readonly settingsFirst: boolean;
  /** Whether an index that a file names as its default one takes the place of all that settings and the files before it name, extra ones too, as pip's --index-url does. */
  readonly fileAlone: boolean;
  /** Whose variables hold user and password of an index by its name. */
  readonly logins: LoginsOf;
  /** How a variable is written in the address of an index. */
  readonly variables: VariableStyle;
  readonly fetching: Fetching;
}

/** PIP_CERT is an option of pip's, the others are read by requests, which is in it. */
const pipFetching: Fetching = { pipSettings: 'variables-and-files', bundles: bundleVariables };

/** Poetry fetches by requests; PDM by httpx, and reads the two variables itself (pdm/models/session.py). */
const requestsFetching: Fetching = { pipSettings: 'none', bundles: ['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'] };

export const machineTraits: Readonly<Record<InstallerName, MachineTraits>> = {
  pip: {
    settings: 'pip',
    settingsFirst: false,
    fileAlone: true,
    logins: 'nobody',
    variables: 'braces',
    fetching: pipFetching,
  },
  uv: {
    settings: 'uv',
    settingsFirst: true,
    fileAlone: false,
    logins: 'uv',
    variables: 'braces',
    fetching: { pipSettings: 'none', bundles: [] },
  },
  poetry: {
    settings: 'nobody',
    settingsFirst: false,
    fileAlone: false,
    logins: 'poetry',
    variables: 'braces',
    fetching: requestsFetching,
  },
  pdm: {
    settings: 'pdm',
    settingsFirst: false,
    fileAlone: false,
    logins: 'pdm',
    variables: 'shell',
    fetching: requestsFetching,
  },
  pipenv: {
    settings: 'pipenv',
    settingsFirst: false,
    fileAlone: false,
    logins: 'nobody',
    variables: 'shell',
    fetching: { ...pipFetching, pipSettings: 'variables' },
  },
};
