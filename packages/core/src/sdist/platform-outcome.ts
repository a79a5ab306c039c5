// What a condition that asks for the operating system comes to on Linux.

import type { Outcome } from './outcome.ts';

const platform = /\b(?:sys\.platform|os\.name|platform\.system\(\)|platform)(?:\.lower\(\))?(?![\w(])/;
const here = /^(?:linux|posix)$/i;
/** `linux2` was Python 2's. */
const elsewhere =
  /^(?:linux2|win\w*|cygwin|nt|darwin|mac\w*|msys|java|aix\d?|sunos\d?|\w*bsd\d*|os2|gnu\d?|wasi|emscripten|android|ios)$/i;

export function platformOutcome(text: string): Outcome {
  if (!platform.test(text)) return null;
  const values = [...text.matchAll(/['"]([\w-]+)['"]/g)].map(({ 1: value = '' }) => value);
  if (values.length === 0 || !values.every((each) => here.test(each) || elsewhere.test(each))) return null;
  const named = values.some((each) => here.test(each));
  // `platform.machine() == 'x'`, `sys.platform[:3] == 'win'` and the like
  const form =
    /^[\w.()]+(?:\[:\d\])?\s*(==|!=|in|not in)\s*[[({]?[\s\w'",-]+[\])}]?$|^['"][\w-]+['"]\s+(in|not in)\s+[\w.()]+$|^[\w.()]+\.(startswith)\([('"\w, )-]+\)$/.exec(
      text,
    );
  const relation = form?.[1] ?? form?.[2] ?? form?.[3];
  if (relation === undefined) return null;
  return relation.startsWith('not') || relation === '!=' ? !named : named;
}
