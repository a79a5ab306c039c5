// Answers what the search for a way out asks: from the indexes, the files, and by judging again.

import type { Alternative, Inquiry, Judged } from '../advise/inquiry.ts';
import type { Judging } from '../judge/judging.ts';
import { ownConstraints } from '../manifest/own-constraints.ts';
import type { OwnConstraints } from '../manifest/project-constraint.ts';
import type { Manifest, ReadSibling } from '../manifest/manifest.ts';
import type { PackageName } from '../packaging/name.ts';
import { type DistributionFile, IndexError, type PackageIndex } from '../package-index/package-index.ts';
import type { Releases } from './releases.ts';

export interface InquiryInput {
  readonly manifests: readonly Manifest[];
  /** In the order of the manifests: their texts, and what reads what stands beside each. */
  readonly files: readonly { readonly text: string; readonly sibling: ReadSibling }[];
  readonly judging: Judging;
  readonly releases: Releases;
  readonly alternatives?: ReadonlyMap<string, Alternative>;
  readonly signal?: AbortSignal | undefined;
}

/** Projects whose versions are listed: where more are in trouble, the target is the wrong one, and a plan of pins no small change. */
const MAX_PROJECTS = 60;

type Versions = ReadonlyMap<string, readonly DistributionFile[]>;

/** A lock is parsed again for what its project asks for: once, however many targets are in trouble. */
const ownKnown = new WeakMap<Manifest, Promise<OwnConstraints>>();

function ownOnce(manifest: Manifest, { text, sibling }: InquiryInput['files'][number]): Promise<OwnConstraints> {
  const own = ownKnown.get(manifest) ?? ownConstraints(manifest, text, sibling);
  ownKnown.set(manifest, own);
  return own;
}

/** Opens an inquiry; an index that does not answer leaves its answers undefined. */
export async function openInquiry(input: InquiryInput): Promise<Inquiry> {
  const { manifests, files, judging, releases, alternatives = new Map(), signal } = input;
  const own = await Promise.all(
    manifests.flatMap((manifest, position) => {
      const file = files[position];
      return file ? [ownOnce(manifest, file)] : [];
    }),
  );

  async function besideWheel(
    { manifest, as }: Judged,
    wheel: DistributionFile,
  ): Promise<readonly string[] | undefined> {
    const url = as.source.kind === 'index' ? as.source.url : undefined;
    return releases.indexOf(manifest, url).requires(wheel, signal);
  }

  async function inSdist(release: readonly DistributionFile[]): Promise<readonly string[] | undefined> {
    const sdist = release.find(({ filename }) => filename.kind === 'sdist');
    return sdist && judging.requiresInSdist(sdist);
  }

  async function ofRelease(row: Judged, wheel: DistributionFile): Promise<readonly string[] | undefined> {
    const beside = await besideWheel(row, wheel);
    if (beside || wheel.filename.kind !== 'wheel') return beside;
    const { name, version } = wheel.filename;
    const answer = await releases.ask({ ...row.as, name, version }, row.manifest);
    if (!answer.found) return undefined;
    return answer.requires ?? inSdist(answer.files);
  }

  const asked = new Map<DistributionFile, readonly string[]>();
  const projects = new Map<string, Promise<Versions | undefined>>();

  async function ask(index: PackageIndex, name: PackageName): Promise<Versions | undefined> {
    try {
      return await index.project(name, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof IndexError) return undefined;
      throw error;
    }
  }

  return {
    judgeOn: (request, pins) => judging.again(request, pins),
    async requiresOf(row, wheel) {
      const requires = await ofRelease(row, wheel);
      if (requires) asked.set(wheel, requires);
      return requires;
    },
    asked,
    versions({ manifest, as }, name) {
      const url = as.source.kind === 'index' ? as.source.url : undefined;
      const index = releases.indexOf(manifest, url);
      const key = `${index.name} ${name}`;
      const known = projects.get(key) ?? (projects.size < MAX_PROJECTS ? ask(index, name) : Promise.resolve(undefined));
      projects.set(key, known);
      return known;
    },
    async requires(row) {
      const { as, manifest, finding } = row;
      if (as.source.kind !== 'index') return [];
      const known = releases.answered(as, manifest);
      if (known?.found && known.requires) return known.requires;
      const beside = finding.file?.filename.kind === 'wheel' ? await besideWheel(row, finding.file) : undefined;
      if (beside) return beside;
      const read = finding.build?.reading?.requiresDist;
      if (read) return read;
      const answer = known ?? (await releases.ask(as, manifest));
      if (!answer.found) return undefined;
      const wheel = answer.files.find(({ filename }) => filename.kind === 'wheel');
      return answer.requires ?? (wheel && wheel.raw !== finding.file?.raw ? besideWheel(row, wheel) : undefined);
    },
    async requiresInSdist({ as, manifest, finding }) {
      if (as.source.kind !== 'index' || finding.build?.reading) return undefined;
      const answer = await releases.ask(as, manifest);
      return answer.found ? inSdist(answer.files) : undefined;
    },
    constraints: own.flatMap(({ constraints }) => constraints),
    pythons: own.flatMap(({ requiresPython }) => (requiresPython ? [requiresPython] : [])),
    alternatives,
  };
}
