// What the commands of an installation say by their own flags, beside what is said from outside.

import { ownValue } from '../text/own-value.ts';
import { nameSecrets, type Secret, secretsIn } from '../text/secret-values.ts';
import { indexVariable } from '../dockerfile/install-environment.ts';
import { EVERY_EXTRA } from '../dockerfile/tools/tool-install.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { Selection } from '../manifest/selection.ts';
import type { InstallerName } from '../manifest/installer-traits.ts';
import type { Overrides } from '../manifest/override.ts';
import { normalizeName } from '../packaging/name.ts';
import type { ResolveFlags } from '../run/resolving-question.ts';
import { staleAnswer } from './stale-answer.ts';

/** What is said of an installation from outside its Dockerfile. */
export interface GivenOptions {
  /** In place of the groups and extras of the commands. */
  readonly selection?: Partial<Selection> | undefined;
  /** Beside those of the commands. */
  readonly overrides?: Overrides | undefined;
  readonly resolve?: ResolveFlags | false | undefined;
}

/** The indexes that commands name, and where. */
export interface CommandIndexes {
  readonly url?: string;
  readonly extraUrls: readonly string[];
  /** `Dockerfile:5` */
  readonly from: string;
  /** What the command calls indexes, by their addresses. */
  readonly names: Readonly<Record<string, string>>;
  /** Variables with user and password of indexes, and those that the files name. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Who else than pip resolves what has no lock. */
const resolving: Readonly<Record<string, InstallerName>> = { uv: 'uv' };

/** The kinds of files that count, and how what has no pin is resolved. */
export function installerOptions(
  installs: readonly StageInstall[],
  { overrides = {}, resolve = {}, elsewhere }: GivenOptions & { readonly elsewhere?: unknown },
): { readonly overrides: Overrides; readonly resolve: ResolveFlags | false } {
  const staleLock = staleAnswer(installs);
  const understood = installs.map((install) => install.understood);
  const binaries = installs.flatMap(({ understood: { binaries: own }, binariesElsewhere = [] }) =>
    elsewhere === undefined ? own : [...own, ...binariesElsewhere],
  );
  const named = (option: string): readonly string[] => after(`${option} `, binaries);
  const [installer] = understood.map(({ tool }) => ownValue(resolving, tool));
  const isOne = understood.every(
    ({ tool, files }) => ownValue(resolving, tool) === installer && files.every((file) => !file.endsWith('.lock')),
  );
  return {
    overrides: {
      ...(isOne && installer !== undefined ? { installer } : {}),
      ...overrides,
      noBinary: [...named('--no-binary'), ...(overrides.noBinary ?? [])],
      onlyBinary: [
        ...named('--only-binary'),
        ...(binaries.includes('--no-build') ? [':all:'] : []),
        ...(overrides.onlyBinary ?? []),
      ],
      binaryOrder: binaryOrderOf(binaries, overrides),
      ...(binaries.includes('--require-hashes') ? { requireHashes: true } : {}),
      ...(staleLock === undefined ? {} : { staleLock }),
      ...(installs.some(({ wheelsOf }) => wheelsOf?.byName === false) ? { asWheels: true } : {}),
      withoutRequirements: overrides.withoutRequirements === true || binaries.includes('--no-deps'),
    },
    resolve: resolve && {
      prereleases: resolve.prereleases === true || binaries.includes('--pre'),
      preferBinary: resolve.preferBinary === true || binaries.includes('--prefer-binary'),
    },
  };
}

/** As `noBinary` and `onlyBinary` hold them: those of the commands, and behind them what was given. */
function binaryOrderOf(
  binaries: readonly string[],
  { noBinary = [], onlyBinary = [], binaryOrder }: Overrides,
): NonNullable<Overrides['binaryOrder']> {
  const own = binaries.flatMap((each) => {
    if (each.startsWith('--no-binary ')) return ['no-binary' as const];
    return each.startsWith('--only-binary ') || each === '--no-build' ? ['only-binary' as const] : [];
  });
  const given = [...noBinary.map(() => 'no-binary' as const), ...onlyBinary.map(() => 'only-binary' as const)];
  return [...own, ...(binaryOrder ?? given)];
}

/**
 * The groups and extras of the last command.
 *
 * @param choosesExtras whether the extras are those of a file, and not of a requirement
 */
export function selectionOf(installs: readonly StageInstall[], choosesExtras: boolean): Partial<Selection> {
  const install = installs.at(-1);
  if (install === undefined) return {};
  const { unnamed, understood } = install;
  const isLock = understood.files.some((file) => file.endsWith('.lock'));
  const extras = choosesExtras || isLock ? understood.extras : [];
  // Where the usual groups are taken, whatever they are, their name stands for them.
  const usual = unnamed.defaults ? ['with dev', 'all'] : unnamed.also.map((name) => `with ${name}`);
  const groups = understood.groups.filter((group) => !usual.includes(group));
  const named = (word: string): readonly string[] => after(`${word} `, groups);
  const [added, without, only] = [named('with'), named('without'), named('only')];
  const allGroups = groups.includes('all');
  const allExtras = extras.includes(EVERY_EXTRA);
  return {
    allGroups,
    unnamed,
    ...leavesOut(installs),
    with: allGroups ? [] : added,
    without:
      added.length > 0 || allGroups || unnamed.defaults ? without.filter((name) => !unnamed.but.includes(name)) : [],
    only: only.join() === 'main' ? [] : only,
    allExtras,
    extras: allExtras ? [] : extras.map(normalizeName),
  };
}

/** What all of them leave out: behind `uv sync --no-install-project` another one installs the project once its sources are there. */
function leavesOut(installs: readonly StageInstall[]): Pick<Selection, 'leavesOut'> {
  const all = installs.map(({ own }) => own);
  const names = (all[0]?.leftOut ?? []).filter((name) => all.every(({ leftOut = [] }) => leftOut.includes(name)));
  const root = all.every((own) => !own.root);
  // `--no-install-package` leaves out what it names alone.
  const members = all.every(({ folders, leftOut = [] }) => !folders && leftOut.length === 0);
  return root || members || names.length > 0 ? { leavesOut: { root, members, names: names.map(normalizeName) } } : {};
}

/**
 * The command's own default index stands before a variable's.
 *
 * @param texts of the files that are installed from: `${TOKEN}` in the address of an index is filled in from what the command sees
 */
export function commandIndexes(
  path: string,
  installs: readonly StageInstall[],
  texts: readonly string[],
): CommandIndexes | undefined {
  const secrets = secretsIn(installs.flatMap((install) => Object.entries(install.variables)));
  const indexes = installs.flatMap((install) =>
    install.indexes.map((index) => ({ ...index, url: withVariables(index.url, secrets) })),
  );
  const main = indexes.find(({ kind }) => kind === 'default');
  const extraUrls = [...new Set(indexes.flatMap(({ kind, url }) => (kind === 'extra' ? [url] : [])))];
  const urls = indexes.map(({ url }) => url).join(' ');
  const named = new Set(texts.flatMap((text) => [...text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name)));
  const variables = Object.fromEntries(
    installs
      .flatMap((install) => Object.entries(install.variables))
      .filter(([name]) => named.has(name) || indexVariable.test(name) || urls.includes(`\${${name}}`)),
  );
  if (main === undefined && extraUrls.length === 0 && Object.keys(variables).length === 0) return undefined;
  const names = Object.fromEntries(indexes.flatMap(({ url, name }) => (name === undefined ? [] : [[url, name]])));
  const last = installs.at(-1)?.understood;
  const from = last?.at === undefined ? `${path}:${last?.line}` : `${last.at.path}:${last.at.line}`;
  return { ...(main === undefined ? {} : { url: main.url }), extraUrls, from, names, variables };
}

/** A secret in the path of an address by its variable again, which is what is shown of it: the rest of the run fills it in where it asks. */
function withVariables(url: string, secrets: readonly Secret[]): string {
  const [, host = '', path = ''] = /^(\w+:\/\/[^/]*)(.*)$/.exec(url) ?? [];
  return host + nameSecrets(path, secrets) || url;
}

/** What stands behind a word that begins some of them. */
function after(start: string, texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text.startsWith(start)).map((text) => text.slice(start.length));
}
