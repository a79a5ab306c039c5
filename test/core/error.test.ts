import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../packages/core/src/error.ts';

describe('an error with other details', () => {
  it('keeps what is not changed', () => {
    const error = new WheelcheckError({
      code: 'usage',
      message: 'no such group dev',
      hint: 'name one',
      reason: 'r',
      note: 'n',
    });
    const told = error.with({ message: `pyproject.toml:3: ${error.message}`, settings: ['with'] });
    const { code, message, hint, reason, note, settings } = told;
    expect({ code, message, hint, reason, note, settings }).toEqual({
      code: 'usage',
      message: 'pyproject.toml:3: no such group dev',
      hint: 'name one',
      reason: 'r',
      note: 'n',
      settings: ['with'],
    });
  });
});
