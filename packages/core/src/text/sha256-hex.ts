// SHA-256 in hexadecimal, where the machine lends none. Loaded by those who need it; a library loaded by its own name comes whole.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
