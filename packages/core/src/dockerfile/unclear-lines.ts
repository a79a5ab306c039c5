// The lines of a Dockerfile that keep it from being one that installs nothing of Python's.

import { shown } from './command-line.ts';
import type { Followed } from './follow-dockerfile.ts';
import { isForeignImage } from './foreign-image.ts';
import { withoutSecrets } from './without-secrets.ts';
import { unfollowedLines } from './stage-state.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';

/**
 * @param reached the stages that what runs is made of
 * @param final the one that runs
 */
export function unclearLines(reached: readonly Followed[], final: Followed | undefined): readonly UnfollowedLine[] {
  return [
    ...reached.flatMap((stage) => [...unknownImages(stage), ...unfollowedLines(stage.state), ...stage.state.unclear]),
    ...(final === undefined ? [] : inChildren(final)),
  ];
}

/** Whoever made an image may have it install in what is built on it. */
function unknownImages({ parent, found, understood: { line, from, base } }: Followed): readonly UnfollowedLine[] {
  if (parent !== undefined || found.image !== undefined || base === 'scratch') return [];
  if (base !== null && isForeignImage(base)) return [];
  return [{ line, text: `FROM ${from}`, why: found.why ?? 'what is in it is not known' }];
}

/** What ONBUILD runs installs in the image that is built on this one. */
function inChildren({ state }: Followed): readonly UnfollowedLine[] {
  return state.onbuild.flatMap(({ keyword, line, text }) =>
    keyword === 'RUN'
      ? [
          {
            line,
            text: withoutSecrets(shown(`ONBUILD RUN ${text}`), state),
            why: 'it runs in the images that are built on this one',
          },
        ]
      : [],
  );
}
