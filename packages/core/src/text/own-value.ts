// What a table has under a name that somebody else wrote: `constructor` and `toString` are members of every object, and rows of none.

export function ownValue<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
