// The options of a requirements file that hold for all of it: indexes, wheels or sdists only, hash mode. In file order, as pip applies them.

import { binaryRules } from './binary-options.ts';
import type { BinaryOption, BinaryRules } from '../binary-rules.ts';
import type { IndexReference, Manifest } from '../manifest.ts';
import type { ManifestDiagnostic, ManifestFact } from '../manifest-diagnostic.ts';
import { expandFirst } from './expand-first.ts';
import { variablesIn } from './logical-lines.ts';
import type { LineOption, OptionName } from './option-line.ts';
import { broken, type FileLine } from './walk-requirements.ts';
import { maskAddresses } from '../../text/mask-addresses.ts';

export interface FileSettings {
  readonly indexes: readonly IndexReference[];
  readonly links: readonly string[];
  readonly noIndex: boolean;
  readonly binaries: BinaryRules;
  /** What `--require-hashes` or `--no-require-hashes` says; undefined: one `--hash` turns the mode on for all. */
  readonly requireHashes?: boolean;
  readonly resolving: NonNullable<Manifest['resolving']>;
  readonly diagnostics: readonly ManifestDiagnostic[];
}

/** pip reads these only on a line without a requirement and without -r or -c. */
const lineOwn: ReadonlySet<OptionName> = new Set([
  'index-url',
  'extra-index-url',
  'no-index',
  'find-links',
  'require-hashes',
  'no-require-hashes',
  'pre',
  'prefer-binary',
  'trusted-host',
] satisfies OptionName[]);
/** Of these pip takes at most one on a line. */
const singular: ReadonlySet<OptionName> = new Set(['editable', 'requirement', 'constraint'] satisfies OptionName[]);
/** Their values are only passed on, so a variable in them changes no verdict by itself. */
const passedOn: ReadonlySet<OptionName> = new Set([
  'index-url',
  'extra-index-url',
  'find-links',
  'trusted-host',
  'config-settings',
  'editable',
] satisfies OptionName[]);

/** What the options read so far amount to. */
interface Reading {
  readonly indexes: IndexReference[];
  readonly links: string[];
  readonly binaries: BinaryOption[];
  noIndex: boolean;
  requireHashes: boolean | undefined;
  readonly resolving: { prereleases: boolean; preferBinary: boolean };
  readonly diagnostics: ManifestDiagnostic[];
}

type Apply = (reading: Reading, option: LineOption, line: FileLine) => void;

/** pip applies these while it parses a line, so they count on every kind of line. */
const anywhere: Partial<Record<OptionName, Apply>> = {
  'no-binary': ({ binaries }, { value }) => void binaries.push({ option: 'no-binary', value }),
  'only-binary': ({ binaries }, { value }) => void binaries.push({ option: 'only-binary', value }),
  'global-option': (reading, _option, line) => tell(reading, line, { kind: 'global-option' }),
};

/** These count on a line of options alone. */
const onOwnLine: Partial<Record<OptionName, Apply>> = {
  'no-index': (reading, _option, line) => {
    reading.noIndex = true;
    reading.indexes.length = 0;
    tell(reading, line, { kind: 'no-index' });
  },
  'index-url': ({ noIndex, indexes }, { value }) => {
    // It replaces all that was named before, extra indexes too.
    if (!noIndex) indexes.splice(0, indexes.length, { url: value, kind: 'default' });
  },
  'extra-index-url': ({ noIndex, indexes }, { value }) => {
    if (!noIndex) indexes.push({ url: value, kind: 'extra' });
  },
  'find-links': (reading, { value }, line) => {
    reading.links.push(value);
    tell(reading, line, { kind: 'unseen-links', address: maskAddresses(value) });
  },
  pre: ({ resolving }) => {
    resolving.prereleases = true;
  },
  'prefer-binary': ({ resolving }) => {
    resolving.preferBinary = true;
  },
  'require-hashes': (reading, _option, line) => setHashMode(reading, true, line),
  'no-require-hashes': (reading, _option, line) => setHashMode(reading, false, line),
  hash: (reading, _option, line) => tell(reading, line, { kind: 'stray-hash' }),
};

