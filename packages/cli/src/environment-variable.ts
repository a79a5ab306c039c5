// A variable of the environment: `constructor` is a member of every object, and no variable that anybody set.

export function environmentVariable(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): string | undefined {
  return Object.hasOwn(environment, name) ? environment[name] : undefined;
}
