// A finding once the installer reads the metadata of what it takes, as far as that is known.

import type { Judged } from '../advise/inquiry.ts';
import type { Finding } from '../assess/assess.ts';
import { refuseMetadata } from '../assess/refuse-metadata.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { ownRefusal } from '../match/own-refusal.ts';
import type { AskReleases } from './judging-input.ts';
import { refusalsInOrder } from './refusals-in-order.ts';

export function heedMetadata({ as, manifest, matcher, finding }: Judged, releases: AskReleases): Finding {
  const { file } = finding;
  const own = file && releases.known(file);
  const asked = releases.answered(as, manifest);
  const answer = asked?.found && asked.requires ? asked : undefined;
  const heeded = refuseMetadata(
    finding,
    {
      requires: own?.requires ?? answer?.requires,
      own: own ? ownRefusal(file, own, manifest, matcher) : undefined,
    },
    requiresDistDialect(manifest, matcher.target.pip),
    () => refusalsInOrder(finding, matcher),
  );
  return { ...heeded, requiresFrom: own ? 'metadata' : answer ? (answer.requiresFrom ?? 'json') : null };
}
