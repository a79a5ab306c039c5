// What a scalar without quotes is as text, once Compose has made a number or a truth value of it: `3.10` becomes `3.1`.

/** As Go prints what its YAML reader takes it for. */
export function plainScalar(source: string): string {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(source)) return source.toLowerCase();
  const bare = source.replaceAll('_', '');
  const [, sign = '', digits] = /^([-+]?)(0[xX][\da-fA-F]+|0o?[0-7]+|0b[01]+|\d+)$/.exec(bare) ?? [];
  if (digits !== undefined && digits.length <= MOST_DIGITS) {
    const value = BigInt(digits.replace(/^0o?(?=[0-7]+$)/, '0o'));
    return `${sign === '-' && value !== 0n ? '-' : ''}${value}`;
  }
  const isFloat = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(bare) && bare.length <= MOST_DIGITS;
  return isFloat ? `${Number(bare)}` : source;
}

/** Longer ones are no version of anything. */
const MOST_DIGITS = 20;
