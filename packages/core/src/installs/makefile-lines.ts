// The lines of a Makefile that its targets run.

/** Numbers from 1; undefined where other files or patterns have a say, so that it may be any line. */
export function makefileLines(text: string, targets: readonly string[]): ReadonlySet<number> | undefined {
  if (/^[ \t]*-?s?include\b|^[^\t\n#:=%]*%[^\n:=]*:/m.test(text)) return undefined;
  const rules = rulesIn(text);
  const first = [...rules.keys()].find((name) => !name.startsWith('.'));
  const asked = targets.length > 0 ? [...targets] : first === undefined ? [] : [first];
  if (!asked.every((name) => rules.has(name))) return undefined;
  const [seen, lines] = [new Set<string>(), new Set<number>()];
  for (const name of asked) {
    if (seen.has(name)) continue;
    seen.add(name);
    const rule = rules.get(name);
    for (const line of rule?.lines ?? []) lines.add(line);
    asked.push(...(rule?.needs ?? []));
  }
  return lines;
}

interface MakeRule {
  readonly lines: number[];
  readonly needs: string[];
}

function rulesIn(text: string): ReadonlyMap<string, MakeRule> {
  const rules = new Map<string, MakeRule>();
  let open: readonly MakeRule[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.startsWith('\t')) for (const rule of open) rule.lines.push(at + 1);
    const [, names, behind = ''] = /^([^\s#:=][^#:=]*)::?(?!=)([^#]*)/.exec(line) ?? [];
    if (names === undefined) continue;
    const [needs = '', recipe] = behind.split(';');
    open = names
      .trim()
      .split(/\s+/)
      .map((name) => {
        const rule = rules.get(name) ?? { lines: [], needs: [] };
        rules.set(name, rule);
        rule.needs.push(...needs.split(/[\s|]+/).filter(Boolean));
        if (recipe !== undefined) rule.lines.push(at + 1);
        return rule;
      });
  }
  return rules;
}
