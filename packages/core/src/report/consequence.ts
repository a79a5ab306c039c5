// What follows from a verdict's cause: what is done with the sdist, or why even that does not help. As facts and in words.

import type { UnreadSdist } from '../assess/build-evidence.ts';
import { deadEndWords } from './dead-end-words.ts';
import { evidenceWords } from './evidence-words.ts';
import { cureOf } from '../assess/cure.ts';
import type { Finding } from '../assess/assess.ts';
import type { BuildRequirement } from '../assess/build-requirement.ts';
import { isHopeless } from '../assess/is-hopeless.ts';
import type { Refusal } from '../match/match.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import { plural } from '../text/counted.ts';
import { failsOnImport } from './fails-on-import.ts';
import { goesWithoutCompiler } from './goes-without-compiler.ts';
import { listWords } from '../text/list-words.ts';
import { sizeText } from '../text/size-text.ts';

/** Sizes in bytes, null where they are not known. */
type Consequence =
  /**
   * `library`: its wheels hold something for one platform that is not in it. `large`: what of large things its build fetches. `ends`: why
   * it may fail, full sentences.
   */
  | {
      readonly kind: 'pure';
      readonly size: number | null;
      readonly library: boolean;
      readonly large: readonly string[];
      readonly ends: readonly string[];
    }
  | { readonly kind: 'no-sdist' | 'sdist-refuses-python' | 'old-sdist' | 'sdist-forbidden' }
  | { readonly kind: 'compiled-fails' | 'compiled-if-possible'; readonly size: number | null }
  /** It compiles, and what comes of it cannot be imported. */
  | { readonly kind: 'compiled-in-vain'; readonly size: number | null }
  /** Why the sdist was not read, in half a sentence; null where it was. */
  | { readonly kind: 'compiled' | 'unclear'; readonly size: number | null; readonly unread: UnreadSdist | null }
  | { readonly kind: 'build-compiled' | 'build-fails'; readonly size: number | null }
  | { readonly kind: 'build-unclear'; readonly size: number | null; readonly names: readonly string[] };

/** One sentence or two; empty where the cause says it all. */
export function consequenceText(finding: Finding): string {
  const consequence = consequenceOf(finding);
  return consequence === null ? '' : words(consequence);
}

function consequenceOf(finding: Finding): Consequence | null {
  const { verdict, file, refused } = finding;
  const size = file?.size ?? null;
  switch (verdict) {
    case 'sdist':
      return {
        kind: 'pure',
        size,
        library: refused.some(isForPlatform),
        large: (finding.build?.requirements ?? []).flatMap(({ name }) => (large.has(name) ? [name] : [])),
        ends: (finding.build?.deadEnds ?? []).map(deadEndWords),
      };
    case 'impossible':
      return isToldByCause(finding) ? null : withoutSdist(refused);
    case 'build':
      return file ? ofBuild(finding, size) : null;
    case 'wheel':
    case 'unknown':
    case 'skipped':
      return null;
  }
}

/** Whatever does not lie in what the release's wheels are for leaves nothing to say of its sdist. */
function isToldByCause(finding: Finding): boolean {
  if (cureOf(finding) === 'find-out') return true;
  switch (finding.reason) {
    case 'requires-python':
    case 'metadata':
    case 'unpinned':
    case 'no-solution':
    case 'conflict':
    case 'no-project':
    case 'no-version':
    case 'hash':
    case 'variant':
    case 'bad-name':
    case 'project':
    case 'marker':
    case 'no-file':
    case 'member':
      return true;
    case null:
    case 'legacy':
    case 'python':
    case 'abi':
    case 'os':
    case 'arch':
    case 'libc':
    case 'libc-version':
    case 'installer-tag':
    case 'pip-too-old':
    case 'pip-unknown':
    case 'not-in-lock':
    case 'no-binary':
    case 'only-binary':
    case 'no-wheel':
    case 'index':
    case 'direct-reference':
    case 'repeated':
    case 'other-version':
    case 'not-needed':
    case 'group':
    case 'extra':
      return false;
  }
}

