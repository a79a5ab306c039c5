// How pip 26.3 reads each file of fixtures/manifests/requirements.txt/ (made by scripts/record/record-requirements.py), line by line.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import { readSettings } from '../../../../packages/core/src/manifest/requirements/file-settings.ts';
import type { PackageSource } from '../../../../packages/core/src/manifest/manifest.ts';
import {
  readRows,
  type RequirementRow,
  type RequirementRows,
} from '../../../../packages/core/src/manifest/requirements/requirement-row.ts';
import { walkRequirements } from '../../../../packages/core/src/manifest/requirements/walk-requirements.ts';
import { readManifestFile, siblingReader } from '../../../../packages/core/src/node/read-manifest.ts';
import { formatMarker } from '../../../../packages/core/src/packaging/marker.ts';
import { normalizeName } from '../../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers } from '../../../../packages/core/src/packaging/specifier.ts';

const cases = join(import.meta.dirname, '../../../../fixtures/manifests/requirements.txt');

interface PipRequirement {
  readonly name: string | null;
  readonly specifier: string;
  readonly extras: readonly string[];
  readonly marker: string | null;
  readonly link: string | null;
  readonly constraint: boolean;
  readonly hashes: readonly string[];
  readonly path: string;
  readonly line: number;
}

interface PipAnswer {
  readonly refused?: string;
  readonly requirements: readonly PipRequirement[];
  readonly index_urls: readonly string[];
  readonly no_index: boolean;
  readonly no_binary: readonly string[];
  readonly only_binary: readonly string[];
  readonly require_hashes: boolean;
  readonly no_require_hashes: boolean;
}

/** pip's Link of our source: `/CASE` stands for the folder that pip ran in. */
function linkOf(source: PackageSource): string | null {
  if (source.kind === 'index') return null;
  if (source.kind === 'project') return 'file:///CASE';
  if (source.kind === 'path') return `file:///CASE/${source.path.replace(/^\.\//, '')}`;
  if (source.kind === 'url') return source.url;
  return source.url.replace(/(?=#|$)/, source.commit === undefined ? '' : `@${source.commit}`);
}

/** What our source keeps of pip's link: `#egg=` became the name, `git:` pip's full scheme, `file:./x` the path. */
function expectedLink(link: string | null): string | null {
  return (
    link
      ?.replace(/#egg=[^&]*&?(?=subdirectory)/, '#')
      .replace(/^(?!http)(.*)#egg=.*$/, '$1')
      .replace(/^file:\.\//, 'file:///CASE/') ?? null
  );
}

function described({
  package: row,
  constraint,
  named,
}: RequirementRow): Omit<PipRequirement, 'name'> & { name: string | null } {
  const asked = parseSpecifiers(row.specifier ?? '');
  return {
    name: named ? row.name : null,
    specifier: asked.ok ? asked.value.text : '?',
    extras: row.extras,
    marker: row.marker ? formatMarker(row.marker) : null,
    link: linkOf(row.source),
    constraint,
    hashes: [...(row.allowedHashes ?? [])].toSorted(),
    path: row.at.path,
    line: row.at.line,
  };
}

async function readCase(
  name: string,
): Promise<Omit<RequirementRows, 'diagnostics'> & { readonly settings: ReturnType<typeof readSettings> }> {
  const folder = join(cases, name);
  const { text } = await readManifestFile(join(folder, 'requirements.txt'));
  const lines = await walkRequirements(text, 'requirements.txt', {
    text: siblingReader(folder, join(folder, 'requirements.txt')),
  });
  return { settings: readSettings(lines), ...(await readRows(lines, undefined)) };
}

function answerOf(name: string): PipAnswer {
  return JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8'));
}

const recorded = readdirSync(cases)
  .toSorted()
  .map((name) => ({ name, pip: answerOf(name) }));

describe('what pip reads', () => {
  it.each(recorded.filter(({ pip }) => pip.refused === undefined))('$name', async ({ name, pip }) => {
    const { rows, settings } = await readCase(name);
    const expected = pip.requirements.map((one) => ({
      name: one.name === null ? null : normalizeName(one.name),
      // Of a bare wheel pip makes `name==version`; ours keeps the version apart.
      specifier: one.link === null ? one.specifier : '',
      extras: one.extras,
      marker: one.marker,
      link: expectedLink(one.link),
      constraint: one.constraint,
      hashes: one.hashes,
      path: one.path,
      line: one.line,
    }));
    // pip looks into an sdist for its name; ours reads the file's name.
    for (const [at, row] of rows.entries()) {
      const ours = described(row);
      expect(expected[at]?.name === null ? { ...ours, name: null } : ours).toEqual(expected[at]);
    }
    expect(rows).toHaveLength(expected.length);
    for (const [at, one] of pip.requirements.entries()) {
      if (one.link !== null && one.specifier !== '') expect(`==${rows[at]?.package.version}`).toBe(one.specifier);
    }
    expect({
      index_urls: settings.indexes.map(({ url }) => url),
      no_binary: settings.binaries.noBinary.toSorted(),
      only_binary: settings.binaries.onlyBinary.toSorted(),
      require_hashes: settings.requireHashes === true,
      no_require_hashes: settings.requireHashes === false,
    }).toEqual({
      index_urls: pip.index_urls,
      no_binary: pip.no_binary,
      only_binary: pip.only_binary,
      require_hashes: pip.require_hashes,
      no_require_hashes: pip.no_require_hashes,
    });
    expect(settings.diagnostics.some(({ kind }) => kind === 'no-index')).toBe(pip.no_index);
  });
});

describe('what pip refuses', () => {
  it.each(recorded.filter(({ pip }) => pip.refused !== undefined))('$name', async ({ name, pip }) => {
    // pip 26.3 refuses `attrs>=3.*` too, where pip 24.0 reads it.
    const error = await readCase(name).then(
      ({ limited }) => limited[0]?.error,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(WheelcheckError);
    if (!(error instanceof WheelcheckError)) return;
    expect(error.code).toBe('file-broken');
    expect(error.message).toMatch(/^[\w./-]+:\d+: ./);
    const line = /line (\d+) of ([\w./]+)/.exec(pip.refused ?? '') ?? undefined;
    if (line) expect(error.message).toContain(`${line[2]}:${line[1]}: `);
    expect(error.message).toMatchSnapshot();
  });
});
