// Rows that would be explained in the same words, together: a dozen nvidia-* wheels on Alpine are one paragraph.

/** Groups by key, groups and rows in the order met. */
export function alike<Row>(rows: readonly Row[], key: (row: Row) => string): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups.values()];
}
