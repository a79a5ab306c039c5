// Values of a YAML file with their lines. Aliases stay references and merge keys are looked up when they are asked for, so that a small
// file that stands for a huge one costs nothing.

interface Tagged {
  /** `!reset`, `!override`: nothing of what it is merged over stays. */
  readonly replaces?: boolean;
}

export interface YamlScalar extends Tagged {
  readonly kind: 'scalar';
  readonly line: number;
  /** Of a block (`|`, `>`): its first line of text. */
  readonly textLine: number;
  /** As text; null for nothing. */
  readonly value: string | null;
  /** What is a number or a truth value, as it is written: `3.10` is the number 3.1. */
  readonly written?: string;
}

interface YamlList extends Tagged {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly YamlValue[];
}

export interface YamlMap extends Tagged {
  readonly kind: 'map';
  readonly line: number;
  readonly own: ReadonlyMap<string, YamlValue>;
  /** What `<<` names, the first of two that have a key counts. */
  readonly merged: readonly YamlMap[];
}

export type YamlValue = YamlScalar | YamlList | YamlMap;

/** The value of a key, its own before a merged one. */
export function valueAt(map: YamlMap, key: string): YamlValue | undefined {
  return lineageOf(map)
    .map(({ own }) => own.get(key))
    .find((value) => value !== undefined);
}

/** Every key with its value, merged ones behind. */
export function entriesOf(map: YamlMap): readonly (readonly [key: string, value: YamlValue])[] {
  const found = new Map<string, YamlValue>();
  for (const { own } of lineageOf(map)) for (const [key, value] of own) if (!found.has(key)) found.set(key, value);
  return [...found];
}

/** Each once, however often it is merged. */
function lineageOf(map: YamlMap): readonly YamlMap[] {
  const found = new Set<YamlMap>();
  const visit = (each: YamlMap): void => {
    if (found.has(each)) return;
    found.add(each);
    for (const other of each.merged) visit(other);
  };
  visit(map);
  return [...found];
}
