// Why a package got its verdict, in a sentence or two that name the nearest miss.

import type { Finding } from '../assess/assess.ts';
import { cureOf } from '../assess/cure.ts';
import type { BuildRequirement } from '../assess/build-requirement.ts';
import type { Refusal } from '../match/match.ts';
import { faultWords, silence } from './fault-words.ts';
import type { WheelTag } from '../packaging/tag.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import type { Target } from '../target/target.ts';
import { plural } from '../text/counted.ts';
import { listWords } from '../text/list-words.ts';
import { sizeText } from '../text/size-text.ts';

/**
 * The reason behind a finding, without the package's name: full sentences, plain text, one line.
 * Empty for a plain wheel.
 *
 * @param more what else is known of the verdict, full sentences; empty ones are left out
 */
export function why(finding: Finding, target: Target, more: readonly string[] = []): string {
  if (finding.verdict === 'wheel') return '';
  const cause = causeOf(finding, target);
  return [cause, consequenceOf(finding), ...more].filter((sentence) => sentence !== '').join(' ');
}

function consequenceOf(finding: Finding): string {
  const { verdict, file, build, reason, refused } = finding;
  const size = file?.size === undefined ? '' : `${sizeText(file.size)} `;
  if (verdict === 'sdist') {
    const library = refused.some(isForPlatform)
      ? ' What its wheels hold for one platform is not in it: where that is a library, the image must have it.'
      : '';
    return `The ${size}sdist is pure Python: it needs no compiler.${library}`;
  }
  const told =
    cureOf(finding) === 'find-out' ||
    reason === 'requires-python' ||
    reason === 'metadata' ||
    (reason !== null && reason in fixedCauses);
  if (verdict === 'impossible' && told) return '';
  if (
    verdict === 'impossible' &&
    refused.some((each) => each.file.filename.kind === 'sdist' && each.reason === 'requires-python')
  )
    return 'Its sdist refuses this Python.';
  if (verdict === 'impossible' && refused.some(isOldSdist))
    return 'Its sdist is an archive of a kind that the installer does not take.';
  if (verdict === 'impossible' && refused.some((refusal) => refusal.reason === 'only-binary'))
    return 'Its sdist may not be used (--only-binary).';
  if (verdict === 'impossible') return 'There is no sdist that could be used instead.';
  if (verdict !== 'build' || !file) return '';
  const unread = build?.unread ? ` (${build.unread})` : '';
  if (build?.native === true) return `The ${size}sdist must be compiled${unread}.`;
  if (build?.native === false) return `The ${size}sdist is pure Python, but ${whatBuildsIt(build.requirements)}.`;
  return `The ${size}sdist must be built; nothing shows whether there is anything to compile${unread}.`;
}

function isForPlatform({ file: { filename } }: Refusal): boolean {
  return filename.kind === 'wheel' && filename.tags.some(({ platform }) => parsePlatformTag(platform).os !== 'any');
}

function isOldSdist({ file, reason }: Refusal): boolean {
  return reason === 'legacy' && file.filename.kind === 'sdist';
}

/** Why a package that has nothing to compile itself is built all the same. */
function whatBuildsIt(requirements: readonly BuildRequirement[]): string {
  if (requirements.some(({ verdict }) => verdict === 'build')) return 'what builds it must be compiled';
  const open = requirements.filter(({ verdict, version }) => verdict === 'unknown' && version !== null);
  const names = listWords(open.map(({ name }) => name));
  return `whether its build ${plural(open.length, 'requirement')} ${names} must be compiled is not known`;
}

/** Causes that do not lie in the files of the release. */
const fixedCauses: Readonly<Record<string, string>> = {
  unpinned: 'No pin: the installer chooses a version when the image is built.',
  conflict: '',
  'no-project': 'The index has no project of this name.',
  'no-version': 'The index has no such release.',
  hash: 'No wheel that fits has a hash that the file lists.',
  variant: 'Its wheels are variants (PEP 825, a draft), which installers ignore.',
  'bad-name': 'Its wheels have names that are not valid, so installers ignore them.',
  project: 'The project itself.',
  marker: 'Its marker excludes this target.',
  'no-file': '',
  metadata: '',
  member: 'Only other members of the workspace need it.',
};

