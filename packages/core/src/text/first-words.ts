// A command as a sentence names it: its line tells the rest.

/** Columns of a command in a sentence, and of one that stands by itself: two lines of a screen. */
const [IN_SENTENCE, BY_ITSELF] = [60, 150] as const;

/** Whole words of it as far as they go: `pip install flask gunicorn …`; a first word that is longer is cut. */
export function firstWords(command: string, most: number = IN_SENTENCE): string {
  if (command.length <= most) return command;
  const cut = command.slice(0, most + 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > 0 ? end : most)} …`;
}

/** The same where it has lines of its own. */
export function firstLines(command: string): string {
  return firstWords(command, BY_ITSELF);
}
