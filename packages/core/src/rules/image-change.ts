// What to write where, so that a FROM names another image: a variable that holds it is changed where it gets its value.

import type { ImageVariable } from '../target/target-stage.ts';

/** A FROM that names an image. */
export interface ImageLine {
  readonly path: string;
  readonly line: number;
  readonly variables?: readonly ImageVariable[] | undefined;
}

export interface ImageChange {
  /** Its variable; null where the FROM itself is changed. */
  readonly variable: ImageVariable | null;
  /** `Dockerfile:3`, `compose.yaml:7`, `--build-arg`. */
  readonly place: string;
  /** What the variable has then, or the image. */
  readonly value: string;
  /** What stands there then: `FROM python:3.12-slim`, `ARG PY=3.12`, of what is no Dockerfile `PY=3.12`. */
  readonly text: string;
}

/**
 * By the first variable that makes the image with another value, else by the FROM: `python:${PY}-slim` becomes no Alpine by
 * any PY. One on which another FROM hangs in other words stays, unless it is a version before and after.
 */
export function imageChange({ path, line, variables = [] }: ImageLine, image: string): ImageChange {
  for (const variable of variables) {
    const value = valueFor(variable, image);
    if (value === undefined || (variable.shared && !(isVersion(value) && isVersion(variable.value)))) continue;
    const text = `${variable.name}=${value}`;
    return {
      variable,
      value,
      place: variablePlace(variable, path),
      text: typeof variable.at === 'number' ? `ARG ${text}` : text,
    };
  }
  return { variable: null, value: image, place: `${path}:${line}`, text: `FROM ${image}` };
}

/** `Dockerfile:1`, `compose.yaml:7`, `--build-arg` */
function variablePlace({ at }: ImageVariable, path: string): string {
  return typeof at === 'number' ? `${path}:${at}` : (at ?? '--build-arg');
}

/** Where to look for a part of the image that holds such a text: `Dockerfile:1 (PY)`, `--build-arg PY`, else its FROM. */
export function imagePlace({ path, line, variables = [] }: ImageLine, part: string): string {
  const variable = variables.find(({ value }) => value.includes(part));
  if (variable === undefined) return `${path}:${line}`;
  const place = variablePlace(variable, path);
  return variable.at === null ? `${place} ${variable.name}` : `${place} (${variable.name})`;
}

function valueFor({ before, after }: ImageVariable, image: string): string | undefined {
  const fits = image.length > before.length + after.length && image.startsWith(before) && image.endsWith(after);
  return fits ? image.slice(before.length, image.length - after.length) : undefined;
}

function isVersion(text: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(text);
}
