// Why one file of a release is refused, in half a sentence that names what it is for and what the target has.

import type { Reason } from '../match/compatibility.ts';
import type { Refusal } from '../match/match.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { WheelTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';
import { listWords } from '../text/list-words.ts';

type Say = (refusal: Refusal, target: Target) => string;

const sentences = {
  'requires-python': ({ file }, { python }) =>
    `requires Python ${file.requiresPython ?? '(unstated)'}, this is ${python.version}`,
  legacy: () => 'an old kind of file that is no longer installed',
  'bad-name': ({ file }) =>
    `not a valid file name${file.filename.kind === 'other' ? `: ${file.filename.problem}` : ''}`,
  variant: () => 'a wheel variant (PEP 825, a draft), which installers ignore',
  python: (refusal, { python }) =>
    `for ${listWords(tagWords(refusal, (tag) => interpreter(tag.python)))}, this is CPython ${python.release.join('.')}`,
  abi: (refusal, { python }) => `for ABI ${listWords(tagWords(refusal, (tag) => tag.abi))}, this is ${python.abi}`,
  os: (refusal) => `for ${listWords(tagWords(refusal, platformWords))}`,
  arch: (refusal, { arch }) => `for ${listWords(tagWords(refusal, platformWords))}, this is ${arch}`,
  libc: (refusal, { libc }) => `for ${listWords(tagWords(refusal, platformWords))}, this is ${libc.family}`,
  'libc-version': (refusal, { libc }) =>
    `needs ${listWords(tagWords(refusal, platformWords), 'or')}, this has ${libc.family} ${libc.version.join('.')}`,
  'installer-tag': () => 'fits the image, but its installer takes no wheel with this tag',
  'pip-too-old': (_, { pip }) => `fits, but pip ${pip ?? ''} does not know its tag`,
  'not-in-lock': () => 'fits, but came after the lock: locking again would bring it in',
  hash: () => 'its hash is not among those that the file lists',
  'no-binary': () => 'fits, but wheels are forbidden for it (--no-binary)',
  'only-binary': () => 'sdists are forbidden for it (--only-binary)',
  metadata: () => 'would do, but what its release requires cannot be read',
} as const satisfies Readonly<Record<Reason, Say>>;

/** The reason of one refusal in words, without the file's name. */
export function fileWhy(refusal: Refusal, target: Target): string {
  return sentences[refusal.reason](refusal, target);
}

function tagWords({ tags = [] }: Refusal, word: (tag: WheelTag) => string): readonly string[] {
  return [...new Set(tags.map(word))];
}

function interpreter(python: string): string {
  const [, kind, major, minor] = /^(cp|py|pp)(\d)(\d*)$/.exec(python) ?? [];
  if (!kind || !major) return python;
  const name = { cp: 'CPython', py: 'Python', pp: 'PyPy' }[kind] ?? kind;
  return `${name} ${minor ? `${major}.${minor}` : major}`;
}

function platformWords({ platform: text }: WheelTag): string {
  const platform = parsePlatformTag(text);
  if (platform.os !== 'linux') return platform.os === 'other' ? text : platform.os;
  return `${platform.libc ? `${platform.libc.family} ${platform.libc.version.join('.')}` : 'Linux'} ${platform.arch}`;
}