function causeOf(finding: Finding, target: Target): string {
  const { reason, detail, fault, refused, needs } = finding;
  if (cureOf(finding) === 'find-out') return 'None of its files on the index has a hash that the file lists.';
  const wheels = refused.flatMap(wheelFacts);
  switch (reason) {
    case 'no-wheel':
      return 'The release has no wheels.';
    case 'conflict':
      return `Its requirements contradict one another: ${detail ?? 'the installer'} installs nothing.`;
    case 'index':
      return fault ? `The index ${silence(fault)}: ${faultWords(fault)}.` : 'The index did not answer.';
    case 'direct-reference':
      return detail ?? 'It is not taken from an index.';
    case 'repeated':
      return `Judged at ${detail ?? 'another line'}, together with this requirement.`;
    case 'group':
      return `Only ${plural(needs.length, 'group')} ${listWords(needs)} ${needs.length === 1 ? 'needs' : 'need'} it.`;
    case 'extra':
      return `Only ${plural(needs.length, 'extra')} ${listWords(needs)} ${needs.length === 1 ? 'brings' : 'bring'} it in.`;
    case 'requires-python':
      return requiresPython(refused, detail, target);
    case 'no-binary':
      return 'A wheel fits, but wheels are forbidden for it (--no-binary).';
    case 'only-binary':
      return 'The release has no wheels.';
    case 'pip-too-old':
      return `A wheel fits, but pip ${target.pip ?? ''} of this image does not know its tag: run pip install -U pip first.`;
    case 'metadata':
      return refusedMetadata(finding, target);
    case 'not-in-lock':
      return relock(refused);
    case 'python':
      return pythonMiss(wheels, target);
    case 'abi':
      return `Its wheels for CPython ${target.python.release.join('.')} are for ${listWords(unique(wheels.filter((wheel) => wheel.reason === 'abi').map((wheel) => wheel.tag.abi)))}; this Python is ${target.python.abi}.`;
    case 'os':
    case 'arch':
    case 'libc':
      return platformMiss(wheels, target);
    case 'libc-version':
      return libcVersionMiss(wheels, target);
    default:
      return (reason !== null && fixedCauses[reason]) || detail || '';
  }
}

interface WheelFact {
  readonly reason: string;
  readonly tag: WheelTag;
}

function wheelFacts({ file: { filename }, reason, tags }: Refusal): readonly WheelFact[] {
  return filename.kind === 'wheel' ? (tags ?? filename.tags).map((tag) => ({ reason, tag })) : [];
}

/** Per file where the index says it, per release where the lock does. */
function requiresPython(refused: readonly Refusal[], locked: string | null, target: Target): string {
  const perFile = refused.flatMap(({ file, reason }) =>
    reason === 'requires-python' && file.requiresPython ? [file.requiresPython] : [],
  );
  const ranges = perFile.length > 0 ? unique(perFile) : [locked ?? ''];
  return `It requires Python ${listWords(ranges, 'or')}; this image has ${target.python.version}.`;
}

/** pip from 24.1 on passes over the release, an older one stops with an error, and uv finds no solution. */
function refusedMetadata({ refusedLine }: Finding, { pip }: Target): string {
  if (refusedLine === null) return '';
  const { line, by } = refusedLine;
  const required = `requires ${JSON.stringify(line)}`;
  if (by === 'setuptools') return `Its sdist cannot be built: setuptools cannot read that it ${required}.`;
  const who = by === 'pip' && pip !== undefined ? `pip ${pip}` : by;
  return `${who} refuses its metadata: it cannot read that it ${required}.`;
}

/** Names the file and its day, so that the reader sees why the lock lacks it. */
function relock(refused: readonly Refusal[]): string {
  const later = refused.find(({ reason }) => reason === 'not-in-lock')?.file;
  const since = later?.uploaded === undefined ? '' : ` since ${later.uploaded.slice(0, 10)}`;
  return `The index has ${later?.raw ?? 'a wheel'}${since}, which the lock does not name: lock again.`;
}

