// Requirements as uv reads them in metadata: what old tools let through is put right before it is refused.

import { exactVersions } from './exact-versions.ts';
import type { Parsed } from './parsed.ts';
import { parseRequirement, type Requirement } from './requirement.ts';
import { formatSpecifier } from './specifier.ts';
import { uvProblem } from './uv-strictness.ts';

/** uv's LenientRequirement and LenientVersionSpecifiers, in their order: each mends what those before it left. */
const mends: readonly ((line: string) => string)[] = [
  // elasticsearch-dsl (>=7.2.0<8.0.0)
  (line) => line.replaceAll(/(\d)([<>=~^!])/g, '$1,$2'),
  // jupyter-core (!=~5.0,>=4.12)
  (line) => line.replaceAll(/!=~((?:\d\.)*\d)/g, '!=$1.*'),
  // torch (>=1.9.*)
  (line) => line.replaceAll(/(<=|>=|<|>)(\d+(?:\.\d+)*)\.\*/g, '$1$2'),
  // pyzmq (!=3.0*)
  (line) => line.replaceAll(/(\d\.\d)+\*/g, '$1.*'),
  // pyzmq >=3.6,
  (line) => line.replace(/,\s*$/, ''),
  // pytz (>dev), of celery
  (line) => line.replaceAll('>dev', '>0.0.0dev'),
  // numpy>=9.0.0a1.0
  (line) => line.replaceAll(/(\d+(?:\.\d)*(?:a|b|rc|post|dev)\d+)\.0/g, '$1'),
  // botocore>=1.3.0,<1.4.0', of boto3; markers keep theirs
  (line) => line.replace(/^[^;]*/, (before) => before.replaceAll(/['"]/g, '')),
];

/** Some of the mends take time that grows with the square of this; the longest lines of real releases have a few hundred characters. */
const LONGEST = 2000;

/** @returns a problem where uv refuses the line, mended or not */
export function mendRequirement(line: string): Parsed<Requirement> {
  return mended(line, parseStrictly);
}

/** What `parse` makes of a text as it is written, or of the first of its mended forms that it can read. */
export function mended<T>(text: string, parse: (text: string) => Parsed<T>): Parsed<T> {
  const asWritten = parse(text);
  if (asWritten.ok || text.length > LONGEST) return asWritten;
  let tried = text;
  for (const mend of mends) {
    const next = mend(tried);
    if (next === tried) continue;
    tried = next;
    const read = parse(tried);
    if (read.ok) return read;
  }
  return asWritten;
}

function parseStrictly(line: string): Parsed<Requirement> {
  const read = parseRequirement(line);
  if (!read.ok) return read;
  const problem = uvProblem(line, read.value.specifiers.specifiers.map(formatSpecifier).join(','));
  if (problem !== undefined) return { ok: false, problem };
  const specifiers = exactVersions(read.value.specifiers, 'version');
  return specifiers === read.value.specifiers ? read : { ok: true, value: { ...read.value, specifiers } };
}
