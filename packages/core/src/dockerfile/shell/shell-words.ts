// A word as it stands in a script → the words that a command sees: quotes gone, variables expanded, split where it is not quoted.

import { absolutePath } from '../context-paths.ts';
import { expandVariables, type ValueOf } from '../expand-variables.ts';

export interface ShellWord {
  readonly text: string;
  /** Names of variables without a known value, and `$(…)`. */
  readonly unknown: readonly string[];
  /** Whether what a command within it prints is not split. */
  readonly quoted?: true;
}

/** Splits and expands; a word that comes to nothing is none, a quoted one stays. */
export function shellWords(written: string, valueOf: ValueOf): readonly ShellWord[] {
  // All that a script is given, each a word of its own; none of them holds a space.
  const raw = /^"\$(?:@|\{@\})"$/.test(written) && valueOf('@') !== undefined ? '$@' : written;
  // `<(grep -v "a;b" c)` is a script with quotes of its own.
  if (raw.startsWith('<(')) return [{ text: raw, unknown: [] }];
  const words: ShellWord[] = [];
  let text = '';
  let unknown: string[] = [];
  let begun = false;
  let quoted = false;
  const finish = (): void => {
    if (begun) words.push({ text, unknown, ...(quoted ? { quoted } : {}) });
    [text, unknown, begun, quoted] = ['', [], false, false];
  };
  for (const part of partsOf(raw)) {
    if (part.kind === 'literal') {
      text += part.text;
      begun = true;
    } else if (part.kind === 'command') {
      // `-t "$(pwd)/deps"`
      const folder = folderPrinted(part.text, valueOf);
      // `pdm use $(which python3)`: by that name it is found again.
      const [, found] = /^(?:\$\(|`) *(?:which|command -v) +([\w.-]+) *[)`]$/.exec(part.text) ?? [];
      if (found === undefined && !folder) {
        unknown.push('$(…)');
        quoted ||= part.quoted;
      }
      text += folder || (found ?? part.text);
      begun = true;
    } else {
      const expanded = expandVariables(part.text, valueOf);
      unknown.push(...expanded.unknown);
      if (part.quoted) {
        text += expanded.text;
        begun = true;
      } else {
        const [first = '', ...more] = expanded.text.split(/[ \t\n]+/);
        text += first;
        begun ||= first !== '';
        for (const next of more) {
          finish();
          text = next;
          begun = next !== '';
        }
      }
    }
  }
  finish();
  return words;
}

const ofScript = String.raw`(?:\$0|\$\{0\}|\$BASH_SOURCE|\$\{BASH_SOURCE(?:\[0\])?\})`;
const followedLink = String.raw`\$\((?:readlink -f|realpath) (?:-- )?"?${ofScript}"?\)`;
const folderOfScript = String.raw`dirname (?:-- )?"?(?:${ofScript}|${followedLink})"?`;
const scriptFolder = new RegExp(String.raw`^(?:\$\(|\`) *${folderOfScript} *[)\`]$`);
const enteredFolder = new RegExp(
  String.raw`^\$\( *cd (?:-- )?"?\$\(${folderOfScript}\)((?:/[\w.-]+)*)/?"?(?: *>/dev/null(?: 2>&1)?)? *&& *pwd(?: -P)? *\)$`,
);

/** What a command prints that prints a folder: the current one, that of the script. */
function folderPrinted(text: string, valueOf: ValueOf): string | null | undefined {
  if (/^(?:\$\(|`) *pwd *[)`]$/.test(text)) return valueOf('PWD');
  const script = valueOf('0');
  if (!script) return undefined;
  const folder = script.replace(/\/[^/]*$/, '') || '/';
  if (scriptFolder.test(text)) return folder;
  const below = enteredFolder.exec(text)?.[1];
  return below === undefined ? undefined : absolutePath(`.${below}`, folder);
}

/** The scripts of `$(…)` and backticks in a word as it stands. */
export function commandsIn(raw: string): readonly string[] {
  if (!/\$\(|`/.test(raw)) return [];
  return partsOf(raw).flatMap(({ kind, text }) => {
    // `$((1 + 1))` counts.
    if (kind !== 'command' || text.startsWith('$((')) return [];
    return [text.startsWith('`') ? text.slice(1, -1) : text.slice(2, -1)];
  });
}

interface Part {
  readonly kind: 'literal' | 'variable' | 'command';
  readonly text: string;
  readonly quoted: boolean;
}

const part = /'[^']*'?|\\[\s\S]?|"|`[^`]*`?|\$\(|\$\{|\$(?:[A-Za-z_]\w*|[\d@*#])|[^'"\\`$]+|\$/y;

function partsOf(raw: string): readonly Part[] {
  const parts: Part[] = [];
  let quoted = false;
  let at = 0;
  while (at < raw.length) {
    part.lastIndex = at;
    const text = part.exec(raw)?.[0] ?? raw.charAt(at);
    at += text.length;
    if (text === '"') {
      quoted = !quoted;
      parts.push({ kind: 'literal', text: '', quoted });
    } else if (text.startsWith("'") && !quoted) {
      parts.push({ kind: 'literal', text: text.replaceAll("'", ''), quoted: true });
    } else if (text.startsWith('\\')) {
      const kept = text.slice(1);
      parts.push({ kind: 'literal', text: kept === '\n' ? '' : quoted && !/["$`\\]/.test(kept) ? text : kept, quoted });
    } else if (text.startsWith('`')) parts.push({ kind: 'command', text, quoted });
    else if (text === '$(' || text === '${') {
      const end = endOf(raw, at, text === '$(' ? '()' : '{}');
      parts.push({ kind: text === '$(' ? 'command' : 'variable', text: text + raw.slice(at, end), quoted });
      at = end;
    } else parts.push({ kind: text.startsWith('$') && text.length > 1 ? 'variable' : 'literal', text, quoted });
  }
  return parts;
}

function endOf(raw: string, start: number, [open = '', close = '']: string): number {
  let depth = 1;
  for (let at = start; at < raw.length; at++) {
    const char = raw.charAt(at);
    if (char === open) depth++;
    else if (char === close && --depth === 0) return at + 1;
  }
  return raw.length;
}
