// The targets of an installation with the images that are tried beside them.

import { imagesToTry } from '../image/images-to-try.ts';
import { resolveTarget } from '../image/resolve-target.ts';
import { withPlatform } from '../image/with-platform.ts';
import type { TargetRequest } from '../target/target.ts';
import type { TargetStage } from '../target/target-stage.ts';
import type { Installation } from './installation.ts';

/** For each platform, the images around the first target there. */
export async function withTriedTargets(installation: Installation): Promise<Installation> {
  const targets = await Promise.all(installation.targets.map(withPlatform));
  const firsts = targets.filter(
    ({ platform }, position) => targets.findIndex((each) => each.platform === platform) === position,
  );
  const tried = await Promise.all(firsts.map(around));
  const asked = new Set(targets.map(({ base, platform }) => `${base} ${platform}`));
  const others = tried.flat().filter(({ base, platform }) => !asked.has(`${base} ${platform}`));
  return { ...installation, targets: [...targets, ...others] };
}

async function around(request: TargetRequest): Promise<readonly TargetRequest[]> {
  const images = await imagesToTry(request, await resolveTarget(request));
  return images.map((image) => ({
    ...image,
    tried: true,
    ...(request.stage ? { stage: elsewhere(request.stage) } : {}),
  }));
}

/** The stage on another image: neither its packages nor the stage that runs it need be the same there. */
function elsewhere({ path, name, line, installs, pip }: TargetStage): TargetStage {
  // Nobody asked for it: whether its Python is closed hangs on a command that would be another one, too.
  const there = installs.map((each) => ({ ...each, atClosedPython: 'unknown' as const }));
  return { path, name, line, installs: there, pip, packages: [] };
}
