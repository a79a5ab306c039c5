// Completions for zsh, by its own _arguments.

import { type Completed, type CompletedCommand, type CompletedOption, wordLists } from './completion-model.ts';

/** The script that stands as `_wheelcheck` in a folder of $fpath, or is sourced after compinit; ends in a newline. */
export function zsh(commands: readonly CompletedCommand[]): string {
  const formats = new Set(
    commands.flatMap(({ options }) => options.flatMap(({ value }) => (value?.kind === 'formats' ? [value.list] : []))),
  );
  const others = commands.filter(({ name }) => name !== 'check');
  return `#compdef wheelcheck
# wheelcheck in zsh: wheelcheck completion zsh > "\${fpath[1]}/_wheelcheck", or source it after compinit

${[...wordLists(commands)].map(([list, words]) => listFunction(list, words, formats.has(list))).join('\n\n')}

_wheelcheck_first() {
  local -a commands=(
${others.map(({ name, help }) => `    ${quoted(`${name}:${help.replaceAll(':', String.raw`\:`)}`)}`).join('\n')}
  )
  # A command stands before every option.
  ((CURRENT == 2)) && _describe -t commands command commands
  _files
}

_wheelcheck() {
  local command=check
  if ((CURRENT > 2)); then
    case \${words[2]} in
      ${others.map(({ name }) => name).join(' | ')})
        command=\${words[2]}
        shift words
        ((CURRENT--))
        ;;
    esac
  fi
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}

if [[ \${funcstack[1]} == _wheelcheck ]]; then
  _wheelcheck "$@"
else
  compdef _wheelcheck wheelcheck
fi
`;
}

function listFunction(list: string, words: readonly string[], isFormats: boolean): string {
  const add = isFormats
    ? `if compset -P '*='; then _files; else compadd "$@" -S '' -a list; fi`
    : 'compadd "$@" -a list';
  return `_wheelcheck_${list}() {\n  local -a list=(${words.map(quoted).join(' ')})\n  ${add}\n}`;
}

function commandCase({ name, options, operand }: CompletedCommand): string {
  const operands =
    name === 'check'
      ? ["'1:file:_wheelcheck_first'", "'*:file:_files'"]
      : operand.title === ''
        ? []
        : [quoted(`1:${escaped(operand.title)}:${actionOf(operand)}`)];
  const lines = [...options.flatMap(optionSpecs), ...operands].map((spec) => `        ${spec}`);
  return `    ${name})\n      _arguments -s -S \\\n${lines.join(' \\\n')}\n      ;;`;
}

/** `-b+` takes its value attached or as the next word, `--base=` after the equals sign or as the next word. */
function optionSpecs({ names, help, repeatable, value }: CompletedOption): readonly string[] {
  const before = repeatable ? '*' : names.length > 1 ? `(${names.join(' ')})` : '';
  return names.map((name) => {
    const takes = value ? (name.startsWith('--') ? '=' : '+') : '';
    const place = value ? `:${escaped(value.title)}:${actionOf(value)}` : '';
    return quoted(`${before}${name}${takes}[${help.replaceAll(/[[\]\\]/g, String.raw`\$&`)}]${place}`);
  });
}

/** A blank is _arguments' word for a value that nothing completes. */
function actionOf(completed: Completed): string {
  switch (completed.kind) {
    case 'words':
    case 'formats':
      return `_wheelcheck_${completed.list}`;
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'anything':
      return ' ';
  }
}

function escaped(text: string): string {
  return text.replaceAll(':', String.raw`\:`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
