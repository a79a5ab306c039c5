// Where uv is stricter than packaging, in files as in metadata: fixtures/packaging/uv-lines.json has what it reads.

import { parseVersion } from './version.ts';

/**
 * @param line a requirement that packaging reads
 * @param specifier its versions as written, `===2013d,>=1`
 * @returns what uv refuses of it, as `expected …`; undefined where it reads it
 */
export function uvProblem(line: string, specifier: string): string | undefined {
  const cut = line.indexOf(';');
  const [what, marker] = cut === -1 ? [line, undefined] : [line.slice(0, cut), line.slice(cut + 1)];
  const [beforeUrl = ''] = what.split('@');
  if (/^\s*[a-z0-9._-]*[._-](?![a-z0-9._-])/i.test(what) || /\[[^\]]*[._-]\s*[,\]]/.test(beforeUrl))
    return 'expected a name that ends in a letter or digit';
  if (/\(\s*\)/.test(beforeUrl)) return 'expected versions between the parentheses, found none';
  if (marker?.trim() === '') return 'expected a marker behind the ";", found none';
  if (marker !== undefined && (marker.includes('===') || /\bextras\s*[=!]=/.test(marker)))
    return `expected a marker that it knows, found "${marker.trim()}"`;
  const exact = [...specifier.matchAll(/===\s*([^,]*)/g)].map(([, version = '']) => version.trim());
  const odd = exact.find((version) => !parseVersion(version).ok);
  return odd === undefined ? undefined : `expected a version behind ===, found "${odd}"`;
}
