// Completions for PowerShell, 5.1 and newer.

import { type Completed, type CompletedCommand, wordLists } from './completion-model.ts';

/** The script that a profile runs with `Invoke-Expression`; ends in a newline. */
export function powershell(commands: readonly CompletedCommand[]): string {
  const others = commands.filter(({ name }) => name !== 'check');
  const rows = commands.flatMap(({ name, options }) =>
    options.map(
      ({ names, help, value }) =>
        `    @{ Command = ${quoted(name)}; Names = ${array(names)}; Help = ${quoted(help)}; Value = ${quoted(value ? placeOf(value) : '')} }`,
    ),
  );
  return `# wheelcheck in PowerShell: wheelcheck completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName wheelcheck -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)

  $lists = @{
${[...wordLists(commands)].map(([list, words]) => `    ${quoted(list)} = ${array(words)}`).join('\n')}
  }
  $operands = @{
${commands.map(({ name, operand }) => `    ${quoted(name)} = ${quoted(placeOf(operand))}`).join('\n')}
  }
  $commands = @(
${others.map(({ name, help }) => `    @{ Name = ${quoted(name)}; Help = ${quoted(help)} }`).join('\n')}
  )
  $options = @(
${rows.join('\n')}
  )

  # The words before the one that is being completed
  $typed = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $command = 'check'
  if ($typed.Count -gt 1 -and ($commands | ForEach-Object { $_.Name }) -ccontains $typed[1]) { $command = $typed[1] }
  $own = $options | Where-Object { $_.Command -ceq $command }
  $last = $typed[$typed.Count - 1]
  $before = $own | Where-Object { $_.Value -and $_.Names -ccontains $last } | Select-Object -First 1

  # Nothing is said where files belong: PowerShell completes those itself.
  if ($before) {
    $words = $lists[$before.Value]
  } elseif ($wordToComplete -like '-*') {
    foreach ($option in $own) {
      foreach ($name in $option.Names) {
        if ($name.StartsWith($wordToComplete, [StringComparison]::Ordinal)) {
          [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterName', $option.Help)
        }
      }
    }
    return
  } elseif ($typed.Count -eq 1 -and $wordToComplete) {
    foreach ($each in $commands) {
      if ($each.Name.StartsWith($wordToComplete, [StringComparison]::Ordinal)) {
        [System.Management.Automation.CompletionResult]::new($each.Name, $each.Name, 'Command', $each.Help)
      }
    }
    return
  } else {
    $words = $lists[$operands[$command]]
  }
  foreach ($word in $words) {
    if ($word.StartsWith($wordToComplete, [StringComparison]::Ordinal)) {
      [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $word)
    }
  }
}
`;
}

/** Places without a list have no entry in $lists, and complete nothing. */
function placeOf(completed: Completed): string {
  return completed.kind === 'words' || completed.kind === 'formats' ? completed.list : completed.kind;
}

function array(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

/** PowerShell takes typographic quotes for straight ones: each is doubled. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`;
}
