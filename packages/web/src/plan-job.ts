// Dropped files and settings → what core is asked: which files are checked, on what, with which groups.

import {
  type Installation,
  isComposeName,
  isDockerfileName,
  manifestNames,
  nearestManifest,
  normalizeName,
  parsePlatform,
  type Platform,
  type Selection,
  WheelcheckError,
} from '@wheelcheck/core/check';
import type { PlannedInstallation } from '@wheelcheck/core/containers';
import { webFiles } from '@wheelcheck/core/web';
import type { GivenFile, Job } from './messages.ts';
import type { Settings } from './settings.ts';

/** What is checked, before its index is known. */
export type Planned = Omit<Installation, 'index'> & Pick<PlannedInstallation, 'command'>;

/** @throws WheelcheckError where the files are none that can be checked, or a setting cannot be read */
export async function planJob({ files: all, settings }: Job): Promise<readonly Planned[]> {
  const platforms = platformsOf(settings);
  const compose = all.find(({ path }) => isComposeName(path));
  const file = compose ?? all.find(({ path }) => isDockerfileName(path));
  if (file !== undefined) {
    const { planServices, planStages } = await import('./plan-containers.ts');
    const selection = settings.groups.length + settings.extras.length > 0 ? selectionOf(settings) : undefined;
    return (compose === undefined ? planStages : planServices)({ file, all, platforms, selection });
  }
  return [
    {
      files: [webFiles(mainFile(all).path, all)],
      targets: imagesOf(settings).flatMap((base) => platforms.map((platform) => ({ base, platform }))),
      selection: selectionOf(settings),
    },
  ];
}

/** The file that is checked, where several were dropped: the first in the order of the formats. */
function mainFile(files: readonly GivenFile[]): GivenFile {
  const name = nearestManifest(files.map(({ path }) => baseName(path)));
  const found =
    files.find(({ path }) => baseName(path) === name) ??
    files.find(({ path }) => /\.(?:txt|in|lock|toml|ya?ml)$/.test(path));
  if (found !== undefined) return found;
  throw new WheelcheckError({
    code: 'file-missing',
    message:
      files.length === 0
        ? 'there is no file yet'
        : `${files.map(({ path }) => path).join(', ')}: no file of a kind that is read`,
    hint: `drop or paste one of ${manifestNames.join(', ')}, or a Dockerfile or compose file with the files that it installs`,
  });
}

function selectionOf({ groups, extras }: Settings): Partial<Selection> {
  return {
    ...(groups.includes('*') ? { allGroups: true } : { with: groups }),
    ...(extras.includes('*') ? { allExtras: true } : { extras: extras.map(normalizeName) }),
  };
}

function imagesOf({ images }: Settings): readonly string[] {
  if (images.length > 0) return images;
  throw new WheelcheckError({
    code: 'usage',
    message: 'no base image was named',
    hint: 'such as python:3.12-slim',
    settings: ['base'],
  });
}

function platformsOf({ platforms }: Settings): readonly Platform[] {
  if (platforms.length === 0) throw noPlatform();
  return platforms.map((text) => {
    const parsed = parsePlatform(text);
    if (parsed.ok) return parsed.value;
    throw new WheelcheckError({
      code: 'usage',
      message: `${text} is no platform that is known`,
      reason: parsed.problem,
    });
  });
}

function noPlatform(): WheelcheckError {
  return new WheelcheckError({ code: 'usage', message: 'no platform was chosen', hint: 'such as linux/amd64' });
}

function baseName(path: string): string {
  return path.replace(/^.*\//, '');
}
