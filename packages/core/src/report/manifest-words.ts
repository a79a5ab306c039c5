// The words for what is worth telling of a file, how serious it is, and the rule that covers it.

import { installerTraits } from '../manifest/installer-traits.ts';
import type { ManifestDiagnostic } from '../manifest/manifest-diagnostic.ts';
import type { ManifestRemark } from '../manifest/manifest-remark.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { diagnosticOf, type DiagnosticRows, type OfKind, said, type Say } from './diagnostic-row.ts';
import type { Diagnostic } from './report.ts';

/** Names that a sentence holds, a count among them. */
const NAMED = 6;

const hashProblems = {
  hash: 'has no --hash',
  file: 'is no single file that a hash could hold',
  pin: 'is not pinned with ==',
  'exact-pin': 'is not pinned with == to one version',
} as const;

const rows: DiagnosticRows<ManifestDiagnostic> = {
  'newer-lock': {
    level: 'warning',
    say: ({ key, version, known }) =>
      `${key} ${version} is newer than ${known}, the newest that is known: what it adds is not seen`,
  },
  'unversioned-lock': {
    level: 'warning',
    say: ({ path }) =>
      `${path} has no lock-version: a Poetry of 1.0 or before made it, and Poetry 2 refuses to install from it. Run poetry lock with the Poetry that installs, or a newer one`,
  },
  'refused-file': { level: 'error', about: pathOf, say: ({ problem }) => `${problem}: pip refuses the file` },
  'refused-not-locked': {
    level: 'error',
    about: ({ names }) => names,
    say: ({ path, names }) => `${notLocked(path, names)}: Poetry stops there. Run poetry lock`,
  },
  'not-locked': {
    level: 'warning',
    about: ({ names }) => names,
    say: ({ path, names }) => `${notLocked(path, names)}: the newest Poetry installs without. Run poetry lock`,
  },
  'refused-stale-lock': { level: 'error', about: ({ names }) => names, say: staleWords },
  'stale-lock': { level: 'warning', about: ({ names }) => names, say: staleWords },
  'not-held': {
    level: 'warning',
    about: ({ names }) => names,
    say: ({ path, names }) =>
      `the packages of ${path} require ${listWords(shortened(names, NAMED))}, which it does not hold: it is cut short or out of date`,
  },
  'renamed-group': {
    level: 'note',
    say: ({ path }) => `the group main of ${path} is called group-main here: main are the project's own dependencies`,
  },
  'invalid-python': {
    level: 'note',
    about: ({ of }) => [of],
    say: ({ of, key, text }) => `${of}: ${key} ${JSON.stringify(text)} is not valid and was ignored`,
  },
  'unread-dependency': {
    level: 'note',
    about: ({ of, line }) => [`${of} ${line}`],
    say: ({ of, line, problem }) =>
      `${of}: the dependency ${JSON.stringify(line)} cannot be read and was ignored: ${problem}`,
  },
  'repeated-key': {
    level: 'warning',
    about: ({ key }) => [key],
    say: ({ key, firstLine }) =>
      `${JSON.stringify(key)} stands twice in one object (first on line ${firstLine}): pipenv takes the second`,
  },
  'unknown-source': {
    level: 'warning',
    about: ({ of }) => [of],
    say: ({ of, index }) =>
      `${of} is to come from the index ${index}, which is not among the sources: pipenv stops there; the default index is asked`,
  },
  'unexpanded-address': {
    level: 'warning',
    about: ({ variables }) => variables,
    say: ({ variables }) => `${variables.join(', ')} is not set here: an index with it in its address is not asked`,
  },
  'hash-mode': {
    level: 'error',
    about: pathOf,
    rule: 'WC111',
    say: ({ unhashed, refusedBy = 'pip' }) => {
      const first = unhashed.find((each) => each.always) ?? unhashed[0];
      const others = unhashed.length - 1;
      const why = hashProblems[first?.lacks ?? 'hash'];
      const more = others > 0 ? ` (nor ${others} more)` : '';
      return `hashes are required, and ${first?.name ?? 'a line'} ${why}${more}: ${first?.always === true ? '' : 'where its marker holds, '}${refusedBy} refuses the whole file`;
    },
  },
  'unknown-extra': {
    level: 'warning',
    about: ({ folder, extra }) => [`${folder}[${extra}]`],
    say: ({ folder, extra }) => `the project in ${folder} has no extra ${extra}: it is installed without`,
  },
  'unread-ignore': {
    level: 'warning',
    about: ({ found }) => (found === null ? [] : [found]),
    say: ({ found }) =>
      found === null
        ? 'expected a rule between the brackets, such as WC101'
        : `expected "# wheelcheck: ignore[WC101] reason" or "# wheelcheck: ignore reason", found "${found}"`,
  },
  'stray-ignore': {
    level: 'warning',
    say: 'this comment ignores nothing: it must stand behind a requirement, on the same line',
  },
  'global-option': {
    level: 'warning',
    say: '--global-option makes pip build every package from its sdist',
  },
  'no-index': {
    level: 'warning',
    say: '--no-index: files are taken from --find-links alone, which are not read',
  },
  'stray-hash': { level: 'warning', say: '--hash without a requirement is ignored' },
  'conda-lines': {
    level: 'warning',
    say: ({ lines }) =>
      `${lines} ${lines === 1 ? "line is conda's own and was" : "lines are conda's own and were"} not read: only what it hands to pip was judged`,
  },
  'unseen-links': {
    level: 'warning',
    about: ({ address }) => [address],
    say: ({ address }) => `the files at --find-links ${address} are not seen`,
  },
  'dropped-options': {
    level: 'note',
    about: ({ options }) => options,
    say: ({ options }) => `pip ignores ${options.join(', ')} on this line: it belongs on one of its own`,
  },
  'dropped-words': {
    level: 'note',
    about: ({ words }) => [words],
    say: ({ words }) => `pip ignores what stands behind the options: ${words}`,
  },
  variable: {
    level: 'warning',
    about: ({ name }) => [name],
    say: ({ name, variables, unknown }) => {
      const parts = unknown.map((part) => `its ${part} ${part === 'extras' ? 'are' : 'is'} ${unknownParts[part]}`);
      return `${name} depends on the environment variable ${variables.join(', ')}: ${parts.join(', ')}`;
    },
  },
};

