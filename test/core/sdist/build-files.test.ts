// The small readers below readSdist: languages of meson and CMake, sources by folder, Python without comments.

import { describe, expect, it } from 'vitest';
import { cmakeLanguages } from '../../../packages/core/src/sdist/cmake-project.ts';
import { mesonLanguages } from '../../../packages/core/src/sdist/meson-project.ts';
import { pythonCode } from '../../../packages/core/src/sdist/python-code.ts';
import { sourceFiles } from '../../../packages/core/src/sdist/source-files.ts';

describe('mesonLanguages', () => {
  it.each([
    ["project('a', 'c')", ['c']],
    ["project(\n  'NumPy',\n  'c', 'cpp', 'cython',\n  version: run_command(['x']),\n)", ['c', 'cpp', 'cython']],
    ["project('a', ['c', 'cpp'])", ['c', 'cpp']],
    ["project('a', version: '1', license: 'c')", []],
    ["project('a') # , 'c'\nx = ['c']", []],
    ["project('a', 'c')\nadd_languages('fortran', native: false)", ['c', 'fortran']],
    ['', []],
    ["project('a', 'c'", ['c']],
  ])('%j', (text, languages) => expect(mesonLanguages(text)).toEqual(languages));
});

describe('cmakeLanguages', () => {
  it.each([
    ['project(a)', ['C', 'CXX']],
    ['project(a VERSION 1.0)', ['C', 'CXX']],
    ['project(a LANGUAGES NONE)\nenable_language(C)', ['C']],
    ['project(a NONE)', []],
    ['project(a C Fortran)', ['C', 'Fortran']],
    ['PROJECT(a VERSION 1 LANGUAGES CXX DESCRIPTION "x C")', ['CXX']],
    // LightGBM
    [
      'option(USE_CUDA "" OFF)\nif(USE_CUDA)\n  enable_language(CUDA)\nendif()\nproject(a LANGUAGES C CXX)',
      ['C', 'CXX'],
    ],
    ['# project(a CUDA)', []],
    ['project(', ['C', 'CXX']],
  ])('%j', (text, languages) => expect(cmakeLanguages(text)).toEqual(languages));
});

describe('sourceFiles', () => {
  it.each([
    [['a/b.c', 'a/b.h', 'a/b.py'], { c: ['a/b.c'] }],
    [
      ['a.c.src', 'a.pyx.in', 'b.pyx.tp', 'c.F90', 'd.S'],
      { c: ['a.c.src'], cython: ['a.pyx.in', 'b.pyx.tp'], fortran: ['c.F90'], assembly: ['d.S'] },
    ],
    [['tests/a.c', 'pkg/testing/b.c', 'test cases/c.f90', 'docs/d.rs', 'my-examples/e.go', 'demo/f.cc'], {}],
    // Names that only begin so
    [
      ['src/attestation/a.c', 'src/docutils/b.c', 'latest/c.c'],
      { c: ['src/attestation/a.c', 'src/docutils/b.c', 'latest/c.c'] },
    ],
    // uwsgi's plugins stand beside its core; argon2-cffi-bindings has nothing but its extras
    [['core/a.c', 'plugins/gccgo/b.go', 'plugins/c.cc'], { c: ['core/a.c'] }],
    [['extras/libargon2/src/a.c'], { c: ['extras/libargon2/src/a.c'] }],
    [['.c', 'c', 'a.constructor', 'a.c.orig'], {}],
  ])('%j', (members, sources) => expect(Object.fromEntries(sourceFiles(members))).toEqual(sources));
});

describe('pythonCode', () => {
  it.each([
    ['a = 1 # ext_modules\nb', 'a = 1 \nb'],
    ['"""ext_modules"""\nsetup()', '""\nsetup()'],
    ["'''it\\'s # no comment'''\nb", '""\nb'],
    ['x = {"ext_modules": [1]} # y', 'x = {"ext_modules": [1]} '],
    ['url = "http://a#b"', 'url = "http://a#b"'],
    ['f(\n  "kept",\n)', 'f(\n  "kept",\n)'],
    ["a = 'open # kept\nb # gone", "a = 'open # kept\nb "],
    ['"""open', '""'],
    ['', ''],
  ])('%j', (text, code) => expect(pythonCode(text)).toBe(code));
});
