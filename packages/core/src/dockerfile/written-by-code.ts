// Files that a script in another language than the shell's may write, by its text: those that it names, where it writes at all.

import { lastOf } from './program-of.ts';

const writing =
  /(?<!std(?:out|err))\.write\w*\(|\b(?:writeFile|appendFile|createWriteStream|syswrite|putc)|["'](?:[aw]b?t?\+?|r\+)["']|["']\+?>|\bos\.(?:rename|replace|remove|unlink)|\bshutil\.|\b(?:rename|unlink|copyfile|move|copy2?)\(|\.replace\([^,()]+\)|\binplace\b|\bdump\(|\bsystem\b|\bsubprocess\b|\bexec(?:File)?Sync\b|\bprint\([^\n]*\bfile=/;

/** Names of files in strings, and within the commands that strings hold; what stands for a variable is a star. */
const named = /(?<![\w.*])[\w./*~-]*[\w*]\.(?:txt|in|toml|lock|cfg|py|pip|ya?ml)\b|\bPipfile\b/g;

/** Where a name is below a folder that the script finds out by itself. */
const elsewhere = /__file__|__dirname|\$0\b|chdir|\bjoin\(|\bPath\b|\bpathlib\b|\bargv\b|\bwalk\(|\bcwd=/;

const reads = /\b(?:open|load\w*|read\w*|parse_requirements)\((?:[^"'=;\n]*[(,]\s*)?[rfb]?["']$/;
/** Without another mode behind it: `open(join(here, "six.txt"), encoding="utf-8")`. */
const readsBehind =
  /^["']\)?(?:\s*,\s*(?:mode\s*=\s*)?["']r[bt]?["'])?(?:\s*,\s*(?:encoding|errors|newline)\s*=[^,()]*)*\s*\)(?!\s*,)/;
/** What an installer within it is told to read. */
const installed = /["']-(?:r|c|-requirement|-constraint)["']\s*,\s*["']$|\s-(?:r|c)\s+$/;

/** @returns paths as they are written, or patterns of paths below any folder where that is not known */
export function writtenByCode(text: string): readonly string[] {
  const code = text.replaceAll(/^\s*#.*$/gm, '').replaceAll(/\{\w[\w.[\]]*\}/g, '*');
  if (!writing.test(code)) return [];
  const isElsewhere = elsewhere.test(code);
  const paths = [...code.matchAll(named)].flatMap(({ 0: path, index }) => {
    const before = code.slice(Math.max(0, index - 60), index);
    const behind = code.slice(index + path.length, index + path.length + 120);
    if (installed.test(before) || isRead(before, behind)) return [];
    // `ROOT + "/six.txt"`
    const isAbsolute = path.startsWith('/') && !/[+/]\s*["']$/.test(before);
    return [isElsewhere && !isAbsolute ? `/***/${lastOf(path)}` : path];
  });
  return [...new Set(paths)];
}

function isRead(before: string, behind: string): boolean {
  return (reads.test(before) && readsBehind.test(behind)) || /^["']\s*\)*\.read_/.test(behind);
}
