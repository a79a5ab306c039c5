// Sizes of files.

import { counted } from './counted.ts';

/** Bytes as `812 kB`, `35.9 MB`, `2.1 GB` (powers of ten, as pip prints them). */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
