// What pip's configuration says of connections.

import type { Machine } from './machine.ts';
import { type PipValue, pipValues } from './pip-values.ts';

/** How pip reaches indexes, where its configuration says so. */
export interface PipConnection {
  /** Files of certificates and keys, as written. */
  readonly cert?: PipValue;
  readonly clientCert?: PipValue;
  /** An address. */
  readonly proxy?: PipValue;
}

/** @throws WheelcheckError for a file that pip cannot read */
export function pipConnection(machine: Machine): PipConnection {
  const values = pipValues(machine);
  const [cert, clientCert, proxy] = (['cert', 'client-cert', 'proxy'] as const).map((key) => values.get(key));
  return {
    ...(cert === undefined ? {} : { cert }),
    ...(clientCert === undefined ? {} : { clientCert }),
    ...(proxy === undefined ? {} : { proxy }),
  };
}
