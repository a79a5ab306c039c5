// Settings that change what an installer installs, or whether it does, and that are not followed: by installer.

import { ownValue } from '../../text/own-value.ts';

interface Settings {
  readonly variables: readonly string[];
  /** Options of its commands. */
  readonly flags: readonly string[];
}

/** pip reads each of its options from a variable too, and from pip.conf (its _internal/configuration.py); uv most of them. */
const unfollowed: Readonly<Record<string, Settings>> = {
  pip: {
    variables:
      `PIP_REQUIREMENT PIP_EDITABLE PIP_GROUP PIP_REQUIRE_VIRTUALENV PIP_PLATFORM PIP_PYTHON_VERSION PIP_IMPLEMENTATION PIP_ABI PIP_PYTHON
      PIP_CONFIG_FILE PIP_CONFIG_SETTINGS PIP_BUILD_CONSTRAINT PIP_IGNORE_REQUIRES_PYTHON PIP_DRY_RUN
      PIP_UPLOADED_PRIOR_TO`.split(/\s+/),
    flags:
      'require-virtualenv platform python-version implementation abi ignore-requires-python dry-run uploaded-prior-to'.split(
        ' ',
      ),
  },
  uv: {
    variables: `UV_EXCLUDE_NEWER UV_OVERRIDE UV_PRERELEASE UV_RESOLUTION UV_CONFIG_FILE UV_BUILD_CONSTRAINT UV_NO_INDEX
      UV_REQUIRE_HASHES UV_EXCLUDE UV_TORCH_BACKEND`.split(/\s+/),
    flags: 'exclude-newer resolution prerelease config-file python-platform python-version dry-run'.split(' '),
  },
  poetry: {
    variables: ['POETRY_INSTALLER_NO_BINARY', 'POETRY_INSTALLER_ONLY_BINARY'],
    flags: ['dry-run'],
  },
  pipx: { variables: ['PIPX_DEFAULT_PYTHON'], flags: [] },
};

/** Whose settings count where an installer hands on what it is told. */
export const settingsOf: Readonly<Record<string, string>> = { pipx: 'pip' };

/** Where installers look for settings of theirs. */
export const settingsFiles: Readonly<Record<string, readonly string[]>> = {
  pip: ['/etc', '/etc/xdg/pip', '/root/.config/pip', '/root/.pip', '/usr/local', '/usr'].map(
    (folder) => `${folder}/pip.conf`,
  ),
  uv: ['/etc/uv/uv.toml', '/root/.config/uv/uv.toml'],
  poetry: ['/root/.config/pypoetry/config.toml'],
};

/** As pip reads them: a switch that is off, and an empty value, say nothing. */
const isOff = (value: string): boolean => /^(?:0|false|no|off|n|f|)$/i.test(value);

export interface SettingsAround {
  /** Behind the installer's name. */
  readonly words: readonly string[];
  readonly valueOf: (name: string) => string | null | undefined;
  /** Files of its settings that the image has. */
  readonly files: readonly string[];
}

/** Why a command with such a setting cannot be followed, as a clause; undefined where it has none. */
export function unfollowedSetting(tool: string, { words, valueOf, files }: SettingsAround): string | undefined {
  const settings = ownValue(unfollowed, tool);
  if (settings === undefined) return undefined;
  const flag = words.find((word) => settings.flags.some((name) => `${word}=`.startsWith(`--${name}=`)));
  const variable = settings.variables.find((name) => {
    const value = valueOf(name);
    return value !== undefined && !isOff(value ?? '?');
  });
  const found = flag?.replace(/=.*$/s, '') ?? variable ?? files[0];
  return found === undefined ? undefined : `${found} changes what ${tool} installs, and is not followed`;
}

/** What `pip config set global.index-url …`, `poetry config installer.no-binary …` set, by the variable that says the same. */
export function writtenSetting(
  tool: string,
  words: readonly string[],
): { readonly name: string; readonly value: string } | undefined {
  const [command, ...behind] = words.filter((word) => !word.startsWith('-'));
  const [key = '', value] = tool === 'pip' && behind[0] === 'set' ? behind.slice(1) : behind;
  if (command !== 'config' || value === undefined || (tool === 'pip' && behind[0] !== 'set')) return undefined;
  const name = (tool === 'pip' ? key.replace(/^.*\./, '') : key).toUpperCase().replaceAll(/[.-]/g, '_');
  return tool === 'pip' || tool === 'poetry' ? { name: `${tool.toUpperCase()}_${name}`, value } : undefined;
}
