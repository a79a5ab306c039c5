// Requirements as setuptools takes them: lines with comments and continuations (its `_reqs.parse_strings`).

/** @returns one text a requirement; whether it is one is not looked at */
export function requirementLines(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' #', 1)[0]?.trimEnd() ?? '');
  const found: string[] = [];
  let open = '';
  for (const line of lines) {
    if (line.endsWith('\\')) {
      // setuptools drops the backslash with the character before it
      open = (open + line).slice(0, -2).trim();
      continue;
    }
    found.push(open + line);
    open = '';
  }
  return found;
}
