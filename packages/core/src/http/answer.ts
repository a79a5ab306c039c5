// One answer of a server whose body has not been read yet.

import type { FetchResponse } from './host.ts';

/** As a fetch gives it; its pieces throw FaultErrors alone. */
export interface Answer extends Omit<FetchResponse, 'body'> {
  readonly body: AsyncIterable<Uint8Array>;
}
