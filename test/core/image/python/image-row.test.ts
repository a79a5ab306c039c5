// One row of the table, read by itself before anybody asks for the whole.

import { expect, it } from 'vitest';
import { pythonImages } from '../../../../packages/core/src/image/python/python-images.ts';
import { imageRow, imageTable } from '../../../../packages/core/src/image/python/image-table.ts';

const written = pythonImages.split('\n').filter((_, index) => index % 100 === 0);
const some = written.flatMap((line) =>
  line
    .split(' ')
    .slice(5)
    .map((tag) => tag.replace('~', line.slice(0, line.indexOf(' ')))),
);
const odd = [
  'latest',
  'slim',
  'rc-alpine',
  '',
  '~',
  '~-slim',
  '3.12',
  '3.12.1',
  '2.7.18-alpine',
  '3.12-nothing',
  '99',
  '.',
];

it('is that of the whole table', () => {
  const alone = [...some, ...odd].map((tag) => [tag, imageRow(tag)]);
  expect(some.length).toBeGreaterThan(20);
  expect(alone).toEqual([...some, ...odd].map((tag) => [tag, imageTable().get(tag)]));
  expect(imageRow('3.12-alpine')).toBe(imageTable().get('3.12-alpine'));
});