function notLocked(path: string, names: readonly string[]): string {
  return `pyproject.toml requires ${names.join(', ')}, which ${path} does not hold`;
}

function staleWords({ path, project, installer, names, answer }: OfKind<ManifestDiagnostic, 'stale-lock'>): string {
  const { atStaleLock, lockAgain } = installerTraits[installer];
  const changed = names.length === 0 ? '' : ` (${listWords(shortened(names, NAMED))})`;
  const does = answer && `${answer.by} ${answer.stops ? 'stops there' : 'installs what is locked'}`;
  return `${path} is out of date: ${project} has changed since it was made${changed}. ${does ?? atStaleLock}: run ${lockAgain}`;
}

/** Two files that pip refuses are two things. */
function pathOf({ location }: ManifestDiagnostic): readonly string[] {
  return location === null ? [] : [location.path];
}

const unknownParts = {
  extras: 'left out',
  version: 'not pinned',
  marker: 'taken to hold',
  address: 'kept as written',
} as const satisfies Readonly<Record<OfKind<ManifestDiagnostic, 'variable'>['unknown'][number], string>>;

const remarks: { readonly [Kind in ManifestRemark['kind']]: Say<OfKind<ManifestRemark, Kind>> } = {
  'no-pyproject': 'no pyproject.toml beside it: every package counts as main',
  'unstated-dependencies': 'pyproject.toml leaves the dependencies to its build backend: every package counts as main',
  'no-project': 'the lock names no project: every package counts as main',
  'extras-as-groups': 'no pyproject.toml beside it: extras of the project count as groups',
  includes: ({ paths }) => `read with it: ${paths.join(', ')}`,
  'locked-python': ({ python }) =>
    `locked for Python ${python}: on another, pipenv goes on with --system or in an environment that is there, else it stops`,
  'one-machine': 'written by pip lock: it names one file for each package, that of the machine it ran on',
  workspace: ({ root, others }) =>
    `a workspace: ${root} at its root is checked, not what only the ${others} other ${others === 1 ? 'member needs' : 'members need'}`,
};

/** A diagnostic of a file as the report gives it. */
export function manifestDiagnostic(fact: ManifestDiagnostic): Diagnostic {
  return diagnosticOf(rows, fact);
}

/** Half a sentence for the header. */
export function manifestRemark(remark: ManifestRemark): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row was found by the remark's kind
  return said(remarks[remark.kind] as Say<ManifestRemark>, remark);
}
