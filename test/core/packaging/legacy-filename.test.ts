import { describe, expect, it } from 'vitest';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { golden } from './golden.ts';

interface Row {
  readonly project: string;
  readonly file: string;
  /** As pip 24.0 reads it; null where it takes no such file. */
  readonly version: string | null;
}

const { files } = golden<{ readonly files: readonly Row[] }>('legacy.json');

function versionBefore({ project, file }: Row): string | null {
  const parsed = parseFilename(file, normalizeName(project));
  return (parsed.kind === 'other' ? parsed.asBefore?.version : parsed.version) ?? null;
}

describe('parseFilename', () => {
  it.each(files)('$project: $file is $version to pip 24.0', (row) => {
    expect(versionBefore(row)).toBe(row.version);
  });

  it.each([
    ['pytz', 'pytz-2013d.zip', 'sdist'],
    ['pytz', 'pytz-2013d-py2.py3-none-any.whl', 'wheel'],
  ])('%s: %s is nothing to pip from 24.1 on, and before a %s', (project, file, kind) => {
    expect(parseFilename(file, normalizeName(project))).toMatchObject({ kind: 'other', asBefore: { kind } });
  });
});
