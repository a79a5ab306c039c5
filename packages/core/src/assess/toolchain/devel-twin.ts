// The tag of an image that has the CUDA compiler, beside one for running alone.

/** Each repository has the same release under both: nvidia/cuda as base, runtime and devel, pytorch/pytorch as runtime and devel. */
const twins: readonly (readonly [repository: RegExp, kind: RegExp])[] = [
  [/(?:^|\/)nvidia\/cuda:/, /-(?:base|runtime)(?=-[a-z]+[\d.]+$)/],
  [/(?:^|\/)pytorch\/pytorch:/, /-runtime$/],
];

/** `nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04` for `…-runtime-…`; null for an image without such a tag, or of one digest. */
export function develTwin(reference: string): string | null {
  const kind = twins.find(([repository]) => repository.test(reference))?.[1];
  return kind?.test(reference) === true ? reference.replace(kind, '-devel') : null;
}
