// PEP 725 metadata, read into libraries and languages.

import { expect, it } from 'vitest';
import { externalNeeds } from '../../../../packages/core/src/assess/toolchain/external-needs.ts';

it.each([
  ['dep:generic/openssl@>=3', ['openssl'], [], []],
  ['dep:generic/libpq', ['libpq'], [], []],
  ['dep:generic/libjpeg-turbo', ['libjpeg'], [], []],
  ['pkg:generic/freetype', ['freetype'], [], []],
  ['DEP:generic/Freetype ; platform_system == "Linux"', ['freetype'], [], []],
  ['dep:virtual/compiler/c', [], ['c'], []],
  ['dep:virtual/compiler/cxx', [], ['c++'], []],
  ['dep:virtual/compiler/rust@>=1.70', [], ['rust'], []],
  ['dep:virtual/compiler/fortran', [], ['fortran'], []],
  ['dep:virtual/interface/lapack', ['openblas'], [], []],
  ['dep:generic/cmake', ['cmake'], [], []],
  ['dep:generic/pkgconf', ['pkg-config'], [], []],
  // There anyway
  ['dep:generic/python', [], [], []],
  ['dep:pypi/cython', [], [], []],
  // Nothing of ours
  ['dep:generic/quux', [], [], ['dep:generic/quux']],
  ['dep:virtual/compiler/ada', [], [], ['dep:virtual/compiler/ada']],
  ['dep:virtual/interface/mpi', [], [], ['dep:virtual/interface/mpi']],
  ['openssl', [], [], ['openssl']],
  ['dep:', [], [], ['dep:']],
  ['', [], [], ['']],
  ['dep:generic/__proto__', [], [], ['dep:generic/__proto__']],
])('%s', (text, libraries, languages, unknown) => {
  expect(externalNeeds([text])).toEqual({ libraries, languages, unknown });
});
