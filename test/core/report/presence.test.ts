// What a stage of a Dockerfile has, and lacks, of what a build needs.

import { describe, expect, it } from 'vitest';
import { compilersIn } from '../../../packages/core/src/image/compilers-in.ts';
import { presence } from '../../../packages/core/src/report/presence.ts';

describe('of what a build needs, a stage', () => {
  it.each<readonly [string, readonly string[], readonly string[], readonly string[], readonly string[]]>([
    ['has nothing', ['build-base', 'libffi-dev'], [], [], ['build-base', 'libffi-dev']],
    ['has it by name', ['build-base', 'libffi-dev'], ['build-base', 'libffi-dev'], ['build-base', 'libffi-dev'], []],
    ['has what stands for it', ['build-base'], ['gcc', 'musl-dev'], ['gcc', 'musl-dev'], []],
    ['has a compiler without headers', ['build-base'], ['gcc'], [], ['build-base']],
    [
      "has mariadb.pc for mysqlclient's pkg-config",
      ['default-libmysqlclient-dev', 'pkg-config'],
      ['libmariadb-dev', 'pkg-config'],
      ['libmariadb-dev', 'pkg-config'],
      [],
    ],
    ['has no mysql_config', ['default-libmysqlclient-dev'], ['libmariadb-dev'], [], ['default-libmysqlclient-dev']],
    ['has it by a .pc file of Alpine', ['pkgconf'], ['gcc', 'libxml2-dev'], ['libxml2-dev'], []],
    ['has it by a .pc file of Fedora', ['pkgconf'], ['openssl-devel'], ['openssl-devel'], []],
    ["has it by GLib's headers", ['pkg-config'], ['libcairo2-dev'], ['libcairo2-dev'], []],
    ['has none by headers of Debian that do not depend on it', ['pkg-config'], ['libxml2-dev'], [], ['pkg-config']],
    ['has none by headers without a .pc file', ['pkgconf'], ['musl-dev', 'linux-headers'], [], ['pkgconf']],
    ['has the headers on which others depend', ['libxml2-dev', 'libxslt-dev'], ['xmlsec-dev'], ['xmlsec-dev'], []],
    [
      'has what the headers of MariaDB bring',
      ['libssl-dev', 'zlib1g-dev'],
      ['default-libmysqlclient-dev'],
      ['default-libmysqlclient-dev'],
      [],
    ],
    [
      'has what the headers of FreeType bring, and no more',
      ['libjpeg-dev', 'libpng-dev', 'zlib1g-dev'],
      ['libfreetype6-dev'],
      ['libfreetype6-dev'],
      ['libjpeg-dev'],
    ],
    ['has a part', ['gcc', 'libpq-dev'], ['build-essential'], ['build-essential'], ['libpq-dev']],
  ])('%s', (_, names, present, there, missing) => {
    expect(presence(names, present, [{ kind: 'compiler', languages: ['C'] }])).toEqual({ there, missing });
  });

  it('has too little where C++ is needed and gcc is there', () => {
    expect(presence(['build-base'], ['gcc', 'musl-dev'], [{ kind: 'compiler', languages: ['C++'] }]).missing).toEqual([
      'build-base',
    ]);
  });
});

describe('a compiler that works', () => {
  it.each([
    [['gcc'], 'debian', []],
    [['gcc', 'libffi-dev'], 'debian', []],
    [['gcc', 'libc6-dev'], 'debian', ['gcc']],
    [['gcc', 'zlib1g-dev'], 'ubuntu', ['gcc']],
    [['gcc', 'libsodium-dev', 'swig'], 'debian', []],
    [['gcc', 'python3.12-dev'], 'ubuntu', ['gcc']],
    [['gcc'], 'fedora', ['gcc']],
    [['gcc'], 'alpine', []],
    [['gcc', 'musl-dev'], 'alpine', ['gcc']],
    [['gcc', 'cargo'], 'alpine', ['gcc']],
    [['g++'], 'alpine', ['g++']],
    [['make'], 'debian', []],
  ])('of %j on %s is %j', (packages, distribution, expected) => {
    expect(compilersIn(packages, distribution)).toEqual(expected);
  });
});
