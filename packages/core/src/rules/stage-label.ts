// What a sentence calls a stage of a Dockerfile.

/** `builder`; `stage 1` where it has no name. */
export function stageLabel(name: string | number): string {
  return typeof name === 'number' ? `stage ${name}` : name;
}
