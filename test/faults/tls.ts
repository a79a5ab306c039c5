// Certificates for servers on loopback, with their keys: `loopback`, `other-name`, `expired`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function tls(name: string): { readonly key: Buffer; readonly cert: Buffer } {
  const at = (ending: string): Buffer =>
    readFileSync(join(import.meta.dirname, `../../fixtures/tls/${name}.${ending}`));
  return { key: at('key.pem'), cert: at('pem') };
}
