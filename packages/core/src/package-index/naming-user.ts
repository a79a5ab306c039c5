// Whose password an index refuses: a 401 or 403 with the user that was sent along.

import type { Fault } from '../http/fault.ts';
import { IndexError } from '../http/index-error.ts';
import type { PackageIndex } from './package-index.ts';

/** @param user the one that is sent to the index, where one is and may be told */
export function namingUser(index: PackageIndex, user: () => string | undefined): PackageIndex {
  const own = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      const { fault, tries, index: name, pooled } = error;
      throw new IndexError(withUser(fault, user), tries, name, pooled);
    }
  };
  return {
    ...index,
    release: (...asked) => own(index.release(...asked)),
    project: (...asked) => own(index.project(...asked)),
  };
}

function withUser(fault: Fault, user: () => string | undefined): Fault {
  if (fault.kind !== 'status' || (fault.status !== 401 && fault.status !== 403)) return fault;
  const name = user();
  return name === undefined ? fault : { ...fault, user: name };
}
