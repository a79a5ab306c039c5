// The words for what told whether a build compiles anything: half a sentence each.

import type { BuildEvidence } from '../assess/build-evidence.ts';
import { listWords } from '../text/list-words.ts';
import { fetchWords } from './fetch-words.ts';
import { type OfKind, said, type Say } from './diagnostic-row.ts';

const rows: { readonly [Kind in BuildEvidence['kind']]: Say<OfKind<BuildEvidence, Kind>> } = {
  'platform-wheels': ({ count, of, example }) =>
    `${count} of its ${of} wheels are for one platform, such as ${example}`,
  'pure-beside': ({ example }) => `one fits any platform: ${example}`,
  'pure-wheels': ({ example }) => `its only wheels fit any platform: ${example}`,
  'no-wheels': 'the release has no wheel that would show whether there is anything to compile',
  'idle-unless': ({ variable }) => `it compiles nothing unless ${variable} is set`,
  'asked-for': ({ variable }) => `what it compiles hangs on ${variable}, which is set here`,
  'source-unread': 'the source was not read',
  'sdist-not-inspected': 'the sdist was not inspected',
  'sdist-unreadable': ({ problem }) => `the sdist could not be read: ${problem}`,
  'broken-build-file': ({ problem }) => problem,
  'no-build-file': 'it has neither pyproject.toml nor setup.py',
  'unread-file': ({ what }) => `${what} was not read`,
  'own-backend': ({ module }) => `it brings its own build backend, ${module}`,
  backend: ({ backend, does }) => works[does](backend),
  'nothing-named': ({ backend, sources }) =>
    `its build backend ${backend} is told of nothing to compile${sources ? '' : ', and it holds no sources for a compiler'}`,
  'meson-languages': ({ languages }) =>
    languages.length === 0 ? 'meson.build names no language' : `meson.build names ${listWords(languages)}`,
  'meson-call': ({ call }) => `it calls ${call}`,
  mechanisms: ({ file, names }) => `${file} names ${listWords(names.map(mechanism))}`,
  sources: ({ extension, count, example }) =>
    count === 1 ? `one ${extension} file, ${example}` : `${count} ${extension} files, such as ${example}`,
  'unnamed-sources': 'what was read names nothing that compiles them',
  'foreign-sources': 'it holds no sources for a compiler, but they may come from elsewhere',
  fetch: ({ what }) => `the build fetches ${fetchWords(what)}`,
  'rust-channel': ({ file, channel }) => `${file} asks for Rust ${channel}`,
};

type NamedMechanism = OfKind<BuildEvidence, 'mechanisms'>['names'][number];

const works = {
  compiles: (backend) => `its build backend is ${backend}`,
  packs: (backend) => `its build backend ${backend} compiles nothing`,
  downloads: (backend) => `its build backend ${backend} compiles nothing and downloads a wheel`,
  idle: (backend) => `its build backend ${backend} runs no hook or script that could compile`,
  unknown: (backend) => `what its build backend ${backend} does is not known`,
} as const satisfies Readonly<Record<OfKind<BuildEvidence, 'backend'>['does'], (backend: string) => string>>;

const asides = {
  sure: '',
  marks: ' (which makes its wheels ones for a platform, whatever they hold)',
  downloads: ' (which downloads)',
  maybe: ' (which compiles in some builds)',
} as const satisfies Readonly<Record<NamedMechanism['how'], string>>;

function mechanism({ name, how }: NamedMechanism): string {
  return `${name}${asides[how]}`;
}

export function evidenceWords(evidence: BuildEvidence): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row was found by the evidence's kind
  return said(rows[evidence.kind] as Say<BuildEvidence>, evidence);
}
