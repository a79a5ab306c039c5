// The words for what is worth telling of a file, how serious it is, and the rule that covers it.

import type { ManifestDiagnostic, ManifestFact } from '../manifest/manifest-diagnostic.ts';
import type { ManifestRemark } from '../manifest/manifest-remark.ts';
import type { Level } from '../rules/define-rule.ts';
import type { RuleId } from '../rules/rules.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { Diagnostic } from './report.ts';

type Kind<Fact extends { readonly kind: string }> = Fact['kind'];
/** Several kinds may share a shape. */
type Of<Fact extends { readonly kind: string }, K extends Kind<Fact>> = Fact extends unknown
  ? K extends Fact['kind']
    ? Fact
    : never
  : never;
type Say<Fact> = string | ((fact: Fact) => string);

interface Row<Fact> {
  readonly level: Level;
  readonly rule?: RuleId;
  readonly say: Say<Fact>;
}

/** Names that a sentence holds, a count among them. */
const NAMED = 6;

const rows: { readonly [K in Kind<ManifestFact>]: Row<Of<ManifestFact, K>> } = {
  'newer-lock': {
    level: 'warning',
    say: ({ key, version, known }) =>
      `${key} ${version} is newer than ${known}, the newest that is known: what it adds is not seen`,
  },
  'refused-file': { level: 'error', say: ({ problem }) => `${problem}: pip refuses the file` },
  'not-locked': {
    level: 'warning',
    say: ({ path, names }) =>
      `pyproject.toml requires ${names.join(', ')}, which ${path} does not hold: the lock is out of date and Poetry would not install from it`,
  },
  'not-held': {
    level: 'warning',
    say: ({ path, names }) =>
      `the packages of ${path} require ${listWords(shortened(names, NAMED))}, which it does not hold: it is cut short or out of date`,
  },
  'locked-platforms': {
    level: 'warning',
    say: ({ platforms }) =>
      `locked for ${platforms.join(', ')} alone: PDM refuses to install where the machine or its libc is another`,
  },
  'renamed-group': {
    level: 'note',
    say: ({ path }) => `the group main of ${path} is called group-main here: main are the project's own dependencies`,
  },
  'invalid-python': {
    level: 'note',
    say: ({ of, key, text }) => `${of}: ${key} ${JSON.stringify(text)} is not valid and was ignored`,
  },
  'unread-dependency': {
    level: 'note',
    say: ({ of, line, problem }) =>
      `${of}: the dependency ${JSON.stringify(line)} cannot be read and was ignored: ${problem}`,
  },
  'repeated-key': {
    level: 'warning',
    say: ({ key, firstLine }) =>
      `${JSON.stringify(key)} stands twice in one object (first on line ${firstLine}): pipenv takes the second`,
  },
  'unknown-source': {
    level: 'warning',
    say: ({ of, index }) =>
      `${of} is to come from the index ${index}, which is not among the sources: pipenv stops there; the default index is asked`,
  },
  'unexpanded-address': {
    level: 'warning',
    say: ({ variables }) => `${variables.join(', ')} is not set here: an index with it in its address is not asked`,
  },
  'hash-mode': {
    level: 'error',
    rule: 'WC111',
    say: ({ name, lacks, others, always }) => {
      const why = lacks === 'hash' ? 'has no --hash' : 'is no single file that a hash could hold';
      const more = others > 0 ? ` (nor ${others} more)` : '';
      return `hashes are required, and ${name} ${why}${more}: ${always ? '' : 'where its marker holds, '}pip refuses the whole file`;
    },
  },
  'unknown-extra': {
    level: 'warning',
    say: ({ folder, extra }) => `the project in ${folder} has no extra ${extra}: it is installed without`,
  },
  'unread-ignore': { level: 'warning', say: ({ problem }) => problem },
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
    say: '--no-index: files are taken from --find-links alone, which are not read; the verdicts are those of the index',
  },
  'stray-hash': { level: 'warning', say: '--hash without a requirement is ignored' },
  'conda-lines': {
    level: 'warning',
    say: ({ lines }) =>
      `${lines} ${lines === 1 ? "line is conda's own and was" : "lines are conda's own and were"} not read: only what it hands to pip was judged`,
  },
  'unseen-links': { level: 'warning', say: ({ address }) => `the files at --find-links ${address} are not seen` },
  'dropped-options': {
    level: 'note',
    say: ({ options }) => `pip ignores ${options.join(', ')} on this line: it belongs on one of its own`,
  },
  'dropped-words': { level: 'note', say: ({ words }) => `pip ignores what stands behind the options: ${words}` },
  variable: {
    level: 'warning',
    say: ({ name, variables, unknown }) => {
      const parts = unknown.map((part) => `its ${part} ${part === 'extras' ? 'are' : 'is'} ${unknownParts[part]}`);
      return `${name} depends on the environment variable ${variables.join(', ')}: ${parts.join(', ')}`;
    },
  },
};

const unknownParts = {
  extras: 'left out',
  version: 'not pinned',
  marker: 'taken to hold',
  address: 'kept as written',
} as const satisfies Readonly<Record<Of<ManifestFact, 'variable'>['unknown'][number], string>>;

const remarks: { readonly [K in Kind<ManifestRemark>]: Say<Of<ManifestRemark, K>> } = {
  'no-pyproject': 'no pyproject.toml beside it: every package counts as main',
  'unstated-dependencies': 'pyproject.toml leaves the dependencies to its build backend: every package counts as main',
  'no-project': 'the lock names no project: every package counts as main',
  'extras-as-groups': 'no pyproject.toml beside it: extras of the project count as groups',
  includes: ({ paths }) => `read with it: ${paths.join(', ')}`,
  'locked-python': ({ python }) =>
    `locked for Python ${python}: on another, pipenv warns and goes on, and with --deploy stops`,
  'one-machine': 'written by pip lock: it names one file for each package, that of the machine it ran on',
  workspace: ({ root, others }) =>
    `a workspace: ${root} at its root is checked, not what only the ${others} other ${others === 1 ? 'member needs' : 'members need'}`,
};

/** A diagnostic of a file as the report gives it. */
export function manifestDiagnostic(fact: ManifestDiagnostic): Diagnostic {
  const { level, rule = null, say } = rows[fact.kind];
  return { rule, level, message: said(say, fact), target: null, location: fact.location };
}

/** Half a sentence for the header. */
export function manifestRemark(remark: ManifestRemark): string {
  return said(remarks[remark.kind], remark);
}

/** The row of a fact's own kind takes that fact: of this pair the compiler sees two unions. */
function said(say: Say<never>, fact: ManifestFact | ManifestRemark): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row was found by the fact's kind
  return typeof say === 'string' ? say : (say as (fact: ManifestFact | ManifestRemark) => string)(fact);
}
