// Sizes of files.

import { counted } from './counted.ts';

/** Bytes as `812 kB`, `35.9 MB` (powers of ten, as pip prints them). */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
