// The rules of direction: which stage may import which, and that nothing in core but node/ touches Node.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const core = join(root, 'packages/core/src');

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function importsOf(folder: string): readonly Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const statements = text.matchAll(
        /^(?:import|export)\s+(type\s)?(?:(\{[^}]*\}|[\w*][\w*, ]*(?:\{[^}]*\})?)\s*from\s+)?['"]([^'"]+)['"]/gm,
      );
      const dynamic = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)];
      return [
        ...[...statements].map((found) => ({
          file: file.replaceAll('\\', '/'),
          specifier: found[3] ?? '',
          typeOnly: found[1] !== undefined || onlyTypes(found[2] ?? ''),
        })),
        ...dynamic.map((found) => ({ file: file.replaceAll('\\', '/'), specifier: found[1] ?? '', typeOnly: false })),
      ];
    });
}

/** `{ type A, type B }` */
function onlyTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}$/
    .exec(clause.trim())?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '));
}

/** `packaging/version.ts` → `packaging`; a file directly under src is its own stage. */
function stageOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, '');
}

/** Stage → what it may import, and what it may import types of. `error`, `version`, `text` and `packaging` are for all. */
const allowed: Readonly<Record<string, { code: readonly string[]; types: readonly string[] }>> = {
  error: { code: [], types: [] },
  version: { code: [], types: [] },
  text: { code: [], types: [] },
  packaging: { code: [], types: [] },
  toml: { code: [], types: [] },
  http: { code: [], types: [] },
  target: { code: ['packaging'], types: [] },
  'package-index': { code: ['packaging', 'http'], types: [] },
  sdist: { code: ['packaging', 'toml'], types: ['http', 'package-index'] },
  manifest: { code: ['packaging', 'toml', 'sdist'], types: [] },
  select: { code: ['manifest', 'packaging'], types: [] },
  image: { code: ['packaging', 'target'], types: [] },
  match: { code: ['manifest', 'packaging'], types: ['package-index', 'target'] },
  assess: { code: ['packaging', 'sdist'], types: ['http', 'manifest', 'match', 'package-index', 'target'] },
  candidates: { code: ['match', 'packaging'], types: ['package-index'] },
  judge: {
    code: ['assess', 'candidates', 'image', 'manifest', 'match', 'package-index', 'packaging', 'select'],
    types: ['advise', 'sdist', 'target'],
  },
  advise: {
    code: ['assess', 'candidates', 'manifest', 'match', 'packaging'],
    types: ['image', 'package-index', 'target'],
  },
  rules: { code: ['packaging'], types: ['assess', 'manifest', 'package-index', 'target'] },
  report: {
    code: ['assess', 'http', 'manifest', 'packaging', 'rules'],
    types: ['advise', 'match', 'package-index', 'target'],
  },
  configuration: { code: ['packaging', 'report', 'toml'], types: [] },
  render: { code: ['report', 'rules'], types: ['assess', 'image'] },
  run: {
    code: ['advise', 'assess', 'http', 'image', 'manifest', 'package-index', 'sdist'],
    types: ['judge', 'packaging', 'target'],
  },
  node: { code: ['http'], types: ['manifest', 'package-index', 'packaging', 'run', 'sdist', 'check'] },
  check: {
    code: ['image', 'judge', 'manifest', 'report', 'run', 'select'],
    types: ['advise', 'rules', 'sdist', 'target'],
  },
  explain: {
    code: [
      'candidates',
      'image',
      'judge',
      'manifest',
      'match',
      'package-index',
      'packaging',
      'report',
      'run',
      'select',
    ],
    types: ['advise', 'assess', 'check', 'http', 'sdist', 'target'],
  },
};

describe('directions in core', () => {
  const imports = importsOf(core).filter(({ file }) => file !== 'index.ts');

  it('sees the imports at all', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('every stage is in the table', () => {
    expect([...new Set(imports.map(({ file }) => stageOf(file)))].filter((stage) => !allowed[stage])).toEqual([]);
  });

  it('every import goes where its stage may', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map((found) => {
        const to = stageOf(relative(core, join(core, dirname(found.file), found.specifier)).replaceAll('\\', '/'));
        return { ...found, from: stageOf(found.file), to };
      })
      .filter(({ from, to, typeOnly }) => {
        const rule = allowed[from];
        if (
          !rule ||
          from === to ||
          (['error', 'text'].includes(to) && from !== 'packaging' && from !== 'text') ||
          (to === 'version' && from === 'report')
        )
          return false;
        return !(rule.code.includes(to) || (typeOnly && rule.types.includes(to)));
      })
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it('packaging imports nothing of ours, types or not', () => {
    const out = imports.filter(({ file, specifier }) => stageOf(file) === 'packaging' && specifier.startsWith('..'));
    expect(out).toEqual([]);
  });

  it('only node/ imports Node or undici', () => {
    const out = imports.filter(
      ({ file, specifier }) => stageOf(file) !== 'node' && /^(?:node:|undici)/.test(specifier),
    );
    expect(out).toEqual([]);
  });
});

describe('the command', () => {
  it("imports core by its entries alone, never core's files", () => {
    const out = importsOf(join(root, 'packages/cli/src')).filter(
      ({ specifier }) =>
        specifier.includes('core') &&
        !['@wheelcheck/core', '@wheelcheck/core/node', '@wheelcheck/core/text'].includes(specifier),
    );
    expect(out).toEqual([]);
  });
});

describe('the project stands alone', () => {
  const sources = ['packages', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|mjs|py)$/.test(file) && !/node_modules|[\\/]dist[\\/]/.test(file))
      .map((file) => join(folder, file)),
  );

  it('reads nothing outside its own folder', () => {
    const outside = ['..', 'shared'].join('/');
    expect(sources.filter((file) => readFileSync(join(root, file), 'utf8').includes(`${outside}/`))).toEqual([]);
  });

  it('names the default index in one place', () => {
    const host = ['pypi', 'org'].join('.');
    const naming = sources
      .filter((file) => readFileSync(join(root, file), 'utf8').includes(host))
      .map((file) => file.replaceAll('\\', '/'));
    expect(naming).toEqual(['packages/core/src/package-index/default-index.ts']);
  });
});
