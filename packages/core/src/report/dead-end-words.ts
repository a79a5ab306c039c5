// The words for why a build fails: a full sentence, with the version that ends it.

import { ownValue } from '../text/own-value.ts';
import type { DeadEnd } from '../assess/dead-end.ts';
import type { CythonFault, DeadEndFact } from '../assess/dead-end-fact.ts';
import { listWords } from '../text/list-words.ts';
import { pythonFaultWords } from './python-fault-words.ts';
import { type OfKind, said, type Say } from './diagnostic-row.ts';

/** Each up to the version that ends it, and without the full stop. */
const sentences: { readonly [Kind in DeadEndFact['kind']]: Say<OfKind<DeadEndFact, Kind>> } = {
  'takes-cython': ({ from, failure, unlessHeld }) =>
    `Its build takes Cython ${from} and fails with it${failure === null ? '' : ` (${failure})`}${unlessHeld ? `, ${unless('Cython', '3')}` : ''}`,
  'contradicts-itself': ({ what, range }) =>
    `Its pyproject.toml takes a ${what} that its setup.py refuses (${range}): the build cannot start`,
  'setuptools-too-old': ({ version }) =>
    `Its build asks for setuptools ${version}, which does not run on Python 3.12 or later: the build cannot start`,
  undeclared: ({ names, by = 'setup.py', failure = 'ModuleNotFoundError', below = {}, goesOnAs }) => {
    const [it, are] = names.length === 1 ? ['it', 'is'] : ['them', 'are'];
    const before = names.map((name) =>
      ownValue(below, name) === undefined ? name : `${name} below ${ownValue(below, name)}`,
    );
    return `Its ${by} imports ${listWords(names)} and its build does not ask for ${it}: an isolated build stops (${failure}). It builds where ${listWords(before)} ${are} installed before and pip is given --no-build-isolation${successor(goesOnAs)}`;
  },
  unisolated: ({ names, ranges = {}, goesOnAs, pip }) =>
    `${pip === undefined ? 'It is built without isolation (--no-build-isolation), with what is installed before' : `pip ${pip} does not read its pyproject.toml, and brings nothing that its build asks for there (pip 10 does)`}: it stops where ${listWords(names.map((name) => `${name}${ownValue(ranges, name) ?? ''}`))} ${names.length === 1 ? 'is' : 'are'} not${successor(goesOnAs)}`,
  'use-2to3': ({ way }) => `Its setup.py asks for use_2to3, which setuptools 58 removed${olderSetuptools(way, '58')}`,
  'dry-run': ({ way }) =>
    `Its build hands dry_run to setuptools, which setuptools 81 no longer takes${olderSetuptools(way, '81')}`,
  'pkg-resources': ({ way }) =>
    `Its setup.py imports pkg_resources, which setuptools 82 removed${olderSetuptools(way, '82')}`,
  'own-setuptools': ({ year, failure }) =>
    `Its sdist holds a setuptools of ${year}, which its build loads in place of the installed one and which does not run on this Python (${failure})`,
  'setuptools-feature': 'Its setup.py imports Feature, which setuptools 46 removed',
  distutils: ({ by }) => `${by === 'it' ? 'It needs' : `Its ${by} imports`} distutils, which Python 3.12 removed`,
  python: ({ file, fault }) => `Its ${file} ${pythonFaultWords(fault)}`,
  'refuses-python': ({ python }) => `Its setup.py refuses Python ${python} and later: the build stops before it begins`,
  'forward-ref':
    'Its generate_self_schema.py fails on Python 3.12.4 and later (ForwardRef._evaluate wants recursive_guard)',
  'gone-when-linked': ({ python, used }) =>
    `It uses ${used}, which Python ${python} removed: it does not compile, or not import`,
  'gone-on-import': ({ python, used }) =>
    `It imports ${used}, which Python ${python} removed: it is built and fails on import`,
  'gone-from-c': ({ python, used }) => `Its C sources use ${used}, which Python ${python} removed: they do not compile`,
  'cmake-4': `Its CMakeLists.txt is from before CMake 3.5, which CMake 4 refuses: it fails ${unless('cmake', '4')}`,
  'not-compiling': ({ python }) => `It does not compile on Python ${python} or later`,
  'c-sources': ({ python, cython, fault }) =>
    `Its C sources${cython === null ? '' : `, which Cython ${cython} made,`} do not compile on Python ${python} or later (${faults[fault]})`,
  'made-by-cython': ({ python, cython, fault }) =>
    `Its C files were made by Cython ${cython} and do not compile on Python ${python} or later (${faults[fault]})`,
  'asks-for-cython': ({ cython }) =>
    `Its build asks for Cython ${cython}, whose C does not compile on Python 3.13 or later (${faults['byte-array']})`,
  'pyo3-refuses': ({ pyo3, python }) =>
    `Its PyO3 ${pyo3} refuses CPython ${python}: the build stops, whatever Rust there is`,
  'pyo3-refuses-without-gil': ({ pyo3, python }) =>
    `Its PyO3 ${pyo3} refuses a CPython ${python} without the GIL: the build stops, whatever Rust there is`,
  'pyo3-older': ({ pyo3, python, refusesFrom }) =>
    `Its PyO3 ${pyo3} was not made for CPython ${python}${refusesFrom === null ? ' and may not compile for it' : `: from ${refusesFrom} on it refuses it, and before it may not compile`}`,
  library: ({ library, side, number, release, has }) =>
    `It needs ${library} ${side === 'from' ? `${number} or later` : `before ${number}`}, and ${release} has ${library} ${has}: the build stops`,
  'library-number': ({ library, release, has, stops }) =>
    `It is for a library of its own number, and ${release} has ${library} ${has}: ${stops ? 'the build stops' : 'it may not compile'}`,
  'library-number-unknown': ({ library }) =>
    `Its version must be that of the system's ${library}, which is not known here`,
  'gcc-14':
    'GCC 14 and later refuse its C (incompatible pointer types), unless CFLAGS=-Wno-error=incompatible-pointer-types is set',
  'fd-set': 'What its SWIG makes does not compile with the C library of Debian 13 (fd_set has no __fds_bits)',
  'openssl-3': 'Built with OpenSSL 3 it fails on import (undefined symbol FIPS_mode)',
  'old-freetds': 'Built with FreeTDS 1.3 or older it fails on import (undefined symbol DBSETLENCRYPTION)',
  'libxml2-apart':
    'Beside an lxml wheel it fails on import (lxml and xmlsec with different libxml2): lxml has to be built as well',
  'older-librdkafka':
    'It needs a librdkafka as new as itself: Debian 11 has 1.6, Debian 12 has 2.0 and Debian 13 has 2.8',
  'newer-libvirt': 'Its generator stops at functions of libvirt 11.2 and later, and Debian 13 has 11.3',
  rust: ({ from, refuses }) => `Rust ${from} and later refuse its code (${refuses})`,
  placeholder: ({ project }) =>
    `It is a placeholder whose setup.py stops the build with an error of its own; the project is ${project}`,
  'absent-requirement': ({ text }) =>
    `Its build requires ${text}, which cannot be installed here: the build cannot start`,
  'setup-refusal': 'Its setup.py stops every build with an error of its own',
  'no-build-file': 'Its sdist holds neither pyproject.toml nor setup.py: no installer builds it',
  'default-refusal':
    'Its setup.py stops the build with an error of its own, unless a variable of the environment lets it pass',
  'other-system': ({ systems }) =>
    `It is for ${listWords(systems)} alone, as its metadata and all of its wheels say: keep it from Linux with a marker (; sys_platform ${systems.join() === 'macOS' ? '== "darwin"' : systems.join() === 'Windows' ? '== "win32"' : '!= "linux"'})`,
  'downloads-wheel': ({ libc, arch }) =>
    `Its sdist only downloads a wheel that was built before, and there is none for ${libc} ${arch}`,
};

