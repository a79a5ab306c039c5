// environment.yml of conda: the part that conda hands to pip. What conda itself installs is no matter of wheels, and is not read.
// Line by line, as nearly everybody writes it; a file that says it in another way of YAML is refused, since nothing of it may be lost.

import { WheelcheckError } from '../../error.ts';
import { requirementsTxt } from '../requirements/requirements-txt.ts';
import type { Beside } from '../beside.ts';
import type { Reading } from '../manifest-format.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';

export async function readEnvironmentYml(text: string, path: string, beside: Beside): Promise<Reading> {
  const { lines, others } = pipLines(text, path);
  const { manifest } = await requirementsTxt.read(lines.join('\n'), path, beside);
  const unread: readonly ManifestDiagnostic[] =
    others === 0 ? [] : [{ kind: 'conda-lines', lines: others, location: { path, line: 1 } }];
  return {
    manifest: { ...manifest, format: 'environment.yml', diagnostics: [...unread, ...manifest.diagnostics] },
  };
}

/** The items below `- pip:`, each on the line where it stands, so that lines keep their numbers; and how many others there are. */
function pipLines(text: string, path: string): { readonly lines: readonly string[]; readonly others: number } {
  let pipIndent: number | undefined;
  let inDependencies = false;
  let others = 0;
  const lines = text.split(/\r\n|\r|\n/).map((line, position) => {
    const bare = line.replace(/(^|\s)#.*$/, '').trimEnd();
    const indent = bare.length - bare.trimStart().length;
    if (bare.trim() === '') return '';
    if (/^\S/.test(bare) && !bare.startsWith('-')) {
      inDependencies = /^(["']?)dependencies\1\s*:/.test(bare);
      pipIndent = undefined;
    }
    const item = /^\s*-\s+(.*)$/.exec(bare)?.[1];
    if (inDependencies && isOtherYaml(bare, item, pipIndent !== undefined)) throw unreadAt(path, position + 1);
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

/** What would hide requirements of pip's: `dependencies: [a]`, `- pip: [a]`, `- {pip: [a]}`, an anchor, a text of several lines. */
function isOtherYaml(bare: string, item: string | undefined, inPip: boolean): boolean {
  if (item !== undefined) return /^(?:["']?pip["']?\s*:\s*\S|[&*!|>[{])/.test(item);
  if (/^\S/.test(bare)) return /:\s*\S/.test(bare);
  return inPip || /^\s+(?:-$|["']?pip["']?\s*:)/.test(bare);
}

function unreadAt(path: string, line: number): WheelcheckError {
  return new WheelcheckError({
    code: 'file-broken',
    message: `${path}:${line}: expected the dependencies one a line, each behind a dash, found another way of YAML`,
    hint: 'write "- pip:" on a line of its own, and below it each requirement of pip on one: "  - requests==2.31.0"',
  });
}

function unquoted(item: string): string {
  return /^(["'])(.*)\1$/.exec(item)?.[2] ?? item;
}
