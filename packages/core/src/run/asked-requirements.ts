// What releases require, as a search for ways out asks for it on one target: beside a wheel, of the index, in an sdist.

import type { Inquiry, Judged } from '../advise/inquiry.ts';
import { withCompanions } from '../assess/with-companions.ts';
import type { Judging } from '../judge/judging.ts';
import type { DistributionFile, PackageIndex } from '../package-index/package-index.ts';
import type { Releases } from './releases.ts';

/** Releases of which one target's search asks what they require: one small question each. */
const MAX_METADATA = 150;

/** Sdists that one target's search fetches only because somebody else's version is to change. */
const MAX_LOOKED_INTO = 20;

/** Undefined where it could not be learnt. */
type Told = Promise<readonly string[] | undefined>;

/** What the targets of a run share: what one wheel of a release requires, the others do as well, nearly always. */
const sharedBy = new WeakMap<Releases, Map<string, Told>>();

function sharedOf(releases: Releases): Map<string, Told> {
  const shared = sharedBy.get(releases) ?? new Map<string, Told>();
  sharedBy.set(releases, shared);
  return shared;
}

export function askedRequirements(
  releases: Releases,
  judging: Judging,
): Pick<Inquiry, 'requires' | 'requiresOf' | 'requiresInSdist' | 'asked' | 'isCut'> {
  const shared = sharedOf(releases);
  /** What this target asked, whoever else did: so that what is cut does not hang on which target is searched first. */
  const questions = new Set<string>();
  const inSdist = lookingInto(judging);
  const asked = new Map<DistributionFile, readonly string[]>();

  function besideWheel(row: Judged, wheel: DistributionFile): Told {
    const index = indexAsked(releases, row);
    const { filename, raw } = wheel;
    const key = `${index.name} ${filename.kind === 'wheel' ? `${filename.name} ${filename.version}` : raw}`;
    questions.add(key);
    const known = shared.get(key) ?? releases.requiresOf(wheel, index);
    shared.set(key, known);
    return known;
  }

  async function ofRelease(row: Judged, wheel: DistributionFile): Told {
    if (wheel.filename.kind === 'other') return undefined;
    const { kind, name, version } = wheel.filename;
    // Beside an sdist nothing tells.
    const beside = kind === 'wheel' ? await besideWheel(row, wheel) : undefined;
    if (beside) return withCompanions(name, version, beside);
    const answer = await releases.ask({ ...row.as, name, version }, row.manifest);
    if (!answer.found) return undefined;
    const told = answer.requires ?? (await inSdist(answer.files));
    return told && withCompanions(name, version, told);
  }

  return {
    async requiresOf(row, wheel) {
      const requires = await ofRelease(row, wheel);
      if (requires) asked.set(wheel, requires);
      return requires;
    },
    asked,
    isCut: () => questions.size >= MAX_METADATA,
    async requires(row) {
      const { as, manifest, finding } = row;
      if (as.source.kind !== 'index') return [];
      const known = releases.answered(as, manifest);
      const isWheel = finding.file?.filename.kind === 'wheel';
      const whole = (told: readonly string[]): readonly string[] =>
        isWheel ? withCompanions(as.name, as.version ?? '', told) : told;
      if (known?.found && known.requires) return whole(known.requires);
      const beside = isWheel && finding.file ? await besideWheel(row, finding.file) : undefined;
      if (beside) return whole(beside);
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
  };
}

/** Reads the sdist of a release; of one target's search only so many, whoever else read them. */
function lookingInto({ requiresInSdist }: Judging): (release: readonly DistributionFile[]) => Told {
  const lookedInto = new Set<string>();
  return async (release) => {
    const sdist = release.find(({ filename }) => filename.kind === 'sdist');
    if (!sdist || (lookedInto.size >= MAX_LOOKED_INTO && !lookedInto.has(sdist.url))) return undefined;
    lookedInto.add(sdist.url);
    return requiresInSdist(sdist);
  };
}

/** The index that a row is asked of. */
export function indexAsked(releases: Releases, { manifest, as }: Judged): PackageIndex {
  return releases.indexOf(manifest, as.source.kind === 'index' ? as.source.url : undefined);
}
