// The Python of a check on an image.

import { WheelcheckError } from '../error.ts';
import { parsePythonVersion, pythonOf, type PythonVersion } from '../target/python-version.ts';
import type { BaseImage, Python } from '../target/target.ts';
import { installPython } from './distribution.ts';
import { packagedPythonOf } from './image-summary.ts';
import type { ResolvedImage } from './image-in.ts';

/** That of the flag, which may be the one that the distribution's package brings, or its own. */
export async function pythonIn(
  image: ResolvedImage,
  asked: PythonVersion | undefined,
): Promise<{ readonly python: Python; readonly pythonFrom: BaseImage['pythonFrom'] }> {
  const packaged = image.python === undefined ? packagedPython(image) : undefined;
  if (asked === undefined) {
    const own = image.python === undefined ? undefined : parsePythonVersion(image.python);
    if (!own?.ok) throw noPython(image);
    return { python: await wholePython(own.value), pythonFrom: 'image' };
  }
  return packaged && isMeant(packaged, asked)
    ? { python: await wholePython(packaged), pythonFrom: 'package' }
    : { python: await wholePython(asked), pythonFrom: 'flag' };
}

function packagedPython(image: ResolvedImage): PythonVersion | undefined {
  const packaged = packagedPythonOf(image);
  const version = packaged === null ? undefined : parsePythonVersion(packaged);
  return version?.ok ? version.value : undefined;
}

/** Whether somebody who asks for a Python gets it from the package: the same minor, and the same patch where one is named. */
function isMeant(packaged: PythonVersion, asked: PythonVersion): boolean {
  const sameMinor = packaged.release.join('.') === asked.release.join('.') && !asked.freeThreaded && asked.pre === '';
  return sameMinor && (asked.patch === undefined || asked.patch === packaged.patch);
}

/** Says which Python the distribution's package would bring, and how to say that it is meant. */
function noPython(image: ResolvedImage): WheelcheckError {
  const { reference, distribution, pythonSource } = image;
  const packaged = packagedPythonOf(image);
  const reason = packaged === null ? pythonSource : `\`${installPython(distribution)}\` would bring Python ${packaged}`;
  const minor = packaged?.split('.').slice(0, 2).join('.');
  return new WheelcheckError({
    code: 'python-missing',
    message: `${reference} has no Python of its own`,
    ...(reason === undefined ? {} : { reason }),
    hint:
      minor === undefined
        ? 'name the one that is installed there, such as --python 3.12'
        : `--python ${minor} for that one; for another that is installed there, its version`,
    settings: ['base'],
  });
}

/** With the newest patch of the table where none is named. */
export async function wholePython(version: PythonVersion): Promise<Python> {
  if (version.patch !== undefined) return pythonOf(version);
  const { newestPatch } = await import('./python/python-minors.ts');
  const newest = newestPatch(version.release.join('.'));
  return pythonOf(newest === undefined ? version : { ...newest, freeThreaded: version.freeThreaded });
}