function withoutSdist(refused: readonly Refusal[]): Consequence {
  const sdists = refused.filter(({ file }) => file.filename.kind === 'sdist');
  if (sdists.some(({ reason }) => reason === 'requires-python')) return { kind: 'sdist-refuses-python' };
  if (sdists.some(({ reason }) => reason === 'legacy')) return { kind: 'old-sdist' };
  return { kind: refused.some(({ reason }) => reason === 'only-binary') ? 'sdist-forbidden' : 'no-sdist' };
}

function ofBuild({ build }: Finding, size: number | null): Consequence {
  const unread = build?.unread ?? null;
  const ends = build?.native === true ? build.deadEnds.filter(isHopeless) : [];
  if (ends.length > 0)
    return {
      kind: ends.every(({ fact }) => failsOnImport(fact)) ? 'compiled-in-vain' : 'compiled-fails',
      size,
    };
  if (build?.native === true)
    return goesWithoutCompiler(build) ? { kind: 'compiled-if-possible', size } : { kind: 'compiled', size, unread };
  if (build?.native !== false) return { kind: 'unclear', size, unread };
  if (build.deadEnds.some(({ certain }) => certain)) return { kind: 'build-fails', size };
  if (build.requirements.some(({ verdict }) => verdict === 'build')) return { kind: 'build-compiled', size };
  return { kind: 'build-unclear', size, names: openRequirements(build.requirements) };
}

/** Build requirements of which nobody knows whether they must be compiled. */
function openRequirements(requirements: readonly BuildRequirement[]): readonly string[] {
  return requirements.flatMap(({ verdict, version, name }) =>
    verdict === 'unknown' && version !== null ? [name] : [],
  );
}

/** Their wheels have hundreds of MB for every CPU; pip's build isolation fetches them anew, whatever is installed (basicsr 1.4.2). */
const large: ReadonlySet<string> = new Set(['torch', 'tensorflow']);

function isForPlatform({ file: { filename } }: Refusal): boolean {
  return filename.kind === 'wheel' && filename.tags.some(({ platform }) => parsePlatformTag(platform).os !== 'any');
}

function words(consequence: Consequence): string {
  switch (consequence.kind) {
    case 'pure':
      return `The ${sdist(consequence.size)} is pure Python: it needs no compiler.${
        consequence.library
          ? ' What its wheels hold for one platform is not in it: where that is a library, the image must have it.'
          : ''
      }${consequence.large.length > 0 ? ` Its build fetches ${listWords(consequence.large)} first: hundreds of MB.` : ''}${consequence.ends.map((each) => ` ${each}`).join('')}`;
    case 'no-sdist':
      return 'There is no sdist that could be used instead.';
    case 'sdist-refuses-python':
      return 'Its sdist refuses this Python.';
    case 'old-sdist':
      return 'Its sdist is an archive of a kind that the installer does not take.';
    case 'sdist-forbidden':
      return 'Its sdist may not be used (--only-binary).';
    case 'compiled':
      return `The ${sdist(consequence.size)} must be compiled${aside(consequence.unread)}.`;
    case 'compiled-if-possible':
      return `The ${sdist(consequence.size)} is compiled where there is a compiler.`;
    case 'compiled-fails':
      return `The ${sdist(consequence.size)} must be compiled, which is known to fail here.`;
    case 'compiled-in-vain':
      return `The ${sdist(consequence.size)} must be compiled, and then cannot be imported here.`;
    case 'unclear':
      return `The ${sdist(consequence.size)} must be built; nothing shows whether there is anything to compile${aside(consequence.unread)}.`;
    case 'build-compiled':
      return `The ${sdist(consequence.size)} is pure Python, but what builds it must be compiled.`;
    case 'build-fails':
      return `The ${sdist(consequence.size)} is pure Python, but its build is known to fail.`;
    case 'build-unclear': {
      const { size, names } = consequence;
      return `The ${sdist(size)} is pure Python, but whether its build ${plural(names.length, 'requirement')} ${listWords(names)} must be compiled is not known.`;
    }
  }
}

/** `475 kB sdist` */
function sdist(size: number | null): string {
  return size === null ? 'sdist' : `${sizeText(size)} sdist`;
}

function aside(unread: UnreadSdist | null): string {
  return unread === null ? '' : ` (${evidenceWords(unread)})`;
}
