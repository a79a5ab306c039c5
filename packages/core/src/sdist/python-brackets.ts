// Where a piece of Python ends: at a comma or bracket outside strings and further brackets.

import { stringEnd } from './python-code.ts';

/** Where the expression at `from` ends: at a comma, or at the bracket that closes what is open there; else the text's end. */
export function expressionEnd(code: string, from: number): number {
  return endOf(code, from, ',');
}

/** Where the bracket stands that closes what is open at `from`; the text's end where none does. */
export function bracketEnd(code: string, from: number): number {
  return endOf(code, from, '');
}

function endOf(code: string, from: number, stop: string): number {
  let brackets = 0;
  for (let index = from; index < code.length; index++) {
    const character = code.charAt(index);
    if (brackets === 0 && character === stop) return index;
    if (character === '"' || character === "'") index = stringEnd(code, index) - 1;
    else if ('([{'.includes(character)) brackets++;
    else if (')]}'.includes(character) && --brackets < 0) return index;
  }
  return code.length;
}
