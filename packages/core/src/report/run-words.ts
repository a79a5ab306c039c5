// The words for what is worth telling of a run, and how serious it is.

import type { RefusedPin } from '../assess/unmet-requirements.ts';
import { led } from '../rules/led.ts';
import { listWords } from '../text/list-words.ts';
import { capital } from '../text/sentence.ts';
import { shortened } from '../text/shortened.ts';
import { diagnosticOf, type DiagnosticRows, type OfKind } from './diagnostic-row.ts';
import { faultWords, silence } from './fault-words.ts';
import { ignoreTitle } from './ignore.ts';
import { pipsOutside, pipsWithin } from './pip-range-words.ts';
import { addingWords, lackingStop, lackingWords } from './lacking-words.ts';
import type { Diagnostic } from './report.ts';
import { apartWords } from './apart-words.ts';
import type { Apart } from './not-together.ts';
import { keepOne, sameModulesWords } from './same-modules-words.ts';
import { rangeWords } from './range-words.ts';
import { stopWords } from './stop-words.ts';
import type { RunDiagnostic } from './run-fact.ts';

/** Names, or refused pins, that a screen shows, a count among them. */
const SHOWN = 6;

const rows: DiagnosticRows<RunDiagnostic> = {
  'other-environments': {
    level: 'error',
    about: ({ path }) => [path],
    naming: ({ on }) => [on],
    say: ({ path, environments, on, platform }) =>
      `${path} is for machines where ${environments}; ${on} ${platform} is none: nothing is installed`,
  },
  'refused-line': {
    level: 'error',
    about: ({ path }) => [path],
    naming: ({ on }) => [on],
    say: ({ problem, by, readBy, on }) =>
      `${lineProblem(problem)}: ${refusing(by, readBy)} on ${on} refuses the whole file, and ${pipsWithin(readBy)} reads it`,
  },
  'own-packages': {
    level: 'note',
    naming: ({ on }) => [on],
    say: ({ on, packages }) =>
      `${on} brings Python packages of its own (${packages}) in versions that are not known: pip leaves alone what fits`,
  },
  'managed-python': {
    level: 'note',
    say: 'pip installs in a virtual environment alone there (PEP 668): python3 -m venv first',
  },
  'build-stops': {
    level: 'error',
    about: ({ command }) => [command],
    say: stopWords,
    stop: ({ command, why, remedy, first, behind, of }) => ({ command, why, remedy, first, behind, of }),
    apart: ({ of }) => of !== undefined,
  },
  // The build ends there: in a report on several targets notes stand below all packages.
  'lacking-needs': {
    level: 'warning',
    about: ({ names }) => names,
    change: (fact) => capital(addingWords(fact)),
    say: lackingWords,
    stop: lackingStop,
  },
  'refused-pins': {
    level: 'warning',
    about: ({ refused }) => refused.map(({ name, needs }) => `${name} ${needs}`),
    say: ({ who, refused, firstResolver }) => refusedPins(who, refused.map(refusedPin), firstResolver),
    brief: ({ who, refused, firstResolver }) =>
      refusedPins(who, shortened(refused.map(refusedPin), SHOWN), firstResolver),
  },
  'not-together': {
    level: 'warning',
    about: ({ pairs }) => pairs.map(({ name, beside }) => `${name} ${beside}`),
    change: ({ pairs }) => [...new Set(pairs.map(eitherRange))].join('; '),
    say: ({ pairs }) => apartWords(pairs),
  },
  'same-modules': {
    level: 'warning',
    about: ({ holders }) => holders.map(({ name }) => name),
    change: ({ holders }) => keepOne(holders),
    say: sameModulesWords,
  },
  'system-freeze': {
    level: 'warning',
    about: ({ names }) => names,
    change: takeOut,
    say: ({ names }) => systemFreeze(names),
    brief: (fact) => led(takeOut(fact), systemFreeze(shortened(fact.names, SHOWN))),
  },
  'conda-freeze': {
    level: 'warning',
    about: ({ names }) => names,
    change: giveVersions,
    say: ({ names }) => condaFreeze(names),
    brief: (fact) => led(giveVersions(fact), condaFreeze(shortened(fact.names, SHOWN))),
  },
  'nothing-found': {
    level: 'warning',
    say: ({ asked }) => `the index has none of the ${asked} projects that it was asked for: is its address right?`,
  },
  'cut-search': {
    level: 'note',
    say: 'the search for ways out asks the index only so much and was not through: there may be smaller changes than are offered',
  },
  'lock-stood': {
    level: 'note',
    about: ({ names }) => names,
    say: (fact) => lockStood(fact, fact.names),
    brief: (fact) => lockStood(fact, shortened(fact.names, SHOWN)),
  },
  'lacking-extras': {
    level: 'warning',
    about: ({ name, extras }) => extras.map((extra) => `${name}[${extra}]`),
    say: ({ name, version, extras }) =>
      `${name} ${version} has no extra ${listWords(extras, 'or')}: it is installed without`,
  },
  'unreadable-entries': {
    level: 'note',
    about: ({ name }) => [name],
    say: ({ name, version, count }) =>
      `${name} ${version}: the index lists ${count === 1 ? 'a file' : `${count} files`} without a usable name or address`,
  },
  'unusable-json': {
    level: 'note',
    about: ({ name }) => [name],
    say: ({ name, version, problem }) => `${name} ${version}: the index's JSON API gave no usable answer: ${problem}`,
  },
  'ignored-python': {
    level: 'note',
    about: ({ name }) => [name],
    say: ({ name, version, range, how, by }) =>
      `${name} ${version}: Requires-Python ${range} is not valid; ${ignoring[how](by)}`,
  },
  'expired-ignore': {
    level: 'warning',
    about: (fact) => [ignoreTitle(fact)],
    say: (fact) => `${ignored(fact)} expired on ${fact.until}: it counts again`,
  },
  'unused-ignore': {
    level: 'note',
    about: (fact) => [ignoreTitle(fact)],
    say: (fact) => `${ignored(fact)} matches nothing: ${whyUnused(fact)}`,
  },
  'unknown-ignore': {
    level: 'warning',
    about: ({ problem }) => [problem],
    say: ({ problem }) => `this comment ignores nothing: ${problem}`,
  },
};

