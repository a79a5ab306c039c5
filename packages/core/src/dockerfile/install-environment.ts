// What variables add to an installer's command: PIP_EXTRA_INDEX_URL, UV_NO_DEV and their like.

import { ownValue } from '../text/own-value.ts';
import type { ValueOf } from './expand-variables.ts';
import { type IndexFlag, namedIndex, type OwnProjects, type ToolInstall } from './tools/tool-install.ts';

/** Variables that hold user and password of an index by its name, or stand in for the public one. */
export const indexVariable: RegExp =
  /^(?:(?:UV_INDEX|POETRY_HTTP_BASIC|PDM)_\w+_(?:USERNAME|PASSWORD)|PIPENV_PYPI_MIRROR|PDM_PYPI_URL)$/;

/** The variables that a command sees, where their values are known. */
export function knownVariables(names: Iterable<string>, valueOf: ValueOf): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const value = valueOf(name);
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}

/** The variables that explain shows: they decide what installers do. */
export const installerVariable: RegExp = /^(?:PIP|UV|POETRY|PDM|PIPENV)_[A-Z0-9_]+$/;

const indexVariables: Readonly<Record<string, Readonly<Record<string, IndexFlag['kind']>>>> = {
  pip: { PIP_INDEX_URL: 'default', PIP_EXTRA_INDEX_URL: 'extra', PIP_FIND_LINKS: 'links' },
  uv: {
    UV_INDEX_URL: 'default',
    UV_DEFAULT_INDEX: 'default',
    UV_INDEX: 'extra',
    UV_EXTRA_INDEX_URL: 'extra',
    UV_FIND_LINKS: 'links',
  },
};
const binaryVariables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pip: { PIP_NO_BINARY: '--no-binary', PIP_ONLY_BINARY: '--only-binary' },
  uv: { UV_NO_BINARY_PACKAGE: '--no-binary', UV_NO_BUILD_PACKAGE: '--only-binary' },
};
const switches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pip: {
    PIP_PREFER_BINARY: '--prefer-binary',
    PIP_NO_INDEX: '--no-index',
    PIP_NO_DEPS: '--no-deps',
    PIP_PRE: '--pre',
    PIP_REQUIRE_HASHES: '--require-hashes',
  },
  uv: { UV_NO_BINARY: '--no-binary :all:', UV_NO_BUILD: '--no-build', UV_REQUIRE_HASHES: '--require-hashes' },
};
const constraintVariables: Readonly<Record<string, string>> = { pip: 'PIP_CONSTRAINT', uv: 'UV_CONSTRAINT' };

/** Switches by which builds are not isolated. pip reads its own the other way round: 0 turns isolation off (pypa/pip#5735). */
const isolationVariables: Readonly<Record<string, { readonly name: string; readonly off: RegExp }>> = {
  pip: { name: 'PIP_NO_BUILD_ISOLATION', off: /^(?:0|false|no|off|n|f)$/i },
  uv: { name: 'UV_NO_BUILD_ISOLATION', off: /^(?:1|true|yes|on|y|t)$/i },
};

function unisolatedAround({ tool, unisolated = [] }: ToolInstall, valueOf: ValueOf): Pick<ToolInstall, 'unisolated'> {
  const variable = ownValue(isolationVariables, tool);
  const isOff = variable?.off.test(valueOf(variable.name) ?? '') === true;
  return isOff ? { unisolated: [...unisolated, ':all:'] } : {};
}

/** Those whose values are taken over into its commands. */
export function followedVariables(tool: string): readonly string[] {
  const constraint = ownValue(constraintVariables, tool);
  const tables = [ownValue(indexVariables, tool), ownValue(binaryVariables, tool), ownValue(switches, tool)];
  const others = [constraint, ownValue(isolationVariables, tool)?.name].filter((name) => name !== undefined);
  return [...tables.flatMap((table) => Object.keys(table ?? {})), ...others];
}

export function installEnvironment(install: ToolInstall, valueOf: ValueOf): ToolInstall {
  const { tool } = install;
  const listed = (name: string): readonly string[] => (valueOf(name) ?? '').split(/\s+/).filter(Boolean);
  const indexes = Object.entries(ownValue(indexVariables, tool) ?? {}).flatMap(([name, kind]) =>
    listed(name).map((url): IndexFlag => ({ kind, ...namedIndex(url) })),
  );
  const binaries = Object.entries(ownValue(binaryVariables, tool) ?? {}).flatMap(([name, flag]) =>
    listed(name).map((value) => `${flag} ${value}`),
  );
  const constraint = ownValue(constraintVariables, tool);
  const noDev = isOn(valueOf(ownValue(flagVariables, tool)?.noDev ?? ''));
  const on = Object.entries(ownValue(switches, tool) ?? {}).flatMap(([name, flag]) =>
    isOn(valueOf(name)) ? [flag] : [],
  );
  return {
    ...install,
    indexes: [...install.indexes, ...indexes],
    binaries: [...install.binaries, ...binaries, ...on],
    constraints: [...install.constraints, ...(constraint === undefined ? [] : listed(constraint))],
    ...(noDev ? withoutDev(install) : {}),
    ...unisolatedAround(install, valueOf),
    own: ownProjects(install, valueOf),
  };
}

/** Variables leave out projects of a lock as flags do; one of an unknown value may do so. */
function ownProjects({ tool, own }: ToolInstall, valueOf: ValueOf): OwnProjects {
  const start = ownValue(flagVariables, tool)?.leavesOut;
  const mayLeaveOut = (...what: readonly string[]): boolean =>
    what.some((each) => {
      const value = start === undefined ? undefined : valueOf(start + each);
      return value === null || isOn(value);
    });
  return {
    ...own,
    root: own.root && !mayLeaveOut('PROJECT', 'WORKSPACE', 'LOCAL'),
    folders: own.folders && !mayLeaveOut('WORKSPACE', 'LOCAL'),
  };
}

/** As `--no-dev` does: the group of that name alone is left out. */
function withoutDev({ groups, unnamed }: ToolInstall): Pick<ToolInstall, 'groups' | 'unnamed'> {
  return {
    groups: groups.map((group) => (group === 'with dev' ? 'only main' : group)),
    unnamed: { ...unnamed, but: ['dev'] },
  };
}

/** Variables that stand for flags of those that install from a lock. */
const flagVariables: Readonly<Record<string, FlagVariables>> = {
  uv: { noDev: 'UV_NO_DEV', leavesOut: 'UV_NO_INSTALL_' },
};

interface FlagVariables {
  readonly noDev?: string;
  /** What those begin with that leave projects out. */
  readonly leavesOut?: string;
}

/** As pip and uv read a switch. */
export function isOn(value: string | null | undefined): boolean {
  return /^(?:1|true|yes|on|y|t)$/i.test(value ?? '');
}
