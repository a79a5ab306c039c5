// What an image is called once its whole reference has been said.

import { describe, expect, it } from 'vitest';
import { shortImage } from '../../../packages/core/src/text/short-image.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('shortImage', () => {
  it.each([
    ['python:3.12-slim', 'python:3.12-slim'],
    [`python:3.12-slim@${digest}`, 'python:3.12-slim'],
    [`registry.example:5000/python:3.12@${digest}`, 'registry.example:5000/python:3.12'],
    // A port is no tag
    [`registry.example:5000/python@${digest}`, 'registry.example:5000/python@sha256:0123456789ab'],
    [`python@${digest}`, 'python@sha256:0123456789ab'],
  ])('of %s is %s', (reference, short) => {
    expect(shortImage(reference)).toBe(short);
  });
});
