// A text as lines of which each knows where it stands, whatever commands made of the text.

export interface TextLine {
  readonly text: string;
  readonly at: LinePlace;
}

/** A line of the file of that path. */
export interface LinePlace {
  readonly path: string;
  readonly line: number;
}

export interface TextLines {
  readonly lines: readonly TextLine[];
  /** Whether the last line ends, as text editors leave it. */
  readonly ends: boolean;
}

export function textLines(text: string, placeOf: (line: number) => LinePlace): TextLines {
  if (text === '') return { lines: [], ends: true };
  const ends = text.endsWith('\n');
  const texts = (ends ? text.slice(0, -1) : text).split('\n');
  return { lines: texts.map((each, index) => ({ text: each, at: placeOf(index + 1) })), ends };
}

export function textOf({ lines, ends }: TextLines): string {
  return lines.map(({ text }) => text).join('\n') + (ends && lines.length > 0 ? '\n' : '');
}

/**
 * A line of which a command has made another text. What asks for the same stands where it stood: no blank at its end, no comment
 * there makes a difference. What asks for something else is to be changed at the command.
 */
export function changedLine(line: TextLine, text: string, own: LinePlace): TextLine {
  if (text === line.text) return line;
  return { text, at: bare(text) === bare(line.text) ? line.at : own };
}

function bare(text: string): string {
  return text
    .replace(/(?:^|\s)#.*$/, '')
    .replace(/\\\s*$/, '')
    .trim();
}

/** One behind the other, as `cat` prints them: what does not end goes on in the next. */
export function joinedLines(parts: readonly TextLines[]): TextLines {
  let open: TextLine | undefined;
  const lines: TextLine[] = [];
  for (const { lines: own, ends } of parts.filter((part) => part.lines.length > 0)) {
    const [first, ...others] = own;
    const begun = first && open ? [{ ...open, text: open.text + first.text }] : first ? [first] : [];
    const all = [...begun, ...others];
    open = ends ? undefined : all.pop();
    for (const line of all) lines.push(line);
  }
  return { lines: open === undefined ? lines : [...lines, open], ends: open === undefined };
}
