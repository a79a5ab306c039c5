// What an sdist says that its distribution will require: in its metadata, or in what setuptools left beside it.

import { parseCoreMetadata } from '../packaging/core-metadata.ts';
import { MOST_REQUIRES, unfold } from '../packaging/requires-dist.ts';
import { underCondition } from '../packaging/under-condition.ts';
import type { BackendKind } from './backend.ts';
import { parse, readBuildSystem } from './build-system.ts';
import { extraCondition } from './extra-condition.ts';
import { scriptRequires } from './script-requires.ts';
import type { SdistContents } from './sdist-contents.ts';
import { projectRequires } from './stated-project.ts';

/** `src/foo.egg-info/requires.txt`, as setuptools packs it into every sdist whose project requires anything. */
export function isRequiresFile(path: string): boolean {
  return /^(?:[^/]+\/){0,2}[^/]+\.egg-info\/requires\.txt$/.test(path);
}

/**
 * Requires-Dist lines. PKG-INFO is final from Metadata-Version 2.2 on, unless it calls the field dynamic (PEP 643). Before
 * that, setuptools' egg-info says what setup.py asked for on the machine that packed the sdist: nearly always the same as
 * elsewhere, and good enough to look for a way out, never for a verdict. A source tree has neither, and tells it in pyproject.toml
 * or setup.py.
 *
 * @returns null where nothing tells
 */
export function sdistRequires(contents: SdistContents): readonly string[] | null {
  const requires = statedRequires(contents);
  return requires !== null && requires.length <= MOST_REQUIRES ? requires : null;
}

function statedRequires({ members, texts }: SdistContents): readonly string[] | null {
  const metadata = parseCoreMetadata(texts.get('PKG-INFO') ?? '');
  if (metadata.ok && metadata.value.requiresAreFinal) return metadata.value.requires.map(unfold);
  const path = members.find(isRequiresFile);
  const text = path === undefined ? undefined : texts.get(path);
  if (text !== undefined) return readRequiresFile(text);
  const hasEggInfo = members.some((each) => /^(?:[^/]+\/){0,2}[^/]+\.egg-info\/PKG-INFO$/.test(each));
  if (path !== undefined) return null;
  // sip writes the metadata of before 2.2, and what it requires into it (PyQt5 5.15.11: PyQt5-sip, as its wheels, and no PyQt5-Qt5).
  if (metadata.ok && (metadata.value.requires.length > 0 || writesAll(texts)))
    return metadata.value.requires.map(unfold);
  if (hasEggInfo) return [];
  return projectRequires({ texts }) ?? (asksForNothing(texts) ? [] : scriptRequires(texts));
}

/** Flit, Poetry, PDM and hatchling write into an sdist the metadata of its wheel; setuptools leaves the requirements out of such as is older than 2.2. */
const wholeKinds: ReadonlySet<BackendKind> = new Set(['never', 'poetry', 'hatchling', 'pdm']);

function writesAll(texts: SdistContents['texts']): boolean {
  const { backend } = readBuildSystem(parse(texts.get('pyproject.toml')));
  return backend !== undefined && wholeKinds.has(backend.kind);
}

/** distutils packs no egg-info (uwsgi): then nothing in the build files may name a requirement. */
function asksForNothing(texts: SdistContents['texts']): boolean {
  const files = ['setup.py', 'setup.cfg', 'pyproject.toml'].flatMap((path) => texts.get(path) ?? []);
  return texts.has('setup.py') && !files.some((text) => /\b(?:install_requires|dependencies)\b/.test(text));
}

function readRequiresFile(text: string): readonly string[] {
  const requires: string[] = [];
  let condition = '';
  for (const line of text.split(/\r\n|\r|\n/).map((each) => each.trim())) {
    const section = /^\[([^\]]*|[^:\]]*:.*)\]$/.exec(line);
    if (section) {
      condition = extraCondition(section[1] ?? '');
    } else if (line !== '' && !line.startsWith('#')) requires.push(underCondition(line, condition));
  }
  return requires;
}