function takeOut({ names, path }: { readonly names: readonly string[]; readonly path: string }): string {
  return `take ${names.length} lines out of ${path}`;
}

/** What else the system's Python has is on the index, and is built for nothing: PyGObject, pycups, dbus-python. */
function systemFreeze(names: readonly string[]): string {
  return `they are what pip freeze lists of Ubuntu's or Debian's own Python, and no releases of the index: ${listWords(names)}; others of its lines may not be the project's either, and pip freeze in a virtual environment (python3 -m venv) lists the project's alone`;
}

function giveVersions({ path }: { readonly path: string }): string {
  return `give versions in ${path} (pip list --format=freeze lists them)`;
}

function condaFreeze(names: readonly string[]): string {
  return `lines that pip freeze writes inside conda name folders of the machine where conda built these, and no image has them: ${listWords(names)}`;
}

const ignoring = {
  'read-before': (pip) => `${pip} from 24.1 on ignores it`,
  ignored: (installer) => `${installer} ignores it`,
  'passed-over': (installer) => `${installer} passes over what has it`,
} as const satisfies Readonly<Record<OfKind<RunDiagnostic, 'ignored-python'>['how'], (by: string) => string>>;

/** A diagnostic of a run as the report gives it. */
export function runDiagnostic(fact: RunDiagnostic): Diagnostic {
  return diagnosticOf(rows, fact);
}

function lineProblem(problem: OfKind<RunDiagnostic, 'refused-line'>['problem']): string {
  switch (problem.kind) {
    case 'unknown-option':
      return `expected an option that is known, found --${problem.name}`;
    case 'misread':
      return problem.reading;
  }
}

function refusing(
  by: OfKind<RunDiagnostic, 'refused-line'>['by'],
  readBy: OfKind<RunDiagnostic, 'refused-line'>['readBy'],
): string {
  if ('installer' in by) return by.installer;
  return by.pip === undefined ? pipsOutside(readBy) : `pip ${by.pip}`;
}

function refusedPins(who: readonly string[], refused: readonly string[], firstResolver: string | null): string {
  const said =
    firstResolver === null
      ? `${listWords(who, 'or')} may find no solution`
      : `pip ${firstResolver} has the first resolver, and installs what contradicts`;
  return `${said}: ${refused.join('; ')}`;
}

function refusedPin({ name, version, needs, range, pinned }: RefusedPin): string {
  return `${name} ${version} needs ${needs} ${range}, and the file pins ${pinned}`;
}

function lockStood({ about }: OfKind<RunDiagnostic, 'lock-stood'>, named: readonly string[]): string {
  return `the index ${silence(about)} for ${listWords(named)} (${faultWords(about)}): judged from the files that the lock names`;
}

type OfIgnore = OfKind<RunDiagnostic, 'expired-ignore' | 'unused-ignore'>;

/** `ignoring cryptography (WC101), "built in its own stage",` */
function ignored(fact: OfIgnore): string {
  const { by, reason } = fact;
  const flag = by === 'flag' ? ' by --ignore' : '';
  return `ignoring ${ignoreTitle(fact)}${flag}${reason === null ? '' : `, "${reason}",`}`;
}

function whyUnused({ present, rule }: OfKind<RunDiagnostic, 'unused-ignore'>): string {
  if (!present) return 'the files hold no such package';
  return rule === null ? 'nothing is found there' : `${rule} is not found there`;
}

/** `a.txt:2: ask for lxml>=6, or a.txt:1: ask for xmlsec==1.3.14` */
function eitherRange({ name, beside, admits, change, instead }: Apart): string {
  const other = instead === null ? [] : [rangeWords(`${name}${instead.versions}`, instead.change)];
  return [rangeWords(`${beside}${admits}`, change), ...other.map((way) => way.replace(/^A(?=dd |sk )/, 'a'))].join(
    ', or ',
  );
}