/** "It has wheels for this Python on glibc (aarch64, x86_64) and Windows, none on musl aarch64." */
function platformMiss(wheels: readonly WheelFact[], target: Target): string {
  const near = wheels.filter(({ reason }) => ['os', 'arch', 'libc', 'libc-version'].includes(reason));
  const places = new Map<string, Set<string>>();
  for (const { tag } of near) {
    const platform = parsePlatformTag(tag.platform);
    if (platform.os === 'any') continue;
    const place = platform.os === 'linux' ? (platform.libc?.family ?? 'Linux') : platform.os;
    const arches = places.get(place) ?? new Set<string>();
    if (platform.os === 'linux') arches.add(platform.arch);
    places.set(place, arches);
  }
  const named = [...places]
    .toSorted(([a], [b]) => order(a) - order(b))
    .map(([place, arches]) => (arches.size === 0 ? place : `${place} (${[...arches].toSorted().join(', ')})`));
  return `It has wheels for this Python on ${listWords(named)}, none on ${target.libc.family} ${target.arch}.`;
}

function order(place: string): number {
  return ['glibc', 'musl', 'Linux', 'macOS', 'Windows'].indexOf(place) >>> 0;
}

function libcVersionMiss(wheels: readonly WheelFact[], target: Target): string {
  const needed = wheels.flatMap(({ reason, tag }) => {
    const platform = parsePlatformTag(tag.platform);
    return reason === 'libc-version' && platform.os === 'linux' && platform.arch === target.arch && platform.libc
      ? [platform.libc]
      : [];
  });
  const [lowest] = needed
    .filter(({ family }) => family === target.libc.family)
    .toSorted((a, b) => a.version[0] - b.version[0] || a.version[1] - b.version[1]);
  if (!lowest) return platformMiss(wheels, target);
  return `The nearest wheel needs ${lowest.family} ${lowest.version.join('.')}; this image has ${target.libc.version.join('.')}.`;
}

/**
 * "Its wheels are for CPython 3.9 to 3.12; this image has CPython 3.14." Those for the image's own platform count where one of
 * them is CPython's: a PyPy wheel that fits every platform does not make a package of this one (coverage 5.5 has
 * `pp36.pp37-none-any` beside CPython wheels for other platforms).
 */
function pythonMiss(wheels: readonly WheelFact[], target: Target): string {
  const isHere = ({ tag }: WheelFact): boolean => {
    const platform = parsePlatformTag(tag.platform);
    return (
      platform.os === 'any' ||
      (platform.os === 'linux' &&
        platform.arch === target.arch &&
        (platform.libc?.family ?? target.libc.family) === target.libc.family)
    );
  };
  const own = wheels.filter(({ tag }) => !isOtherInterpreter(tag));
  const told = own.length > 0 && !own.some(isHere) ? own : wheels;
  const here = told.filter(isHere);
  const pythons = pythonNames((here.length > 0 ? here : told).map(({ tag }) => tag));
  const where = here.length > 0 ? '' : ` (and none on ${target.libc.family} ${target.arch})`;
  return `Its wheels are for ${pythons}${where}; this image has CPython ${target.python.release.join('.')}.`;
}

function isOtherInterpreter({ python }: WheelTag): boolean {
  return python.startsWith('pp') || python.startsWith('graalpy');
}

/** The interpreters of some tags: CPython's minors as ranges, the others by name. */
function pythonNames(tags: readonly WheelTag[]): string {
  const names: string[] = [];
  const minors = unique(
    tags.flatMap(({ python }) => {
      const [, major, minor] = /^(?:cp|py)(\d)(\d+)$/.exec(python) ?? [];
      return major && minor ? [Number(major) * 1000 + Number(minor)] : [];
    }),
  ).toSorted((a, b) => a - b);
  const text = (minor: number): string => `${Math.floor(minor / 1000)}.${minor % 1000}`;
  for (let start = 0; start < minors.length;) {
    let end = start;
    while (minors[end + 1] === (minors[end] ?? 0) + 1) end++;
    const [first, last] = [text(minors[start] ?? 0), text(minors[end] ?? 0)];
    names.push(start === end ? first : end === start + 1 ? `${first} and ${last}` : `${first} to ${last}`);
    start = end + 1;
  }
  const others = unique(
    tags.flatMap(({ python }) =>
      python.startsWith('pp')
        ? ['PyPy']
        : python === 'py2'
          ? ['Python 2']
          : python.startsWith('graalpy')
            ? ['GraalPy']
            : [],
    ),
  );
  return listWords([...(names.length > 0 ? [`CPython ${names.join(', ')}`] : []), ...others]) || 'other interpreters';
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
