// Completions for fish, 3.0 and newer.

import { type CompletedCommand, type CompletedOption, wordLists } from './completion-model.ts';

/** The script for `~/.config/fish/completions/wheelcheck.fish`; ends in a newline. */
export function fish(commands: readonly CompletedCommand[]): string {
  const others = commands.filter(({ name }) => name !== 'check');
  const lists = [...wordLists(commands)].map(
    ([list, words]) => `set -g __wheelcheck_${list} ${words.map(quoted).join(' ')}`,
  );
  const names = others.map(({ name }) => name).join(' ');
  return `# wheelcheck in fish: wheelcheck completion fish > ~/.config/fish/completions/wheelcheck.fish

${lists.join('\n')}

# Which command the line holds: it stands first, or it is check.
function __wheelcheck_command
    set -l typed (commandline -opc)
    set -q typed[2]; and contains -- $typed[2] ${names}; and echo $typed[2]; or echo check
end

function __wheelcheck_is
    test (__wheelcheck_command) = $argv[1]
end

function __wheelcheck_first
    set -l typed (commandline -opc)
    test (count $typed) -eq 1
end

# NAME, or NAME=FILE
function __wheelcheck_format
    set -l typed (commandline -ct)
    if string match -q -r '^[^-].*=' -- $typed
        set -l name (string replace -r '=.*' '=' -- $typed)
        for path in (__fish_complete_path (string replace -r '^[^=]*=' '' -- $typed))
            echo $name$path
        end
    else
        printf '%s\\n' $argv
    end
end

complete -c wheelcheck -e
${others.map(({ name, help }) => `complete -c wheelcheck -n __wheelcheck_first -a ${name} -d ${quoted(help)}`).join('\n')}
${commands.flatMap(commandLines).join('\n')}
`;
}

function commandLines({ name, options, operand }: CompletedCommand): readonly string[] {
  const start = `complete -c wheelcheck -n '__wheelcheck_is ${name}'`;
  const operands = operand.kind === 'words' ? [`${start} -f -a '$__wheelcheck_${operand.list}'`] : [];
  return [...operands, ...options.map((option) => `${start} ${optionFlags(option)}`)];
}

function optionFlags({ names, help, value }: CompletedOption): string {
  const spelled = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  return [...spelled, ...valueFlags(value), `-d ${quoted(help)}`].join(' ');
}

function valueFlags(value: CompletedOption['value']): readonly string[] {
  switch (value?.kind) {
    case undefined:
      return [];
    case 'words':
      return ['-x', `-a '$__wheelcheck_${value.list}'`];
    case 'formats':
      return ['-x', `-a '(__wheelcheck_format $__wheelcheck_${value.list})'`];
    case 'files':
      return ['-r', '-F'];
    case 'folders':
      return ['-x', "-a '(__fish_complete_directories (commandline -ct))'"];
    case 'anything':
      return ['-x'];
  }
}

/** In fish's single quotes only the quote and the backslash are special. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