/**
 * @throws WheelcheckError where the file asks for and forbids hashes, or hides a name or hash in a variable
 */
export function readSettings(lines: readonly FileLine[]): FileSettings {
  const reading: Reading = {
    indexes: [],
    links: [],
    binaries: [],
    noIndex: false,
    requireHashes: undefined,
    resolving: { prereleases: false, preferBinary: false },
    diagnostics: [],
  };
  for (const line of lines) readLine(reading, line);
  // pip looks for it once all lines are read: what stands behind it takes nothing back (check_legacy_setup_py_options).
  if (reading.diagnostics.some(({ kind }) => kind === 'global-option'))
    reading.binaries.push({ option: 'no-binary', value: ':all:' });
  const { indexes, links, noIndex, binaries, requireHashes, resolving, diagnostics } = reading;
  return {
    indexes,
    links,
    noIndex,
    binaries: binaryRules(binaries),
    ...(requireHashes === undefined ? {} : { requireHashes }),
    resolving,
    diagnostics,
  };
}

function readLine(reading: Reading, line: FileLine): void {
  const alone =
    line.requirement === '' && line.includes === undefined && !line.options.some(({ name }) => name === 'editable');
  for (const fact of dropped(line, alone)) reading.diagnostics.push({ ...fact, location: line.at, only: 'pip' });
  // On one line, pip looks at --no-index first and at --index-url before the extra ones, whatever their order.
  for (const option of alone ? line.options.toSorted((a, b) => rank(a) - rank(b)) : line.options) {
    refuseVariable(line, option);
    const apply = anywhere[option.name] ?? (alone ? onOwnLine[option.name] : undefined);
    apply?.(reading, option, line);
  }
  if (alone && line.variables.length > 0) {
    tell(reading, line, { kind: 'unexpanded-address', variables: line.variables });
  }
}

function tell({ diagnostics }: Reading, { at }: FileLine, fact: ManifestFact): void {
  diagnostics.push({ ...fact, location: at });
}

function setHashMode(reading: Reading, required: boolean, { at }: FileLine): void {
  if (reading.requireHashes === !required)
    throw broken(at, '--require-hashes and --no-require-hashes exclude each other');
  reading.requireHashes = required;
}

/** The order in which pip applies the options of one line; an index given twice on a line: the last one. */
function rank({ name }: LineOption): number {
  if (name === 'no-index') return 0;
  return name === 'index-url' ? 1 : 2;
}

/** Options and words that pip reads and drops without telling anybody. */
function dropped(line: FileLine, alone: boolean): readonly ManifestFact[] {
  const options = alone ? [] : droppedOptions(line).map((name) => `--${name}`);
  return [
    ...(options.length > 0 ? [{ kind: 'dropped-options', options } as const] : []),
    ...(line.ignored.length > 0
      ? [{ kind: 'dropped-words', words: maskAddresses(line.ignored.join(' ')) } as const]
      : []),
  ];
}

function droppedOptions({ options, requirement, includes }: FileLine): readonly OptionName[] {
  const first = (wanted: OptionName): LineOption | undefined => options.find(({ name }) => name === wanted);
  const editable = first('editable');
  const used = new Set([
    ...(requirement === '' ? [editable] : []),
    ...(includes === undefined ? [] : [first('requirement') ?? first('constraint')]),
  ]);
  const isDropped = (option: LineOption): boolean => {
    if (option.name === 'hash') return includes !== undefined || editable !== undefined;
    return lineOwn.has(option.name) || (singular.has(option.name) && !used.has(option));
  };
  return [...new Set(options.filter(isDropped).map(({ name }) => name))];
}

function refuseVariable({ at }: FileLine, { name, value }: LineOption): void {
  const [variable] = passedOn.has(name) ? [] : variablesIn(value);
  if (variable !== undefined) {
    throw broken(at, `expected a value behind --${name}, found the environment variable ${variable}`, expandFirst);
  }
}