function successor(goesOnAs: string | undefined): string {
  return goesOnAs === undefined
    ? ''
    : `; the project goes on as ${goesOnAs}, which has wheels for glibc and is imported by that name`;
}

const faults = {
  frame: 'PyFrameObject is incomplete',
  digits: 'PyLongObject has no ob_digit',
  'byte-array': '_PyLong_AsByteArray takes more',
} as const satisfies Readonly<Record<CythonFault, string>>;

export function deadEndWords(end: DeadEnd): string {
  const { fact, of, certain } = end;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row was found by the fact's kind
  const sentence = said(sentences[fact.kind] as Say<DeadEndFact>, fact);
  return `${of === undefined ? '' : `${of}: `}${sentence}${ending(end)}${certain || !isLeftOut(fact) ? '' : ': it installs all the same, without its extension modules'}.`;
}

/** Extension modules that may be left out are left out where their C does not compile. */
function isLeftOut({ kind }: DeadEndFact): boolean {
  return kind === 'made-by-cython' || kind === 'asks-for-cython';
}

/** `; 1.26.0 is the first that builds`; empty where no version is known. */
function ending({ fact, fixedIn, instead }: DeadEnd): string {
  if ('name' in fact) {
    if (instead !== undefined)
      return `; ${fact.name} ${instead} is ${fact.kind === 'library' ? 'the newest that takes it' : 'the one for it'}`;
    return fixedIn === undefined ? '' : `; ${fact.name} ${fixedIn} is the first that takes it`;
  }
  return fixedIn === undefined ? '' : `; ${fixedIn} ${mends(fact)}`;
}

