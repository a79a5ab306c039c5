// What a sentence calls a stage of a Dockerfile.

/** `builder`; `the stage at Dockerfile:6` where it has no name: nobody counts stages from 0. */
export function stageLabel(name: string | number, path: string, line: number): string {
  return typeof name === 'number' ? `the stage at ${path}:${line}` : name;
}
