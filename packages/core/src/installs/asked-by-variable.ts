// Installations of a start script for whoever asks for them by a variable: `pip install $EXTRA_PACKAGES` installs nothing by itself.

/** What follows a variable's name in an installation of nothing else: a file of requirements has a name of its own. */
const fileOptions = /^(?:-[rce]|--requirement|--constraint|--editable)/;

/**
 * The variables that name all that a line installs; undefined where it names something itself.
 *
 * @param line `pip3 install --no-cache-dir $EXTRA_PACKAGES`
 */
export function askedByVariable(line: string): readonly string[] | undefined {
  const [, behind] = /\bpip[\d.]*\s+install\s+([^;&|<>]*)/.exec(line) ?? [];
  if (behind === undefined) return undefined;
  const words = behind.trim().split(/\s+/);
  if (words.some((word) => fileOptions.test(word))) return undefined;
  const names = words
    .filter((word) => !word.startsWith('-'))
    .map((word) => /^"?\$(?:\{(\w+)(?::?-)?\}|(\w+))"?$/.exec(word))
    .map((found) => found?.[1] ?? found?.[2]);
  return names.length > 0 && names.every((name) => name !== undefined && !/^\d/.test(name))
    ? names.flatMap((name) => name ?? [])
    : undefined;
}

/** Whether a script gives a variable a value itself. */
export function setsVariable(script: string, name: string): boolean {
  return new RegExp(String.raw`(?:^|[\s;])${name}\+?=|\bread\b[^\n]*\b${name}\b|\bfor\s+${name}\b`, 'm').test(script);
}
