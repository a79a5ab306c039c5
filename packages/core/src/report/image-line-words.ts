// Where a plan changes the image, as it names lines (`line 1`, beside lines of other files `Dockerfile line 1`), and what stands there.

import { imageChange, type ImageLine } from '../rules/image-change.ts';

/** A line of a Dockerfile: `line 1` where no other can be meant, else `api/Dockerfile:1`. */
export type LineWords = (path: string, line: number) => string;

/**
 * How lines of a file called Dockerfile are told. `bare`: the plan names one line, in a run with one Dockerfile, which its header names.
 * `named`: the same, among plans that change lines of other files, so that `line 1` alone could be one of theirs. `whole`: like any other.
 */
export type LineStyle = 'bare' | 'named' | 'whole';

export function lineWords(style: LineStyle): LineWords {
  return (path, line) => {
    if (style === 'whole' || path !== 'Dockerfile') return `${path}:${line}`;
    return style === 'bare' ? `line ${line}` : `${path} line ${line}`;
  };
}

/** A change as the line reads that is changed; no place: it is on the command line. */
interface ImageLineChange {
  readonly place: string | null;
  /** `python:3.12-alpine`, `python:${PY}-alpine`, `ARG PY=3.12`, in another file `PY: 3.12`, `--build-arg PY=3.12` */
  readonly from: string;
  readonly to: string;
}

/**
 * @param before the image that the line comes to now
 * @param image the one that it is to come to
 */
export function imageLineChange(
  at: ImageLine,
  { before, image }: { readonly before: string; readonly image: string },
  words: LineWords,
): ImageLineChange {
  const { variable, value } = imageChange(at, image);
  if (variable === null) return { place: words(at.path, at.line), ...asWritten(at, before, image) };
  const { name, value: old, at: place } = variable;
  if (typeof place === 'number') return { place: words(at.path, place), from: `ARG ${name}=${old}`, to: value };
  return place === null
    ? { place, from: `--build-arg ${name}=${old}`, to: value }
    : { place, from: `${name}: ${old}`, to: value };
}

/** With the one variable of a FROM that stays: `python:${PY}-alpine` becomes `python:${PY}-slim`. */
function asWritten({ variables = [] }: ImageLine, before: string, image: string): Pick<ImageLineChange, 'from' | 'to'> {
  const [variable, ...others] = variables;
  if (variable === undefined || others.length > 0) return { from: before, to: image };
  const { before: start, value, after, name } = variable;
  const isWhole = before === `${start}${value}${after}`;
  const from = isWhole ? `${start}\${${name}}${after}` : before;
  // A longer value only begins like that: `3.1` of `3.12`.
  const rest = image.startsWith(start + value) ? image.slice(start.length + value.length) : undefined;
  const stays = isWhole && rest !== undefined && !/^[\d.]/.test(rest);
  return { from, to: stays ? `${start}\${${name}}${rest}` : image };
}

/** `line 1: python:3.12-alpine → python:3.12-slim` */
export function changeWords({ place, from, to }: ImageLineChange): string {
  return `${place === null ? '' : `${place}: `}${from} → ${to}`;
}
