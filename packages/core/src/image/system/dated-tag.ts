// Tags that name a build by its day: bookworm-20260803-slim, noble-20260810, alpine:20260805.

import type { Resolution } from '../family.ts';
import { systemFacts } from './system-facts.ts';
import { datedBuilds, systemTags } from './system-table.ts';

// Debian's slim builds have had days in their tags from then on.
const FIRST_SLIM = '20181011';

/**
 * What a tag with a day stands for; undefined for any other tag.
 *
 * A release is what it is from its day on. What stood in testing, or in a release before it was out, is known for no day.
 */
export function resolveDatedTag(repository: string, tag: string): Resolution | undefined {
  const [, name = '', day = '', slim] = /^(?:([a-z-]+)-)?(20\d{6}(?:\.\d{1,2})?)(-slim)?$/.exec(tag) ?? [];
  if (day === '' || (name === '') !== (repository === 'alpine') || (slim && repository !== 'debian')) return undefined;
  const suite = name === '' ? 'edge' : name;
  const row = systemTags(repository).get(`${suite}${slim ?? ''}`);
  if (row === undefined || (slim && day < FIRST_SLIM)) return never(repository, tag);
  if (row.word !== suite && row.distribution?.released)
    return { kind: 'unclear', reason: `which release ${repository}:${suite} was on that day is not in the table` };

  const builds = datedBuilds(repository, row.word);
  const build = builds.find((each) => each.day === day);
  const newest = builds.at(-1)?.day ?? '';
  if (build === undefined && (Number(day) < Number(newest) || row.until !== null)) return never(repository, tag);
  const facts = systemFacts(row);
  const released = row.distribution?.released?.replaceAll('-', '');
  if (facts === undefined || released === undefined || day < released)
    return {
      kind: 'unclear',
      reason: `${repository}:${suite} was no finished release then, and what stood in it that day is not in the table`,
    };
  if (build === undefined)
    return {
      kind: 'newer',
      facts: { ...facts, status: 'unknown' },
      doubt: { kind: 'newer', image: `${repository}:${tag}`, like: `${repository}:${suite}`, put: null },
    };
  const isNewest = day === newest && row.until === null;
  return {
    kind: 'known',
    facts: {
      ...facts,
      platforms: build.platforms,
      status: isNewest ? 'current' : 'frozen',
      frozenSince: isNewest ? null : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`,
    },
  };
}

function never(repository: string, tag: string): Resolution {
  return { kind: 'impossible', reason: `the official list never had ${repository}:${tag}` };
}