function mends(fact: DeadEndFact): string {
  switch (fact.kind) {
    case 'use-2to3':
    case 'dry-run':
    case 'pkg-resources':
    case 'setuptools-feature':
    case 'gone-from-c':
    case 'gone-on-import':
      return 'does without';
    case 'not-compiling':
      return `is the first that does${fact.on === null ? '' : ` on ${fact.on}`}`;
    case 'c-sources':
    case 'made-by-cython':
      return 'is the first that does';
    case 'gcc-14':
      return 'is the first that they take';
    case 'openssl-3':
      return 'is the first that knows OpenSSL 3';
    case 'distutils':
      return fact.by === 'it' ? 'is the first that builds' : 'builds';
    case 'cmake-4':
      return 'is the first that it takes';
    case 'refuses-python':
      return `is the first that takes ${fact.python}`;
    case 'forward-ref':
      return 'knows it';
    case 'newer-libvirt':
      return 'knows them';
    case 'gone-when-linked':
      return 'works';
    case 'rust':
      return 'compiles';
    default:
      return 'builds';
  }
}

function olderSetuptools(way: OfKind<DeadEndFact, 'use-2to3'>['way'], below: string): string {
  switch (way) {
    case 'held':
      return `: it fails ${unless('setuptools', below)}`;
    // pip 23.0.1 on Python 3.9 and pip 24.0 on 3.11 take the image's own, whatever PIP_CONSTRAINT says (vatnumber 1.2, ad 1.3.2)
    case 'put':
      return `: it fails unless setuptools below ${below} is installed before (pip install "setuptools<${below}" wheel), or held there by a build constraint where pip isolates the build`;
    // `pip install --use-pep517`, or a pip from 23.1 on that finds no setuptools, takes the newest.
    case 'own':
      return ': it builds with an older one, as images of this Python have it, where pip does not isolate the build';
    case null:
      return '';
  }
}

function unless(name: string, below: string): string {
  return `unless a build constraint holds ${name} below ${below} (PIP_BUILD_CONSTRAINT, with an older pip PIP_CONSTRAINT)`;
}
