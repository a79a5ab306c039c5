// What a table has under a name that somebody else wrote: `constructor` and `toString` are members of every object, and rows of none.

export function ownValue<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
