// How much work it may be to follow commands: a file of a megabyte takes less, and nothing takes seconds.

export interface Work {
  /** Steps that are left: an expression may take time that is more than square in a line. */
  left: number;
}

export function openWork(): Work {
  return { left: 15_000_000 };
}
