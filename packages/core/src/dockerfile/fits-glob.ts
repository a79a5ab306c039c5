// Names and patterns of shells: the sources of COPY, the branches of `case`.

type Part = 'any' | ((char: string) => boolean);

/**
 * Whether a text is one that a pattern means: `*`, `?`, `[a-z]`, `[!a]` or `[^a]`, and `\` before what stands for itself.
 *
 * It goes back to the last star alone, so that no pattern takes longer than text times pattern.
 */
export function fitsGlob(text: string, pattern: string): boolean {
  const parts = partsOf(pattern);
  let [at, part] = [0, 0];
  let star: { readonly part: number; at: number } | undefined;
  while (at < text.length) {
    const next = parts[part];
    if (next === 'any') {
      star = { part: ++part, at };
    } else if (next?.(text.charAt(at)) === true) {
      at++;
      part++;
    } else if (star === undefined) {
      return false;
    } else {
      at = ++star.at;
      ({ part } = star);
    }
  }
  return parts.slice(part).every((each) => each === 'any');
}

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  const pieces = pattern.matchAll(/\*+|\?|\[([!^]?)(\]?[^\]]*)\]|\\?(.)/gs);
  for (const [piece, negated, members, plain] of pieces) {
    if (piece.startsWith('*')) parts.push('any');
    else if (piece === '?') parts.push(() => true);
    else if (members === undefined) parts.push((char) => char === plain);
    else parts.push((char) => isMember(char, members) === (negated === ''));
  }
  return parts;
}

/** @param members such as `a-z_` */
function isMember(char: string, members: string): boolean {
  return [...members.matchAll(/(.)-(.)|(.)/gs)].some(([, first, last, single]) =>
    first === undefined || last === undefined ? char === single : first <= char && char <= last,
  );
}
