// A reader of a job's log that looks for commands as the Actions runner does (actions/runner, ActionCommand.cs).

export interface RunnerCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What the runner has extensions for. */
const registered = new Set(
  'error warning notice debug add-mask set-output set-env add-path save-state group endgroup stop-commands echo add-matcher remove-matcher internal-set-repo-path'.split(
    ' ',
  ),
);

/** The commands in a text, line by line, newer form first. */
export function runnerCommands(text: string): readonly RunnerCommand[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => newer(line) ?? older(line) ?? []);
}

function newer(line: string): RunnerCommand | undefined {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith('::')) return undefined;
  const end = trimmed.indexOf('::', 2);
  if (end === -1) return undefined;
  return command(trimmed.slice(2, end), trimmed.slice(end + 2), ',', [
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%3A', ':'],
    ['%2C', ','],
  ]);
}

function older(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start === -1 || end === -1) return undefined;
  return command(line.slice(start + 3, end), line.slice(end + 1), ';', [
    ['%3B', ';'],
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%5D', ']'],
  ]);
}

function command(
  info: string,
  data: string,
  separator: string,
  marks: readonly (readonly [string, string])[],
): RunnerCommand | undefined {
  const [name, rest] = split(info, ' ');
  if (!registered.has(name.toLowerCase())) return undefined;
  const decode = (text: string, with_: readonly (readonly [string, string])[]): string =>
    with_.reduce((decoded, [mark, character]) => decoded.replaceAll(mark, character), text).replaceAll('%25', '%');
  const properties = rest
    .split(separator)
    .map((pair) => split(pair, '='))
    .filter(([key]) => key !== '')
    .map(([key, value]) => [key.trim(), decode(value, marks)] as const);
  return { command: name, properties: Object.fromEntries(properties), data: decode(data, marks.slice(0, 2)) };
}

function split(text: string, at: string): readonly [string, string] {
  const position = text.indexOf(at);
  return position === -1 ? [text, ''] : [text.slice(0, position), text.slice(position + 1)];
}
