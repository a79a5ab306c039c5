// environment.yml of conda: the part that conda hands to pip. What conda itself installs is no matter of wheels, and is not read.

import { splitPath } from '../relative-path.ts';
import { requirementsTxt } from '../requirements/requirements-txt.ts';
import type { ManifestFormat } from '../manifest.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';

export const environmentYml: ManifestFormat = {
  id: 'environment.yml',
  names: [],
  matches: (path) => /^(?:[\w.-]*environment[\w.-]*|conda[\w.-]*)\.ya?ml$/i.test(splitPath(path)[1]),
  async read(text, path, beside) {
    const { lines, others } = pipLines(text);
    const { manifest } = await requirementsTxt.read(lines.join('\n'), path, beside);
    const unread: readonly ManifestDiagnostic[] =
      others === 0 ? [] : [{ kind: 'conda-lines', lines: others, location: { path, line: 1 } }];
    return {
      manifest: { ...manifest, format: 'environment.yml', diagnostics: [...unread, ...manifest.diagnostics] },
    };
  },
};

/** The items below `- pip:`, each on the line where it stands, so that lines keep their numbers; and how many others there are. */
function pipLines(text: string): { readonly lines: readonly string[]; readonly others: number } {
  let pipIndent: number | undefined;
  let inDependencies = false;
  let others = 0;
  const lines = text.split(/\r\n|\r|\n/).map((line) => {
    const bare = line.replace(/(^|\s)#.*$/, '').trimEnd();
    const indent = bare.length - bare.trimStart().length;
    if (bare.trim() === '') return '';
    if (/^\S/.test(bare) && !bare.startsWith('-')) inDependencies = /^dependencies\s*:/.test(bare);
    const item = /^\s*-\s+(.*)$/.exec(bare)?.[1];
    if (!inDependencies || item === undefined) return '';
    if (/^["']?pip["']?\s*:$/.test(item)) {
      pipIndent = indent;
      return '';
    }
    if (pipIndent !== undefined && indent > pipIndent) return unquoted(item);
    pipIndent = undefined;
    others += 1;
    return '';
  });
  return { lines, others };
}

function unquoted(item: string): string {
  return /^(["'])(.*)\1$/.exec(item)?.[2] ?? item;
}
