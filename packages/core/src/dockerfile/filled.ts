// Values of a state: collections are filled in place, all else is replaced.

type Collection = Map<unknown, unknown> | Set<unknown> | unknown[];

/** Collections stay the ones that they are. */
export type Filled<T> = {
  readonly [K in keyof T as T[K] extends Collection ? K : never]: T[K];
} & { [K in keyof T as T[K] extends Collection ? never : K]: T[K] };

/** The same, of which nothing that is added to one is seen in the other. */
export function refilled<T extends object>(state: T): T {
  const collections = Object.entries(state).flatMap(([name, value]: readonly [string, unknown]) => {
    const copy = copyOf(value);
    return copy === undefined ? [] : [[name, copy] as const];
  });
  return Object.assign({ ...state }, Object.fromEntries(collections));
}

function copyOf(value: unknown): Collection | undefined {
  if (value instanceof Map) return new Map(value);
  if (value instanceof Set) return new Set(value);
  return Array.isArray(value) ? [...value] : undefined;
}
