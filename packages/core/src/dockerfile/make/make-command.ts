// The words of a command of make: `make -C sub deps PIP=pip3`.

export interface MakeCommand {
  /** Where it works, from the current folder. */
  readonly folder: string;
  /** The file that it names. */
  readonly file: string | undefined;
  readonly targets: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
}

/** They change nothing of what runs. */
const quiet = /^(?:-[sjwBr]|-j\d+|--silent|--quiet|--no-print-directory|--always-make|--jobs(?:=\d+)?)$/;

/** Undefined where an option is none that is followed: `-n` runs nothing, `-i` goes on. */
export function makeCommand(words: readonly string[]): MakeCommand | undefined {
  let [folder, file]: [string, string | undefined] = ['.', undefined];
  const [targets, variables] = [[] as string[], new Map<string, string>()];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, name, value = ''] = /^([\w.-]+):?=(.*)$/s.exec(word) ?? [];
    const [, option, glued] = /^(-C|-f|--directory|--file|--makefile)(?:=?(.+))?$/s.exec(word) ?? [];
    if (option !== undefined) {
      const said = glued ?? words[++at] ?? '';
      if (/^-C|directory$/.test(option)) folder = folder === '.' || said.startsWith('/') ? said : `${folder}/${said}`;
      else if (file !== undefined) return undefined;
      else file = said;
    } else if (quiet.test(word)) {
      if (/^(?:-j|--jobs)$/.test(word) && /^\d+$/.test(words[at + 1] ?? '')) at++;
    } else if (word.startsWith('-')) return undefined;
    else if (name === undefined) targets.push(word);
    else variables.set(name, value);
  }
  return { folder, file, targets, variables };
}
