// The images among which `--recommend` looks for the best: variants of the same Python, the minors beside it, Debian and Ubuntu.

import { describeImage } from './describe-image.ts';
import { resolveTarget } from './resolve-target.ts';
import { systemTags } from './system/system-table.ts';
import { unlessRefused } from '../error.ts';
import type { Target, TargetRequest } from '../target/target.ts';

/** Those that exist for the platform, without the image itself; no unsupported one in place of a supported one. */
export async function imagesToTry(
  { base, platform, day }: TargetRequest,
  target: Target,
): Promise<readonly TargetRequest[]> {
  const [major, minor] = target.python.release;
  const own = `${major}.${minor}`;
  const isOld = target.image?.pastSupport !== null;
  const variant = target.libc.family === 'musl' ? '-alpine' : target.compiler === true ? '' : '-slim';
  // An older Python is no way out of one that gets no more fixes.
  const beside = [minor + 1, ...(isOld ? [] : [minor - 1])].flatMap((each) =>
    [...new Set([variant, '-slim'])].map((flavour) => `python:${major}.${each}${flavour}`),
  );
  const names = [
    ...['-alpine', '-slim', ''].map((flavour) => `python:${own}${flavour}`),
    ...beside,
    ...['debian', 'ubuntu'].flatMap(current),
  ].filter((name) => name !== base);
  const tried = await Promise.all(
    names.map((name) => requestFor({ base: name, platform, ...(day === undefined ? {} : { day }) }, isOld)),
  );
  return tried.flatMap((request) => request ?? []);
}

/** The release that `latest` stands for, by its number. */
function current(repository: string): readonly string[] {
  const version = systemTags(repository).get('latest')?.distribution?.version;
  return version === undefined ? [] : [`${repository}:${version}`];
}

/** As it is, or with the Python of its package manager; undefined where it does not exist, or gets no fixes and the asked one does. */
async function requestFor(
  asked: TargetRequest & { readonly base: string },
  isOld: boolean,
): Promise<TargetRequest | undefined> {
  return unlessRefused(async () => {
    const { packagedPython, python } = await describeImage({ ...asked, machine: asked.platform });
    const request = {
      ...asked,
      ...(python === null && packagedPython !== null ? { python: packagedPython } : {}),
    };
    const { image } = await resolveTarget(request);
    return isOld || image?.pastSupport === null ? request : undefined;
  });
}
