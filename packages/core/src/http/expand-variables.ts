// `${TOKEN}` in the address of an index that a file names, filled in as the installer does where it runs.

/** `${NAME}`, and `$NAME` where the installer expands it too. */
const patterns = { braces: /\$\{(\w+)\}/g, shell: /\$(?:\{(\w+)\}|(\w+))/g } as const;

/** Requirements files have `${NAME}` alone; Pipfile.lock and PDM's sources go through Python's expandvars. */
export type VariableStyle = keyof typeof patterns;

/** The first variable of an address that nothing filled in; its text must not be sent as a password. */
export function unsetVariable(url: string, style: VariableStyle = 'braces'): string | undefined {
  return url.match(patterns[style])?.[0];
}

/** The variables of an address that are filled in, with what they hold. */
export function filledIn(
  text: string,
  variable: ((name: string) => string | undefined) | undefined,
  style: VariableStyle = 'braces',
): ReadonlyMap<string, string> {
  const names = [...text.matchAll(patterns[style])].map(([, braced, bare]) => braced ?? bare ?? '');
  return new Map(names.flatMap((name) => (variable?.(name) ? [[name, variable(name) ?? '']] : [])));
}

/** What is not set stays as it is written. */
export function expandVariables(
  text: string,
  variable: (name: string) => string | undefined,
  style: VariableStyle = 'braces',
): string {
  return text.replaceAll(patterns[style], (whole: string, braced?: string, bare?: string) => {
    const value = variable(braced ?? bare ?? '');
    return value === undefined || value === '' ? whole : value;
  });
}
