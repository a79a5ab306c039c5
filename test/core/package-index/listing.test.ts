import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { toDistributionFile } from '../../../packages/core/src/package-index/distribution-file.ts';
import { filesOfRelease, type ListedFile, type Listing } from '../../../packages/core/src/package-index/listing.ts';

/** A listing of `[file name, release it is filed under]`. */
function listing(project: string, files: readonly (readonly [string, string?])[]): Listing {
  const name = normalizeName(project);
  return {
    unreadable: 0,
    files: files.flatMap(([raw, release]): ListedFile[] => {
      const entry = { raw, url: new URL(raw, 'https://files.example/'), yanked: false as const };
      const file = toDistributionFile(entry, name);
      if (file === undefined) return [];
      return [release === undefined ? { file } : { file, release }];
    }),
  };
}

const names = (project: string, version: string, files: readonly (readonly [string, string?])[]): readonly string[] =>
  filesOfRelease(listing(project, files), normalizeName(project), version).map((file) => file.raw);

describe('filesOfRelease', () => {
  it('goes by the name of the file, not by the release it is filed under: traitlets 5.2.2', () => {
    const files = [
      ['traitlets-5.2.2-py3-none-any.whl', '5.2.2'],
      ['traitlets-5.2.2.post0-py3-none-any.whl', '5.2.2'],
      ['traitlets-5.2.2.tar.gz', '5.2.2.post0'],
    ] as const;
    expect(names('traitlets', '5.2.2', files)).toEqual(['traitlets-5.2.2-py3-none-any.whl', 'traitlets-5.2.2.tar.gz']);
    expect(names('traitlets', '5.2.2.post0', files)).toEqual(['traitlets-5.2.2.post0-py3-none-any.whl']);
  });

  it('pools two spellings of one version: ipython 4.0.0-b1 and 4.0.0b1', () => {
    const files = [
      ['ipython-4.0.0-b1.zip', '4.0.0-b1'],
      ['ipython-4.0.0-py3-none-any.whl', '4.0.0'],
      ['ipython-4.0.0b1.tar.gz', '4.0.0b1'],
      ['ipython-4.0.0b1-py3-none-any.whl', '4.0.0-b1'],
    ] as const;
    const pooled = ['ipython-4.0.0-b1.zip', 'ipython-4.0.0b1.tar.gz', 'ipython-4.0.0b1-py3-none-any.whl'];
    expect(names('ipython', '4.0.0b1', files)).toEqual(pooled);
    expect(names('ipython', '4.0.0-b1', files)).toEqual(pooled);
  });

  it('reads a trailing -N of an sdist as a post-release: cffi-1.2.0-1.tar.gz', () => {
    const files = [
      ['cffi-1.2.0.tar.gz', '1.2.0'],
      ['cffi-1.2.0-1.tar.gz', '1.2.0'],
    ] as const;
    expect(names('cffi', '1.2.0', files)).toEqual(['cffi-1.2.0.tar.gz']);
    expect(names('cffi', '1.2.0.post1', files)).toEqual(['cffi-1.2.0-1.tar.gz']);
  });

  it('compares versions and not texts: 1.0 is 1.0.0 and v1', () => {
    expect(names('demo', '1.0', [['demo-1.0.0-py3-none-any.whl'], ['demo-1.tar.gz'], ['demo-1.0.1.tar.gz']])).toEqual([
      'demo-1.0.0-py3-none-any.whl',
      'demo-1.tar.gz',
    ]);
  });

  it('takes local builds for a version that names none, as == does: torch 2.9.0+cpu', () => {
    const files = [
      ['torch-2.9.0+cpu-cp312-cp312-manylinux_2_28_x86_64.whl'],
      ['torch-2.9.0-cp312-none-macosx_11_0_arm64.whl'],
      ['torch-2.9.0+cu130-cp312-cp312-manylinux_2_28_x86_64.whl'],
    ] as const;
    expect(names('torch', '2.9.0', files)).toHaveLength(3);
    expect(names('torch', '2.9.0+cpu', files)).toEqual(['torch-2.9.0+cpu-cp312-cp312-manylinux_2_28_x86_64.whl']);
  });

  it('takes files that say no version by where they are filed', () => {
    const files = [
      ['amqp-1.4.5-py2.7.egg', '1.4.5'],
      ['amqp-1.4.5-py2.7.egg', '1.4.6'],
    ] as const;
    expect(names('amqp', '1.4.5', files)).toEqual(['amqp-1.4.5-py2.7.egg']);
  });

  it.each([
    ['pydantic', '0.18', 'pydantic-0.18-py36+-none-any.whl', true],
    ['amqp', '1.4.5', 'amqp-1.4.5-py2.7.egg', true],
    ['amqp', '1.4', 'amqp-1.4.5-py2.7.egg', false],
    ['numpy', '1.9.0', 'numpy-1.9.0.win32-py2.7.exe', true],
    ['zope-interface', '4.0.5', 'zope.interface-4.0.5-py3.3-win32.egg', true],
    ['amqp', '1.4.5', 'other-1.4.5-py2.7.egg', false],
  ])('without releases, %s %s: %s %s', (project, version, raw, taken) => {
    expect(names(project, version, [[raw]])).toEqual(taken ? [raw] : []);
  });
});
