// The words for what a verdict rests on: full sentences, plain text, one line.

import { plural } from '../text/counted.ts';
import { listWords } from '../text/list-words.ts';
import type { Cause } from './cause.ts';
import { deadEndWords } from './dead-end-words.ts';
import { faultWords, silence } from './fault-words.ts';
import { placeWords, pythonWords } from './wheel-miss-words.ts';

type Kind = Cause['kind'];
/** The cause of a kind; several kinds may share a shape. */
type CauseOf<K extends Kind, C extends Cause = Cause> = C extends { readonly kind: unknown }
  ? K extends C['kind']
    ? C
    : never
  : never;
type Say<K extends Kind> = string | ((cause: CauseOf<K>) => string);

const sentences: { readonly [K in Kind]: Say<K> } = {
  'no-wheel': 'The release has no wheels.',
  'none-listed': 'The lock lists no wheels of it.',
  unpinned: 'No pin: the installer chooses a version when the image is built.',
  'given-up': 'It has no pin, and the search for versions that fit together was given up.',
  'no-solution': 'It has no pin, and no set of versions satisfies what is asked for.',
  'no-project': 'The index has no project of this name: check the spelling.',
  'no-version': 'The index has no such release.',
  'not-there': ({ what, index }) =>
    `${what === 'project' ? 'No project of this name' : 'No such release'} on ${index}.`,
  'of-system':
    "It is Ubuntu's or Debian's own, as pip freeze lists it outside a virtual environment, and no release of the index.",
  hash: 'No wheel that fits has a hash that the file lists.',
  'hash-gone': 'None of its files on the index has a hash that the file lists.',
  'other-hash': ({ from }) =>
    from === 'url'
      ? 'The index lists the file at its address with another hash than the one that is demanded.'
      : 'The file has another hash than the one that is demanded.',
  variant: 'Its wheels are variants (PEP 825, a draft), which installers ignore.',
  'bad-name': 'Its wheels have names that are not valid, so installers ignore them.',
  legacy: '',
  project: 'The project itself.',
  'built-here': 'The project itself, built from its sources here.',
  marker: 'Its marker excludes this target.',
  'not-needed': 'Nothing that is installed there needs it.',
  member: 'Only other members of the workspace need it.',
  'no-binary': 'A wheel fits, but wheels are forbidden for it (--no-binary).',
  'only-binary': 'The release has no wheels.',
  installer: ({ title }) => `Its requirements contradict one another: ${title} installs nothing.`,
  index: ({ fault }) => (fault ? `The index ${silence(fault)}: ${faultWords(fault)}.` : 'The index did not answer.'),
  version: ({ version }) =>
    version === null ? 'Which version is taken there is not known.' : `Version ${version} is taken there.`,
  source: ({ from }) => sources[from],
  line: ({ path, line }) => `Judged at ${path}:${line}, together with this requirement.`,
  absent: ({ what, path }) => absences[what](path),
  'other-name': ({ said }) => `Its wheel is refused: the metadata in it is that of ${said}.`,
  'other-version': ({ said }) => `Its wheel is refused: the metadata in it is that of version ${said}.`,
  'no-build': ({ end }) => deadEndWords(end),
  'refused-project': ({ problem }) => `Its project cannot be built: ${problem}.`,
  group: ({ names }) =>
    `Only ${plural(names.length, 'group')} ${listWords(names)} ${names.length === 1 ? 'needs' : 'need'} it.`,
  extra: ({ names }) =>
    `Only ${plural(names.length, 'extra')} ${listWords(names)} ${names.length === 1 ? 'brings' : 'bring'} it in.`,
  'requires-python': ({ ranges, python }) => `It requires Python ${listWords(ranges, 'or')}; this image has ${python}.`,
  'installer-tag': ({ tag }) => `A wheel fits this image (${tag}), but its installer takes none with that tag.`,
  'pip-too-old': ({ pip, asked }) =>
    `A wheel fits, but pip ${pip ?? ''} of this image does not know its tag: run pip install ${asked} first.`,
  'pip-unknown': ({ since, before }) =>
    `Its wheels for this image are for pip ${since} and later, and which pip the image has is not known: run pip install -U "pip>=${since}" ${before === null ? 'first' : `before ${before}`}, or say which it is with --pip.`,
  'refused-line': ({ line, by, pip }) => {
    const required = `requires ${JSON.stringify(line)}`;
    if (by === 'setuptools') return `Its sdist cannot be built: setuptools cannot read that it ${required}.`;
    return `${pip === null ? by : `pip ${pip}`} refuses its metadata: it cannot read that it ${required}.`;
  },
  'not-in-lock': ({ filename, since }) =>
    `The index has ${filename ?? 'a wheel'}${since === null ? '' : ` since ${since}`}, which the lock does not name: lock again.`,
  'other-python': ({ pythons, elsewhere, python, freeThreaded }) => {
    const where = elsewhere === null ? '' : ` (and none on ${elsewhere.libc} ${elsewhere.arch})`;
    const here = `${freeThreaded ? 'free-threaded ' : ''}CPython ${python}`;
    return `Its wheels are for ${pythonWords(pythons)}${where}; this image has ${here}.`;
  },
  'other-abi': ({ python, abis, abi }) => {
    const named = listWords(abis);
    if (abi.endsWith('t') && !abis.some((each) => each.endsWith('t')))
      return `Its wheels for CPython ${python} need the GIL (${named}); this Python is free-threaded (${abi}).`;
    const threads = !abi.endsWith('t') && abis.every((each) => each.endsWith('t'));
    return `Its wheels for CPython ${python} are for ${threads ? `free-threaded builds (${named})` : named}; this Python is ${abi}.`;
  },
  'other-platform': ({ places, here }) =>
    `It has wheels for this Python on ${listWords(places.map(placeWords))}, none on ${here.libc} ${here.arch}.`,
  'older-libc': ({ family, needed, has }) => `The nearest wheel needs ${family} ${needed}; this image has ${has}.`,
};

const sources = {
  vcs: 'It is built from version control.',
  url: 'It is built from the source at a URL.',
  path: 'It is built from a local path.',
} as const satisfies Readonly<Record<Extract<Cause, { kind: 'source' }>['from'], string>>;

const absences = {
  folder: (path) => `There is no folder ${path}.`,
  project: (path) => `There is neither pyproject.toml nor setup.py in ${path}.`,
  file: (path) => `There is no file ${path}.`,
  foreign: () =>
    'It is named by a folder of the machine where conda built it, as pip freeze writes it: give a version instead.',
} as const satisfies Readonly<Record<Extract<Cause, { kind: 'absent' }>['what'], (path: string) => string>>;

/** Empty where the verdict's consequence says it all. */
export function causeWords(cause: Cause): string {
  // The row of a cause's own kind takes that cause: of this pair the compiler sees two unions.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row was found by the cause's kind
  const say = sentences[cause.kind] as string | ((its: Cause) => string);
  return typeof say === 'string' ? say : say(cause);
}
