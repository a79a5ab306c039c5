// Options of a shell that decide whether a command which fails ends its script: `set -e`, `bash -eo pipefail -c`.

export interface ShellOptions {
  /** Whether the first failure ends the script, not only the last command's. */
  readonly errexit: boolean;
  /** Whether a pipe fails with any of its commands, not only with the last. */
  readonly pipefail: boolean;
}

/** @param words behind `set` or the shell: `-euxo pipefail`, `+e`; what stands behind the options is none */
export function shellOptions(words: readonly string[], before: ShellOptions = noOptions): ShellOptions {
  let { errexit, pipefail } = before;
  for (const [at, word] of words.entries()) {
    if (word === '--') break;
    const isOn = word.startsWith('-');
    if (!/^[-+][a-zA-Z]+$/.test(word)) continue;
    if (word.includes('e')) errexit = isOn;
    if (!word.includes('o')) continue;
    if (words[at + 1] === 'errexit') errexit = isOn;
    if (words[at + 1] === 'pipefail') pipefail = isOn;
  }
  return { errexit, pipefail };
}

/** `bash -lc`, `bash -ic`: the profile that it reads may set PATH. */
export function readsProfile(words: readonly string[]): boolean {
  return words.some((word) => word === '--login' || /^-[a-z]*[li][a-z]*$/.test(word));
}

export const noOptions: ShellOptions = { errexit: false, pipefail: false };
