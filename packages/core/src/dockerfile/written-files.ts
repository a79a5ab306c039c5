// The files that a program writes or may change, by its words.

import { lastOf, type Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import { writtenByOthers } from './tools/other-writers.ts';
import { writtenByCode } from './written-by-code.ts';

export interface WrittenFile {
  readonly word: ShellWord;
  /** Whether it is what lies in the folder of that name. */
  readonly below: boolean;
}

/** Options by which programs name the file that they write: curl -fsSLo, wget -qO, pip-compile --output-file. */
const outputOption = /^(?:-[A-Za-z]*[oO]|--output(?:-file|-document)?)$/;
/** Programs that name a file and leave it as it is, or that are followed otherwise. */
const reading =
  /^(?:echo|printf|cat|head|tail|less|more|[ef]?grep|rg|find|xargs|sort|uniq|cut|tr|wc|nl|diff|cmp|comm|stat|file|ls|test|\[|\[\[|touch|chmod|chown|chgrp|mkdir|cd|du|which|type|command|hash|set|export|(?:md5|sha\d*|b2)sum|jq|yq|toml|sed|gsed|perl|g?awk|tar|zip|g?patch|cpio|dd|7z[arz]?|jar|g(?:un)?zip|(?:un)?xz|b(?:un)?zip2|(?:un)?zstd|pigz|quilt|svn|hg|crudini|pipreqs|env|true|false|if|sleep|read|eval|source|\.|apt|apt-get|aptitude|apk|dnf|yum|microdnf|zypper|dpkg|rpm|pip|pip-compile|pip-sync|pip-audit|pipx|uv|uvx|poetry|pipenv|pdm|virtualenv|conda|mamba|micromamba|npm|yarn|pnpm|cargo|go|make|cmake|gcc|git|python[\d.]*|node|bash|sh|dash|ash|zsh|useradd|adduser|groupadd|addgroup|su|gosu|update-alternatives|apt-mark|dpkg-query|ldd|strip|scanelf|basename|dirname|readlink|realpath|ldconfig|playwright|pytest|tox|nox|hatch|flake8|ruff|mypy|black|safety)$/;

export function filesWritten(
  { name, words }: Program,
  { input = [], heredoc = '' }: Pick<RunCommand, 'input' | 'heredoc'>,
): readonly WrittenFile[] {
  const named = words.flatMap((word, index) => {
    const [option = '', value] = word.text.startsWith('--') ? word.text.split('=') : [word.text];
    const target = value === undefined ? words[index + 1] : { ...word, text: value };
    // `curl -orequirements.txt`
    const [, glued] = /^-[oO]([^-].*[./].*)$/.exec(word.text) ?? [];
    if (glued !== undefined) return [alone({ ...word, text: glued })];
    return outputOption.test(option) && target !== undefined ? [alone(target)] : [];
  });
  return [...named, ...writtenBy(name, words, input), ...writtenByOthers(name, words), ...byCode(name, words, heredoc)];
}

function alone(word: ShellWord): WrittenFile {
  return { word, below: false };
}

function below(text: string, unknown: readonly string[] = []): WrittenFile {
  return { word: { text, unknown }, below: true };
}

function writtenBy(name: string, words: readonly ShellWord[], input: readonly ShellWord[]): readonly WrittenFile[] {
  const plain = words.filter(({ text }) => !text.startsWith('-'));
  switch (name) {
    case 'sed':
    case 'gsed':
    case 'perl':
    case 'awk':
    case 'gawk':
      return words.some(({ text }) => /^(?:-[A-Za-hj-z]*i|--in-place)/.test(text)) ? plain.map(alone) : [];
    case 'rm':
      return plain.flatMap((word) => [alone(word), { word, below: true }]);
    case 'curl':
    case 'wget':
      // Without a name, or with curl's -O, by the name that the address ends in.
      return plain.map(({ text, unknown }) => alone({ text: lastOf(text.replace(/[?#].*$/, '')), unknown }));
    case 'mv':
      return [...plain.flatMap((word) => [alone(word), { word, below: true }]), ...copyTargets(words, plain)];
    case 'cp':
    case 'ln':
    case 'install':
      return copyTargets(words, plain);
    case 'rsync':
      // Of `src/` what is in it.
      return copyTargets(words, plain, (text) => text.replace(/\/$/, '/.'));
    case 'tar':
    case 'bsdtar':
    case 'unzip':
      return unpacked(name, words, input);
    case 'git':
      return checkedOut(words);
    case 'dd':
      return words.filter(({ text }) => text.startsWith('of=')).map((word) => alone(behindEquals(word)));
    case 'patch':
      return patched(words, plain);
    case 'tee':
    case 'truncate':
    case 'sponge':
    case 'ed':
    case 'dos2unix':
      return plain.map(alone);
    case 'python':
    case 'python3':
    case 'node':
      // The script itself is read, and what it is told of may be written.
      return plain.slice(1).filter(isPath).map(alone);
    default:
      return reading.test(name) ? [] : plain.filter(isPath).map(alone);
  }
}

/** What a script that stands in the command itself names, where it writes at all. */
function byCode(name: string, words: readonly ShellWord[], heredoc: string): readonly WrittenFile[] {
  if (!/^(?:python[\d.]*|node|perl|ruby)$/.test(name)) return [];
  const code = [
    heredoc,
    ...words.filter((_, at) => /^-[ce]$/.test(words[at - 1]?.text ?? '')).map(({ text }) => text),
  ].join('\n');
  return writtenByCode(code).map((text) => alone({ text, unknown: [] }));
}

function isPath({ text }: ShellWord): boolean {
  return /[./]/.test(text);
}

/** The last word, and what lies there by the others' names where it is a folder; with `-t` that folder is named first. */
function copyTargets(
  words: readonly ShellWord[],
  plain: readonly ShellWord[],
  sourceOf = (text: string): string => text.replace(/\/+$/, ''),
): readonly WrittenFile[] {
  const at = words.findIndex(({ text }) => /^(?:-t|--target-directory)/.test(text));
  const flag = words[at]?.text ?? '';
  const attached = flag.replace(/^(?:-t|--target-directory=?)/, '');
  const target = at < 0 ? plain.at(-1) : attached === '' ? words[at + 1] : { text: attached, unknown: [] };
  if (target === undefined) return [];
  // Of `cp -r src/. /app` and `rsync src/ /app` what is in it, of `cp -r src /app` the folder itself.
  const inside = plain.flatMap(({ text, unknown }, index) => {
    if (at < 0 && index === plain.length - 1) return [];
    const word = { text: `${target.text}/${lastOf(sourceOf(text))}`, unknown };
    return [alone(word), { word, below: true }];
  });
  // With -T it is what was in the folder.
  const itself = words.some(({ text }) => /^-[a-zA-Z]*T|^--no-target-directory$/.test(text));
  return [alone(target), ...(itself ? [{ word: target, below: true }] : inside)];
}

/**
 * The folder into which an archive is unpacked. One that is called by a version holds a folder of that name, as releases of
 * sources do, unless that is stripped.
 */
function unpacked(name: string, words: readonly ShellWord[], input: readonly ShellWord[]): readonly WrittenFile[] {
  const texts = words.map(({ text }) => text);
  // `tar xf` without a dash is a mode in the first place alone.
  const modes = [texts[0] ?? '', ...texts.filter((text) => text.startsWith('-'))];
  if (name !== 'unzip' && !modes.some((text) => /^-?[A-Za-z]*x[A-Za-z]*$|^--(?:extract|get)$/.test(text))) return [];
  const strips = texts.some((text) => text.startsWith('--strip'));
  const isRelease = [...input.map(({ text }) => text), ...texts].some((text) =>
    /(?:[-_/]v?\d|[-_]v?\$)[^/]*\.(?:tar|t[bgx]z|zip)/.test(text),
  );
  if (isRelease && !strips) return [];
  const at = texts.findIndex((text) => /^(?:-[A-Za-z]*C|--directory|-d)$/.test(text));
  const glued = texts.find((text) => text.startsWith('--directory='))?.slice('--directory='.length);
  const folder = at < 0 ? undefined : words[at + 1];
  return [below(glued ?? folder?.text ?? '.', folder?.unknown)];
}

/** Without the name of a file those that the patch names, below the folder of `-d`. */
function patched(words: readonly ShellWord[], plain: readonly ShellWord[]): readonly WrittenFile[] {
  const at = words.findIndex(({ text }) => /^(?:-d|--directory)$/.test(text));
  const takesValue = /^-(?:[dipFDBVzY]|-directory|-input|-strip)$/;
  const file = plain.find((word) => !takesValue.test(words[words.indexOf(word) - 1]?.text ?? ''));
  if (file !== undefined) return [alone(file)];
  const glued = words.find(({ text }) => /^(?:-d.|--directory=)/.test(text));
  const folder = at < 0 ? glued && { ...glued, text: glued.text.replace(/^(?:-d|--directory=)/, '') } : words[at + 1];
  return [below(folder?.text ?? '.', folder?.unknown)];
}

function behindEquals({ text, unknown }: ShellWord): ShellWord {
  return { text: text.slice(text.indexOf('=') + 1), unknown };
}

/** What `git clone` brings, and what changes the files of the current folder. */
function checkedOut(words: readonly ShellWord[]): readonly WrittenFile[] {
  // `git -C folder pull`
  const inFolder = words.findIndex(({ text }) => text === '-C');
  const place = inFolder < 0 ? undefined : words[inFolder + 1];
  const command = words.find((word) => !word.text.startsWith('-') && word !== place);
  if (command?.text !== 'clone')
    return /^(?:checkout|switch|pull|reset|restore|apply|am|merge|rebase|stash|cherry-pick|revert)$/.test(
      command?.text ?? '',
    )
      ? [below(place?.text ?? '.', place?.unknown)]
      : [];
  const at = words.findIndex(({ text }) => /:|^\/|\.git\/?$/.test(text));
  const [source, folder] = [words[at], words[at + 1]];
  if (source === undefined) return [];
  return [
    folder === undefined || folder.text.startsWith('-')
      ? below(lastOf(source.text.replace(/\/+$/, '')).replace(/\.git$/, ''), source.unknown)
      : below(folder.text, folder.unknown),
  ];
}
