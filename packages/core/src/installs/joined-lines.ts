// Lines of a script or a Makefile as a shell gets them.

export interface JoinedLine {
  /** Without what stands around it. */
  readonly each: string;
  /** Of its first line, from 1. */
  readonly number: number;
}

/** What a backslash at the end of a line goes on with belongs to it. */
export function joinedLines(text: string): readonly JoinedLine[] {
  const joined: { each: string; readonly number: number }[] = [];
  let open: (typeof joined)[number] | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    const goesOn = /\\\s*$/.test(line);
    const each = (goesOn ? line.replace(/\\\s*$/, '') : line).trim();
    if (open === undefined) {
      open = { each, number: at + 1 };
      joined.push(open);
    } else open.each = `${open.each} ${each}`;
    if (!goesOn) open = undefined;
  }
  return joined;
}

/** `$(PIP) install` as `pip install` */
export function variablesByName(line: string): string {
  return line.replaceAll(/\$[({]\w+[)}]/g, (variable) => variable.slice(2, -1).toLowerCase());
}
