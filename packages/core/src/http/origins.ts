// What a run has seen of the servers it asks: which are dead, which seldom answer, and which want to be left alone for a while.

import type { Host } from './host.ts';
import type { IndexError } from './index-error.ts';

/** An origin that has not answered anything after this long is dead; all of its questions end then. */
const deadAfter = 19_500;

/** So many questions given up in a row, and the origin's others are asked once only: one dead host must not cost minutes. */
const hopelessAfter = 3;

/** Milliseconds of Retry-After that one origin gets in a run: a server that is always busy must not cost each question its wait. */
const longestHush = 60_000;

export interface Origin {
  /** Milliseconds until an origin that never answered counts as dead. */
  lifeLeft(): number;
  /** Milliseconds until it wants to be asked again. */
  hushLeft(): number;
  /** Why the last question was given up, where there is no use in asking another. */
  verdict(): IndexError | undefined;
  /** Whether questions that failed may be asked again. */
  deservesRetries(): boolean;
  /** Whether a question got its answer yet. */
  hasAnswered(): boolean;
  /** It said something. */
  heard(): void;
  /** A question got its answer. */
  answered(): void;
  /** A question was given up. @param mightHaveHelped false for a fault that no further question would have mended */
  gaveUp(why: IndexError, mightHaveHelped: boolean): void;
  /**
   * It asked to be left alone so long. All of its questions heed that, not just the one that was told.
   *
   * @returns false where it has had enough of that
   */
  hush(ms: number): boolean;
}

/** By any address of it that can be parsed. */
export type OriginOf = (url: string) => Origin;

/** @param timeout milliseconds of silence after which one attempt counts as failed */
export function createOrigins({ now }: Pick<Host, 'now'>, timeout: number): OriginOf {
  const origins = new Map<string, Origin>();
  return (url) => {
    const key = new URL(url).origin;
    const origin = origins.get(key) ?? createOrigin(now, Math.max(deadAfter, timeout));
    origins.set(key, origin);
    return origin;
  };
}

function createOrigin(now: () => number, life: number): Origin {
  const deadFrom = now() + life;
  let alive = false;
  let hasAnswered = false;
  let givenUp = 0;
  let lastFailure: IndexError | undefined;
  let hushedUntil = 0;
  let hushed = 0;

  const lifeLeft = (): number => (alive ? Number.POSITIVE_INFINITY : deadFrom - now());
  const hushLeft = (): number => Math.max(hushedUntil - now(), 0);
  return {
    lifeLeft,
    hushLeft,
    verdict: () => (lifeLeft() <= 0 ? lastFailure : undefined),
    deservesRetries: () => givenUp < hopelessAfter,
    heard() {
      alive = true;
    },
    hasAnswered: () => hasAnswered,
    answered() {
      hasAnswered = true;
      givenUp = 0;
    },
    gaveUp(why, mightHaveHelped) {
      lastFailure = why;
      if (mightHaveHelped) givenUp += 1;
    },
    hush(ms) {
      const longer = ms - hushLeft();
      if (longer <= 0) return true;
      if (hushed + longer > longestHush) return false;
      hushed += longer;
      hushedUntil = now() + ms;
      return true;
    },
  };
}
