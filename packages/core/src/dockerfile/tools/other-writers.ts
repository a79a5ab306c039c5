// Programs that write files which their words name in a way of their own, or that write into a whole folder.

import { lastOf } from '../program-of.ts';
import type { ShellWord } from '../shell/shell-words.ts';

interface Written {
  readonly word: ShellWord;
  readonly below: boolean;
}
type Writes = (words: readonly ShellWord[]) => readonly Written[];

/** A further program is a further row. */
const writers: readonly (readonly [names: RegExp, writes: Writes])[] = [
  [/^quilt$/, () => [below('.')]],
  [/^cpio$/, copiedOut],
  [/^7z[arz]?$/, (words) => (/^[ex]$/.test(words[0]?.text ?? '') ? (intoOwn(words) ?? [below('.')]) : [])],
  [/^jar$/, (words) => (/^-*\w*x/.test(words[0]?.text ?? '') ? [below('.')] : [])],
  [/^(?:gunzip|bunzip2|unxz|unlzma|unzstd|uncompress)$/, unpacked],
  [/^(?:gzip|bzip2|xz|zstd|pigz)$/, (words) => (has(words, /^-[a-z]*d|^--(?:de|un)compress$/) ? unpacked(words) : [])],
  [/^(?:yq|dasel|sd|sops)$/, (words) => (has(words, /^(?:-[A-Za-z]*i|--in-?place)$/) ? plain(words).map(alone) : [])],
  [/^toml$/, (words) => (has(words, /^(?:un)?set$|^add/) ? words.filter(isFile).map(alone) : [])],
  [/^(?:crudini|augtool)$/, (words) => (has(words, /^--(?:set|del|merge)$|^set$/) ? plain(words).map(alone) : [])],
  [/^uniq$/, (words) => plain(words).slice(1).map(alone)],
  [/^(?:g?awk|mawk)$/, (words) => namedIn(words, />\s*"([^"]+)"/g)],
  [/^g?sed$/, (words) => namedIn(words, /(?:^|[\s;{}/\d])w\s+([^\s;}]+)/g)],
  [/^scp$/, (words) => intoLast(plain(words))],
  [
    /^(?:aws|gsutil|gcloud|rclone|mc)$/,
    (words) => (has(words, /^(?:cp|mv|sync|copy|rsync)$/) ? intoLast(plain(words)) : []),
  ],
  [
    /^(?:svn|hg)$/,
    (words) => (has(words, /^(?:checkout|co|clone|export|update|up|switch|patch)$/) ? [below('.')] : []),
  ],
  [/^git$/, (words) => (has(words.slice(0, 1), /^(?:mv|rm)$/) ? plain(words).slice(1).map(alone) : [])],
  [/^python[\d.]*$/, writtenByModule],
  [/^pip-compile$/, compiled],
  [/^pip-compile-multi$/, () => [alone(bare('requirements/*.txt'))]],
  [/^pipreqs$/, (words) => [alone(bare(`${plain(words).at(-1)?.text ?? '.'}/requirements.txt`))]],
  // A script that is not read may write what it is told of.
  [/^(?:ba|da|a|z|k)?sh$/, (words) => (has(words, /^-[a-z]*c/) ? [] : plain(words).slice(1).filter(isRead).map(alone))],
];

/** Beside what the options of every program say. */
export function writtenByOthers(name: string, words: readonly ShellWord[]): readonly Written[] {
  return writers.filter(([names]) => names.test(name)).flatMap(([, writes]) => writes(words));
}

function copiedOut(words: readonly ShellWord[]): readonly Written[] {
  const last = plain(words).at(-1);
  if (has(words, /^-[a-z]*p|^--pass-through$/) && last !== undefined) return [{ word: last, below: true }];
  return has(words, /^-[a-z]*i|^--extract$/) ? [below('.')] : [];
}

/** `7z x -o/app a.7z` */
function intoOwn(words: readonly ShellWord[]): readonly Written[] | undefined {
  const folder = words.find(({ text }) => /^-o./.test(text));
  return folder && [{ word: { ...folder, text: folder.text.slice(2) }, below: true }];
}

function unpacked(words: readonly ShellWord[]): readonly Written[] {
  if (has(words, /^-[a-z]*[ctl]|^--(?:std|to-std)out$/)) return [];
  return plain(words).map((word) => alone({ ...word, text: word.text.replace(/\.(?:gz|bz2|xz|lzma|zst|Z)$/, '') }));
}

/** `python -m tarfile -e a.tar /app`, `python -m piptools compile a.in` */
function writtenByModule(words: readonly ShellWord[]): readonly Written[] {
  const at = words.findIndex(({ text }) => text === '-m');
  const [module, ...rest] = at < 0 ? [] : words.slice(at + 1);
  if (/^(?:tar|zip)file$/.test(module?.text ?? '') && has(rest, /^(?:-e|--extract)$/))
    return [{ word: plain(rest)[1] ?? bare('.'), below: true }];
  return module?.text === 'piptools' ? compiled(rest.slice(1)) : [];
}

function compiled(words: readonly ShellWord[]): readonly Written[] {
  const sources = plain(words);
  return (sources.length === 0 ? [bare('requirements.txt')] : sources).map((word) =>
    alone({ ...word, text: word.text.replace(/(?:\.in|(?:pyproject\.toml|setup\.(?:py|cfg)))$/, (end) => endOf(end)) }),
  );
}

/** Of a project it is called requirements.txt. */
function endOf(end: string): string {
  return end === '.in' ? '.txt' : 'requirements.txt';
}

/** Of a folder, what lies there by the others' names. */
function intoLast(words: readonly ShellWord[]): readonly Written[] {
  const target = words.at(-1);
  if (target === undefined || words.length < 2) return [];
  const source = words.at(-2)?.text ?? '';
  const inside = { ...target, text: `${target.text}/${lastOf(source.replace(/^[\w.@-]+:/, '')) || '*'}` };
  return [alone(target), alone(inside), ...(/\/$|\.\w+$/.test(source) ? [] : [{ word: target, below: true }])];
}

function namedIn(words: readonly ShellWord[], name: RegExp): readonly Written[] {
  return words.flatMap(({ text }) => [...text.matchAll(name)].map(([, file = '']) => alone(bare(file))));
}

function has(words: readonly ShellWord[], option: RegExp): boolean {
  return words.some(({ text }) => option.test(text));
}

function plain(words: readonly ShellWord[]): readonly ShellWord[] {
  return words.filter(({ text }) => !text.startsWith('-'));
}

/** By an installer. */
function isRead({ text }: ShellWord): boolean {
  return /\.(?:txt|in|toml|lock|cfg|py)$|Pipfile$/.test(text);
}

function isFile({ text }: ShellWord): boolean {
  return /[./]/.test(text);
}

function alone(word: ShellWord): Written {
  return { word, below: false };
}

function below(folder: string): Written {
  return { word: bare(folder), below: true };
}

function bare(text: string): ShellWord {
  return { text, unknown: [] };
}
