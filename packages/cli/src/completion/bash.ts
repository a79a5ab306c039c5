// Completions for bash, 3.2 (macOS) and newer, without the bash-completion package.

import { type Completed, type CompletedCommand, wordLists } from './completion-model.ts';

/** The script that `source <(wheelcheck completion bash)` reads; ends in a newline. */
export function bash(commands: readonly CompletedCommand[]): string {
  const others = commands.map(({ name }) => name).filter((name) => name !== 'check');
  return `# wheelcheck in bash: source <(wheelcheck completion bash)

_wheelcheck() {
  local IFS=$' \\t\\n' line=\${COMP_LINE:0:COMP_POINT} command=check place='' words='' breaks='' skip='' option value word
  # Not COMP_WORDS: bash breaks python:3.12 at its colon and --base=… at its equals sign.
  local -a typed
  read -r -a typed <<< "$line"
  [[ $line == *[[:space:]] ]] && typed+=('')
  local last=$((\${#typed[@]} - 1))
  local current=\${typed[last]}
  COMPREPLY=()
  if ((last > 1)); then
    case \${typed[1]} in ${others.join(' | ')}) command=\${typed[1]} ;; esac
  fi

  case $current in
    --*=*) option=\${current%%=*} value=\${current#*=} ;;
    *) option=\${typed[last - 1]} value=$current ;;
  esac
  case $command:$option in
${valueCases(commands)}
  esac
  if [[ -z $place ]]; then
    value=$current
    case $command:$current in
${commands.map(({ name }) => `      ${name}:-*) place=${name}_options ;;`).join('\n')}
${commands.map(({ name, operand }) => `      ${name}:*) place=${placeOf(operand)} ;;`).join('\n')}
    esac
    ((last == 1)) && [[ $current != -* ]] && place=first
  fi

  case $place in
${listCases(commands)}
    first)
      words='${others.join(' ')}'
      # Files belong here as well; readline offers those by itself only where no command begins like this.
      for word in $words; do
        [[ $word == "$value"* ]] || continue
        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$value")
        compopt -o filenames 2> /dev/null
        break
      done
      ;;
    folders) compopt +o default -o dirnames 2> /dev/null ;;
    anything) compopt +o default 2> /dev/null ;;
  esac
  case $place:$value in
    *_formats:*=*) value=\${value#*=} words='' ;;
    *_formats:*) compopt -o nospace 2> /dev/null ;;
  esac

  [[ $COMP_WORDBREAKS == *:* ]] && breaks=:
  [[ $COMP_WORDBREAKS == *=* ]] && breaks+='='
  [[ -n $breaks ]] && skip=\${current%"\${current##*["$breaks"]}"}
  for word in $words; do
    [[ $word == "$value"* ]] || continue
    word=\${current%"$value"}$word
    COMPREPLY+=("\${word#"$skip"}")
  done
}

# Where the function finds nothing, readline completes file names.
complete -o default -F _wheelcheck wheelcheck
`;
}

/** Options with a value, by what completes it. */
function valueCases(commands: readonly CompletedCommand[]): string {
  const byPlace = new Map<string, string[]>();
  for (const { name: command, options } of commands) {
    for (const { names, value } of options) {
      if (!value) continue;
      const patterns = byPlace.get(placeOf(value)) ?? [];
      byPlace.set(placeOf(value), [...patterns, ...names.map((name) => `${command}:${name}`)]);
    }
  }
  return [...byPlace].map(([place, patterns]) => `    ${patterns.join(' | ')}) place=${place} ;;`).join('\n');
}

function listCases(commands: readonly CompletedCommand[]): string {
  const options = commands.map(({ name, options: own }): [string, readonly string[]] => [
    `${name}_options`,
    own.flatMap(({ names }) => names),
  ]);
  return [...wordLists(commands), ...options]
    .map(([list, words]) => `    ${list}) words='${words.join(' ').replaceAll("'", String.raw`'\''`)}' ;;`)
    .join('\n');
}

function placeOf(completed: Completed): string {
  return completed.kind === 'words' || completed.kind === 'formats' ? completed.list : completed.kind;
}
